using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Workspace.Tests.Support;

namespace Workspace.Bench.Support;

/// <summary>The product as a process of its own on loopback, with its CPU time and memory.</summary>
public sealed class BenchServer : IAsyncDisposable
{
    private readonly Process _process;

    private readonly string _allocated;

    private BenchServer(Process process, Uri address, string allocated) => (_process, Address, _allocated) = (process, address, allocated);

    public Uri Address { get; }

    /// <summary>Processor time used so far, user and system.</summary>
    public TimeSpan Cpu
    {
        get
        {
            var fields = File.ReadAllText($"/proc/{_process.Id}/stat").Split(')')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Bytes allocated so far.</summary>
    public long Allocated => long.Parse(File.ReadAllText(_allocated), CultureInfo.InvariantCulture);

    /// <summary>Resident memory in KiB.</summary>
    public long MemoryKiB => long.Parse(File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    public static Task<BenchServer> StartAsync(string folder, params (string Name, string Value)[] settings) => StartAsync(folder, Product.Build, settings);

    /// <param name="folder">Where the data are.</param>
    /// <param name="build">Where the product is: this build, or an older one to compare with.</param>
    /// <param name="settings">Further settings of the server.</param>
    public static async Task<BenchServer> StartAsync(string folder, string build, params (string Name, string Value)[] settings)
    {
        var port = FreePort();
        var start = Product.Starting(build);
        start.Environment["WORKSPACE_URL"] = $"http://localhost:{port}";
        start.Environment["WORKSPACE_LISTEN"] = $"http://127.0.0.1:{port}";
        start.Environment["WORKSPACE_DATA"] = folder;
        start.Environment["WORKSPACE_PAGES_PER_MINUTE"] = start.Environment["WORKSPACE_DEAR_PER_MINUTE"] = "100000000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "Workspace.Bench.dll");
        var allocated = start.Environment[StartupHook.File] = Path.Combine(folder, "allocated");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        start.Environment.TryAdd("DOTNET_TieredPGO", "1");
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var server = new BenchServer(process, new Uri($"http://127.0.0.1:{port}"), allocated);
        await server.WaitAsync();
        return server;
    }

    /// <summary>The search index knows everything: nothing is filled in the background of what is measured.</summary>
    public async Task IndexedAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        while (!(await http.GetStringAsync("/health/ready")).Contains("search: 0 s behind", StringComparison.Ordinal))
        {
            await Task.Delay(100);
        }
    }

    /// <summary>Without a farewell.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    public static string Cookie(int person) => $"session={BenchData.SecretOf(person)}";

    private async Task WaitAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                if ((await http.GetAsync("/health/ready")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
            }

            await Task.Delay(100);
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
