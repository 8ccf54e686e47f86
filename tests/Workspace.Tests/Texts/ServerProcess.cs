using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Workspace.Tests.Support;

namespace Workspace.Tests.Texts;

/// <summary>The product as a process of its own, which can be killed as by a power cut and started again on the same data.</summary>
public sealed class ServerProcess(string folder, string? postgres = null, IReadOnlyDictionary<string, string>? environment = null) : IAsyncDisposable
{
    private readonly int _port = FreePort();
    private Process? _process;

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public int Id => _process!.Id;

    public async Task<ServerProcess> StartAsync()
    {
        var start = Product.Starting(Product.Build);
        start.RedirectStandardError = true;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        start.Environment["WORKSPACE_URL"] = $"http://localhost:{_port}";
        start.Environment["WORKSPACE_LISTEN"] = $"http://127.0.0.1:{_port}";
        start.Environment["WORKSPACE_DATA"] = folder;
        start.Environment["WORKSPACE_POSTGRES"] = postgres ?? "";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        await ReadyAsync(_process);
        return this;
    }

    /// <summary>Ends it without a word: <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public async Task<WebSocket> ConnectAsync(string secret)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", $"session={secret}");
        socket.Options.SetRequestHeader("Origin", $"http://localhost:{_port}");
        await socket.ConnectAsync(new($"ws://127.0.0.1:{_port}/live/texts"), default);
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }

    private async Task ReadyAsync(Process process)
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var tries = 0; tries < 1_200; tries++)
        {
            try
            {
                if ((await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // not yet
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("The server did not become ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
