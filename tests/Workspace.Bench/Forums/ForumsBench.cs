using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Workspace.Bench.Pages;
using Workspace.Bench.Signals;
using Workspace.Bench.Support;
using Workspace.Data;
using Workspace.Tools.Forums.Posts;

namespace Workspace.Bench.Forums;

/// <summary>Forums: pages, posting at the action and over HTTP, a thread that two hundred people watch, and what a hundred times the threads cost.</summary>
public static class ForumsBench
{
    private const int Watchers = 200, Rounds = 20;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(30), Warm = TimeSpan.FromSeconds(2), Run = TimeSpan.FromSeconds(5);

    /// <summary>Words choose parts: pages, action, http, watched, sizes; none: all of them.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        Machine.Say();
        if (args is ["serve", var threads]) return await ServeAsync(int.Parse(threads, CultureInfo.InvariantCulture));
        bool Chosen(string part) => args.Length == 0 || args.Contains(part, StringComparer.Ordinal);
        if (Chosen("pages") || Chosen("http") || Chosen("watched"))
        {
            await WithServerAsync(1_000, async (forum, server) =>
            {
                if (Chosen("pages")) await PagesAsync(forum, server);
                if (Chosen("watched")) await WatchedAsync(forum, server);
                if (Chosen("http")) await HttpAsync(forum, server);
            });
        }
        if (Chosen("action")) await ActionAsync();
        if (Chosen("sizes")) await SizesAsync();
        return 0;
    }

    // For looking at by hand, with a profiler beside it.
    private static async Task<int> ServeAsync(int threads)
    {
        await WithServerAsync(threads, async (forum, server) =>
        {
            Console.WriteLine($"{server.Address}\n{BenchServer.Cookie(1)}");
            foreach (var (name, path, _) in Pages(forum)) Console.WriteLine($"{name}: {path}");
            await Console.In.ReadLineAsync();
        });
        return 0;
    }

    private static async Task PagesAsync(ForumData forum, BenchServer server)
    {
        Console.WriteLine("page                          conns   pages/s   p50 ms   p95 ms  CPU ms/page    bytes");
        foreach (var (name, path, live) in Pages(forum))
        {
            await PagesBench.LoadAsync(server, path, live, 10, Warm);
            foreach (var count in new[] { 10, 50 }) await PageAsync(server, name, path, live, count, Run);
        }
    }

    private static (string Name, string Path, bool Live)[] Pages(ForumData forum) =>
    [
        ("thread, 20 posts", $"/spaces/{forum.Data.SpaceId}/forums/{forum.ThreadId}", false),
        ("thread, refresh of main", $"/spaces/{forum.Data.SpaceId}/forums/{forum.ThreadId}", true),
        ("threads of a forum", $"/spaces/{forum.Data.SpaceId}/forums/in/{forum.ForumId}", false),
        ("forums", $"/spaces/{forum.Data.SpaceId}/forums", false),
        ("home", "/", false),
    ];

    private static async Task<double> PageAsync(BenchServer server, string name, string path, bool live, int connections, TimeSpan length)
    {
        var (before, watch) = (server.Cpu, Stopwatch.StartNew());
        var (times, bytes) = await PagesBench.LoadAsync(server, path, live, connections, length);
        var (seconds, cpu) = (watch.Elapsed.TotalSeconds, (server.Cpu - before).TotalMilliseconds / times.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {connections,6} {times.Count / seconds,9:N0} {times.P50,8:N2} {times.P95,8:N2} {cpu,12:N2} {bytes,8:N0}"));
        return cpu;
    }

    private static async Task ActionAsync()
    {
        Console.WriteLine("\nposting at the action         writers   posts/s   p50 ms   p95 ms   CPU ms/post");
        foreach (var (name, threads) in new[] { ("each in a thread of their own", 50), ("all in one thread", 1) })
        {
            foreach (var writers in new[] { 1, 50 }) await WithDataAsync(100, forum => ActionAsync(forum, name, threads, writers));
        }
    }

    private static async Task ActionAsync(ForumData forum, string name, int threads, int writers)
    {
        Task<Times> WriteAsync(TimeSpan length) => ForAsync(writers, length, (writer, n) => forum.AsAsync<PostActions, PostRef>(writer, a => a.WriteAsync(forum.Data.SpaceId, forum.Quiet[writer % threads], ForumData.Words(n))));
        await WriteAsync(Warm);
        var (before, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        var times = await WriteAsync(Run);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-30} {writers,6} {times.Count / watch.Elapsed.TotalSeconds,9:N0} {times.P50,8:N2} {times.P95,8:N2} {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times.Count,13:N2}"));
    }

    private static async Task HttpAsync(ForumData forum, BenchServer server)
    {
        Console.WriteLine("\nposting over HTTP             writers   posts/s   p50 ms   p95 ms   CPU ms/post");
        foreach (var count in new[] { 1, 10, 50 })
        {
            var writers = await Task.WhenAll(Enumerable.Range(0, count).Select(i => PostWriter.OpenAsync(server, forum.Data.SpaceId, forum.Quiet[i], i)));
            Task<Times> WriteAsync(TimeSpan length) => ForAsync(count, length, (writer, n) => writers[writer].WriteAsync(n));
            await WriteAsync(Warm);
            var (before, watch) = (server.Cpu, Stopwatch.StartNew());
            var times = await WriteAsync(Run);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"each in a thread of their own",-30} {count,6} {times.Count / watch.Elapsed.TotalSeconds,9:N0} {times.P50,8:N2} {times.P95,8:N2} {(server.Cpu - before).TotalMilliseconds / times.Count,13:N2}"));
            foreach (var writer in writers) writer.Dispose();
        }
    }

    private static async Task WatchedAsync(ForumData forum, BenchServer server)
    {
        var (signals, reads, committed) = (new ConcurrentBag<double>(), new ConcurrentBag<double>(), 0L);
        var page = $"/spaces/{forum.Data.SpaceId}/forums/{forum.ThreadId}?post=1";
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 64 }) { BaseAddress = server.Address };
        using var writer = await PostWriter.OpenAsync(server, forum.Data.SpaceId, forum.ThreadId, 0);
        var watching = await Task.WhenAll(Enumerable.Range(0, Watchers).Select(async i =>
        {
            var (cookie, connection) = (BenchServer.Cookie(i % 60), await LiveConnection.OpenAsync(server.Address, BenchServer.Cookie(i % 60), $"thing:{forum.ThreadId}"));
            connection.Changed = () =>
            {
                signals.Add(Stopwatch.GetElapsedTime(Interlocked.Read(ref committed)).TotalMilliseconds);
                _ = ReadAsync(http, page, cookie, () => reads.Add(Stopwatch.GetElapsedTime(Interlocked.Read(ref committed)).TotalMilliseconds));
            };
            return connection;
        }));
        for (var round = 0; round < Rounds; round++)
        {
            await writer.WriteAsync(round, () => Interlocked.Exchange(ref committed, Stopwatch.GetTimestamp()));
            await Task.Delay(1_500);
        }
        var (s, r) = (new Times(signals), new Times(reads));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\na thread watched by {Watchers}, from the start of the request that posts: signal p50 {s.P50:N1}, p95 {s.P95:N1}; read again p50 {r.P50:N1}, p95 {r.P95:N1} ms ({r.Count:N0} of {Watchers * Rounds:N0} readings)"));
        foreach (var connection in watching) await connection.DisposeAsync();
    }

    private static async Task ReadAsync(HttpClient http, string page, string cookie, Action done)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("X-Live", "1");
        using var answer = await http.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        done();
    }

    private static async Task SizesAsync()
    {
        var first = new Dictionary<string, double>(StringComparer.Ordinal);
        Console.WriteLine("\nCPU a page at 10 connections by the number of threads, and how many times that of 1,000");
        foreach (var threads in new[] { 1_000, 10_000, 100_000 })
        {
            await WithServerAsync(threads, async (forum, server) =>
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threads:N0} threads"));
                foreach (var (name, path, live) in Pages(forum))
                {
                    await PagesBench.LoadAsync(server, path, live, 10, Warm);
                    var cpu = await PageAsync(server, name, path, live, 10, Run);
                    if (!first.TryAdd(name, cpu)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-28} {cpu / first[name]:N2} times"));
                }
            });
        }
    }

    private static async Task<Times> ForAsync<T>(int writers, TimeSpan length, Func<int, int, Task<T>> write)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var own = new List<double>();
            for (var n = 0; Stopwatch.GetTimestamp() < end; n++)
            {
                var started = Stopwatch.GetTimestamp();
                await write(writer, n);
                own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            return own;
        })));
        return new(all.SelectMany(t => t));
    }

    private static Task WithServerAsync(int threads, Func<ForumData, BenchServer, Task> measure) => WithDataAsync(threads, async forum =>
    {
        await using var server = await BenchServer.StartAsync(forum.Data.Folder!);
        await server.IndexedAsync();
        foreach (var (_, path, live) in Pages(forum)) await PagesBench.LoadAsync(server, path, live, 10, Before / 5); // the compiler is done before anything counts
        await measure(forum, server);
    });

    private static async Task WithDataAsync(int threads, Func<ForumData, Task> measure)
    {
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        await using (var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: 60, risks: 60))
        {
            data.Folder = folder;
            await measure(await ForumData.CreateAsync(data, threads));
        }
        Directory.Delete(folder, recursive: true);
    }
}
