using System.Collections.Concurrent;
using System.Diagnostics;
using Workspace.Bench.Support;
using Workspace.Data;

namespace Workspace.Bench.Pages;

/// <summary>Reads of signed-in pages: pages per second, latency, CPU a page, memory; and the same pages with a hundred times the data.</summary>
public static class PagesBench
{
    private const int Few = 500, Many = 50_000, Compared = 10;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(4), Run = TimeSpan.FromSeconds(5);
    private static readonly int[] Connections = [1, 10, 50];

    /// <summary>"--small" leaves the large register out; other words choose pages by the beginning of their names.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--against", var before, ..])
        {
            return await TurnsBench.RunAsync(before, args[2..]);
        }

        Machine.Say();
        var chosen = args.Where(a => !a.StartsWith('-')).ToArray();
        Console.WriteLine("page                         risks  conns   pages/s   p50 ms   p95 ms  CPU ms/page   memory MiB    bytes");
        var small = await MeasureAsync(Few, Connections, chosen);
        if (!args.Contains("--small", StringComparer.Ordinal))
        {
            var large = await MeasureAsync(Many, [Compared], chosen);
            Console.WriteLine($"\nA hundred times the data, CPU a page at {Compared} connections:");
            foreach (var ((page, connections), cpu) in large)
            {
                Console.WriteLine($"  {page,-26} {cpu / small[(page, connections)]:N2} times");
            }
        }

        return 0;
    }

    private static async Task<Dictionary<(string Page, int Connections), double>> MeasureAsync(int risks, int[] connections, string[] chosen)
    {
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        await using var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: 60, risks);
        await using var server = await BenchServer.StartAsync(folder);
        var cpu = new Dictionary<(string, int), double>();
        foreach (var (name, path, live) in Pages(data.SpaceId).Where(p => chosen.Length == 0 || chosen.Any(c => p.Name.StartsWith(c, StringComparison.Ordinal))))
        {
            await LoadAsync(server, path, live, 10, Warm);
            foreach (var count in connections)
            {
                cpu[(name, count)] = await MeasureAsync(server, name, path, live, risks, count);
            }
        }

        Directory.Delete(folder, recursive: true);
        return cpu;
    }

    internal static (string Name, string Path, bool Live)[] Pages(Guid space) =>
    [
        ("home", "/", false),
        ("register, 50 of all", $"/spaces/{space}/risks", false),
        ("register, refresh of main", $"/spaces/{space}/risks", true),
        ("heat map", $"/spaces/{space}/risks/heat-map", false),
        ("heat map, refresh of main", $"/spaces/{space}/risks/heat-map", true),
        ("people", $"/spaces/{space}/people", false),
    ];

    private static async Task<double> MeasureAsync(BenchServer server, string name, string path, bool live, int risks, int connections)
    {
        var before = server.Cpu;
        var watch = Stopwatch.StartNew();
        var (times, bytes) = await LoadAsync(server, path, live, connections, Run);
        var seconds = watch.Elapsed.TotalSeconds;
        var cpu = (server.Cpu - before).TotalMilliseconds / times.Count;
        Console.WriteLine($"{name,-26} {risks,7:N0} {connections,6} {times.Count / seconds,9:N0} {times.P50,8:N2} {times.P95,8:N2} {cpu,12:N2} {server.MemoryKiB / 1024,12:N0} {bytes,8:N0}");
        return cpu;
    }

    internal static async Task<(Times Times, int Bytes)> LoadAsync(BenchServer server, string path, bool live, int connections, TimeSpan length)
    {
        var times = new ConcurrentBag<List<double>>();
        var bytes = 0;
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(person => Task.Run(async () =>
        {
            using var http = Browser(server, person % 60, live);
            var own = new List<double>();
            while (Stopwatch.GetTimestamp() < end)
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(path);
                var body = await answer.Content.ReadAsByteArrayAsync();
                own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                bytes = body.Length;
                if (!answer.IsSuccessStatusCode || body.Length < 300)
                {
                    throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode} with {body.Length} bytes.");
                }
            }

            times.Add(own);
        })));
        return (new Times(times.SelectMany(t => t)), bytes);
    }

    /// <summary>The page as the owner of the space sees it.</summary>
    internal static async Task<string> ReadAsync(BenchServer server, string path, bool live)
    {
        using var http = Browser(server, 0, live);
        return await http.GetStringAsync(path);
    }

    private static HttpClient Browser(BenchServer server, int person, bool live)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 1 }) { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("Cookie", BenchServer.Cookie(person));
        if (live)
        {
            http.DefaultRequestHeaders.Add("X-Live", "1");
        }

        return http;
    }
}
