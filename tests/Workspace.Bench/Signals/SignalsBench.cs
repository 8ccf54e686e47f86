using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Workspace.Bench.Support;
using Workspace.Data;

namespace Workspace.Bench.Signals;

/// <summary>From "the write is committed" to "every watcher has read the page again"; and what an idle reader costs.</summary>
public static class SignalsBench
{
    private const int Idle = 1_000, Rounds = 40;
    private static readonly int[] Watchers = [2, 50, 500];

    public static async Task<int> RunAsync()
    {
        Machine.Say();
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        await using (var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: 60, risks: 60))
        await using (var server = await BenchServer.StartAsync(folder))
        {
            await MeasureIdleAsync(server, data);
            using var writer = await RiskWriter.OpenAsync(server, data.SpaceId);
            Console.WriteLine("watchers   signal p50   signal p95   read again p50   read again p95   CPU ms/watcher and change");
            foreach (var count in Watchers)
            {
                await MeasureAsync(server, data, writer, count);
            }
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task MeasureAsync(BenchServer server, BenchData data, RiskWriter writer, int count)
    {
        var (signals, reads) = (new ConcurrentBag<double>(), new ConcurrentBag<double>());
        var committed = 0L;
        var pending = new CountdownEvent(1);
        var page = $"/spaces/{data.SpaceId}/risks/heat-map";
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 64 }) { BaseAddress = server.Address };
        var connections = new List<LiveConnection>();
        for (var i = 0; i < count; i++)
        {
            var cookie = BenchServer.Cookie(i % 60);
            var connection = await LiveConnection.OpenAsync(server.Address, cookie, $"space:{data.SpaceId}");
            connection.Changed = () =>
            {
                signals.Add(Stopwatch.GetElapsedTime(Interlocked.Read(ref committed)).TotalMilliseconds);
                _ = ReadAsync(http, page, cookie, () => reads.Add(Stopwatch.GetElapsedTime(Interlocked.Read(ref committed)).TotalMilliseconds), pending);
            };
            connections.Add(connection);
        }

        var before = server.Cpu;
        for (var round = 0; round < Rounds; round++)
        {
            pending.Reset(count);
            Interlocked.Exchange(ref committed, Stopwatch.GetTimestamp()); // the request's start: the commit comes a little later, so the figures are upper bounds
            await writer.WriteAsync();
            pending.Wait(TimeSpan.FromSeconds(10));
            await Task.Delay(700);
        }

        var (s, r) = (new Times(signals), new Times(reads));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,8} {s.P50,12:N1} {s.P95,12:N1} {r.P50,16:N1} {r.P95,16:N1} {(server.Cpu - before).TotalMilliseconds / Math.Max(1, r.Count),27:N2}   ({r.Count:N0} of {count * Rounds:N0} readings)"));
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }
    }

    private static async Task ReadAsync(HttpClient http, string page, string cookie, Action done, CountdownEvent pending)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("X-Live", "1");
        using var answer = await http.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        done();
        if (!pending.IsSet)
        {
            pending.Signal();
        }
    }

    private static async Task MeasureIdleAsync(BenchServer server, BenchData data)
    {
        await Task.Delay(2_000);
        var before = server.MemoryKiB;
        var connections = new List<LiveConnection>();
        for (var i = 0; i < Idle; i++)
        {
            connections.Add(await LiveConnection.OpenAsync(server.Address, BenchServer.Cookie(i % 60), $"space:{data.SpaceId}"));
        }

        await Task.Delay(3_000);
        var (cpu, watch) = (server.Cpu, Stopwatch.StartNew());
        await Task.Delay(10_000);
        var load = (server.Cpu - cpu).TotalMilliseconds / watch.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Idle:N0} idle readers: {(double)(server.MemoryKiB - before) / Idle:N1} KiB of memory each, {load:N1} ms CPU a second for all\n"));
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }
    }
}
