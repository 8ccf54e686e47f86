using System.Diagnostics;
using System.Globalization;
using Workspace.Bench.Support;
using Workspace.Bench.Writes;
using Workspace.Tests.Texts;

namespace Workspace.Bench.Texts;

/// <summary>Keystroke to visible on another's screen, over real WebSockets to a real server; and what opening a text costs as its log grows.</summary>
internal static class TextsBench
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(8), Run = TimeSpan.FromSeconds(8);
    private static readonly string[] Usual = ["10:1:5", "50:1:5", "200:1:5", "50:1:160", "200:40:5", "50:1:5:10"];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["open", ..])
        {
            return await OpenCost.RunAsync();
        }

        if (args is ["serve", var folder, var people])
        {
            return await PeerServer.RunAsync(folder, int.Parse(people, CultureInfo.InvariantCulture));
        }

        Machine.Say();
        Console.WriteLine("people  texts  keys/s each  fsync    typed  p50 ms  p95 ms  max ms  missing  refused  server CPU %");
        foreach (var load in args.Length > 0 ? args : Usual)
        {
            await MeasureAsync([.. load.Split(':').Select(n => int.Parse(n, CultureInfo.InvariantCulture))]);
        }

        return 0;
    }

    private static async Task MeasureAsync(int[] load)
    {
        var (people, texts, keys, delay) = (load[0], load[1], load[2], load.Length > 3 ? load[3] : 0);
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        var ids = new List<Guid>();
        await using (var data = await TextData.CreateAsync(folder, people + 1))
        {
            for (var i = 0; i < texts; i++)
            {
                ids.Add(await data.BeginAsync(Doc.Of("")));
            }
        }

        Dictionary<string, string> environment = delay == 0 ? [] : new() { ["LD_PRELOAD"] = await FsyncShim.BuildAsync(), ["FSYNC_DELAY_MS"] = delay.ToString(CultureInfo.InvariantCulture) };
        await using (var server = await new ServerProcess(folder, environment: environment).StartAsync())
        {
            var crowd = new List<Typist>();
            for (var i = 0; i < people; i++)
            {
                crowd.Add(new(ids[i % texts], i, await server.ConnectAsync(BenchData.SecretOf(i))));
                await crowd[i].OpenAsync();
            }

            await MeasureAsync(server, crowd, ids, keys, $"{people,6} {texts,6} {keys,12}  {(delay == 0 ? "" : $"+{delay} ms"),-6}");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureAsync(ServerProcess server, List<Typist> crowd, List<Guid> texts, int keys, string title)
    {
        // The first person of a text also looks: what the others typed is timed there.
        var (seen, times, counted) = (new Lock(), new List<double>(), 0L);
        var looking = true;
        for (var t = 0; t < Math.Min(texts.Count, crowd.Count); t++)
        {
            crowd[t].Seen = (typist, batch) =>
            {
                var now = Stopwatch.GetTimestamp();
                lock (seen)
                {
                    var pressed = crowd[typist].Pressed[batch - 1];
                    counted += pressed.Length;
                    if (Volatile.Read(ref looking))
                    {
                        times.AddRange(pressed.Select(p => Stopwatch.GetElapsedTime(p, now).TotalMilliseconds));
                    }
                }
            };
        }

        await TypeAsync(crowd, keys, Warm);
        lock (seen)
        {
            times.Clear();
        }

        var (before, started) = (Cpu(server.Id), Stopwatch.GetTimestamp());
        await TypeAsync(crowd, keys, Run);
        var (used, took) = (Cpu(server.Id) - before, Stopwatch.GetElapsedTime(started));
        for (var tries = 0; tries < 300 && crowd.Any(t => !t.IsSaved); tries++)
        {
            await Task.Delay(50);
        }

        var all = new Times(times);
        var typed = crowd.Sum(t => t.Typed);
        Console.WriteLine($"{title} {typed,8} {all.P50,7:N1} {all.P95,7:N1} {all.Max,7:N0} {typed - counted,8} {crowd.Sum(t => t.Refused),8} {100 * used / took,13:N0}");
        foreach (var typist in crowd)
        {
            await typist.DisposeAsync();
        }
    }

    // Each key at its time, whatever the server does: nobody waits for it while typing.
    private static async Task TypeAsync(List<Typist> crowd, int keys, TimeSpan length)
    {
        var (started, gap) = (Stopwatch.GetTimestamp(), 1.0 / keys);
        var next = crowd.Select((_, i) => gap * i / crowd.Count).ToArray();
        for (double now; (now = Stopwatch.GetElapsedTime(started).TotalSeconds) < length.TotalSeconds;)
        {
            for (var i = 0; i < crowd.Count; i++)
            {
                for (; next[i] <= now; next[i] += gap)
                {
                    _ = crowd[i].PressAsync();
                }
            }

            await Task.Delay(1);
        }
    }

    private static TimeSpan Cpu(int process)
    {
        var fields = File.ReadAllText($"/proc/{process}/stat").Split(')')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)));
    }
}
