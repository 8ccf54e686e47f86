using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Workspace.Tests.Support;

/// <summary>The product in a process of its own on loopback, so that it can be killed or robbed of its disk; whatever becomes of the test, it ends with it.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    // A write beyond the limit on file sizes must be refused like one on a full disk, not end the process.
    private const string Start = "trap '' XFSZ; exec dotnet \"$0\"";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<ServerProcess> StartAsync(Workspace.Data.DatabaseSettings settings, int? port = null)
    {
        var on = port ?? FreePort();
        var start = new ProcessStartInfo("sh", ["-c", Start, Path.Combine(AppContext.BaseDirectory, "Workspace.dll")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Path("src", "Workspace") };
        start.Environment["WORKSPACE_URL"] = $"http://localhost:{on}";
        start.Environment["WORKSPACE_LISTEN"] = $"http://127.0.0.1:{on}";
        start.Environment["WORKSPACE_DATA"] = settings.DataFolder;
        start.Environment["WORKSPACE_POSTGRES"] = settings.Postgres ?? "";
        start.Environment["WORKSPACE_PAGES_PER_MINUTE"] = start.Environment["WORKSPACE_DEAR_PER_MINUTE"] = "1000000";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development"; // serves the browser part as the build left it
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, new Uri($"http://127.0.0.1:{on}"));
        await server.AnswersAsync();
        return server;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>From now on no file takes another byte of this process.</summary>
    public Task FillDiskAsync() => LimitFilesAsync("0:");

    public Task FreeDiskAsync() => LimitFilesAsync("unlimited:");

    /// <summary>Without a farewell.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private async Task LimitFilesAsync(string size)
    {
        using var limit = Process.Start("prlimit", ["--pid", $"{_process.Id}", $"--fsize={size}"]);
        await limit.WaitForExitAsync();
        Assert.Equal(0, limit.ExitCode);
    }

    private async Task AnswersAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var started = Stopwatch.GetTimestamp(); ; await Task.Delay(50))
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!_process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
            {
                // not yet
            }
        }
    }
}
