using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Bench.Support;
using Workspace.Data;
using Workspace.People;
using Workspace.Tools.Risks;

namespace Workspace.Bench.Writes;

/// <summary>Committed actions a second on SQLite, each acknowledged only when durable; then the same with 10 ms added to every fsync.</summary>
public static class WritesBench
{
    private const string Inner = "--inner";
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(4), Run = TimeSpan.FromSeconds(5);
    private static readonly int[] Writers = [1, 8, 50, 400];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Contains(Inner, StringComparer.Ordinal))
        {
            await MeasureAsync(int.Parse(args[^1], System.Globalization.CultureInfo.InvariantCulture));
            return 0;
        }

        Machine.Say();
        if (args.Contains("--import", StringComparer.Ordinal))
        {
            await ImportBench.RunAsync();
            return 0;
        }

        Console.WriteLine("fsync          writers   actions/s   p50 ms   p95 ms   actions/fsync   CPU ms/action");
        foreach (var delay in new[] { 0, 10 })
        {
            foreach (var writers in Writers)
            {
                await StartAsync(delay, writers);
            }
        }

        await ImportBench.RunAsync();

        return 0;
    }

    // A process of its own, so that the shim can be loaded before the C library.
    private static async Task StartAsync(int delay, int writers)
    {
        var counter = Path.GetTempFileName();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Workspace.Bench.dll"), "writes", Inner, writers.ToString(System.Globalization.CultureInfo.InvariantCulture)]) { UseShellExecute = false };
        start.Environment["LD_PRELOAD"] = await FsyncShim.BuildAsync();
        start.Environment["FSYNC_DELAY_MS"] = delay.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["FSYNC_COUNT"] = counter;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        File.Delete(counter);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The run with {writers} writers failed.");
        }
    }

    private static async Task MeasureAsync(int writers)
    {
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        await using (var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: 20, risks: Math.Max(20, writers)))
        {
            await WriteAsync(data, writers, Warm);
            var (syncs, cpu) = (FsyncShim.Count(), Environment.CpuUsage.TotalTime);
            var watch = Stopwatch.StartNew();
            var times = await WriteAsync(data, writers, Run);
            var delay = Environment.GetEnvironmentVariable("FSYNC_DELAY_MS");
            Console.WriteLine($"{(delay == "0" ? "as it is" : $"+ {delay} ms"),-12} {writers,9} {times.Count / watch.Elapsed.TotalSeconds,11:N0} {times.P50,8:N2} {times.P95,8:N2} {(double)times.Count / Math.Max(1, FsyncShim.Count() - syncs),15:N1} {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / times.Count,15:N2}");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Times> WriteAsync(BenchData data, int writers, TimeSpan length)
    {
        var risks = await RisksAsync(data, writers);
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(risks.Select((risk, i) => Task.Run(() => WriteAsync(data, data.People[i % data.People.Count], risk, end))));
        return new Times(all.SelectMany(t => t));
    }

    private static async Task<List<double>> WriteAsync(BenchData data, Guid person, (Guid Id, int Version, int Likelihood, int Impact) risk, long end)
    {
        var times = new List<double>();
        for (var (version, impact) = (risk.Version, risk.Impact); Stopwatch.GetTimestamp() < end; version++)
        {
            await using var scope = data.All.CreateAsyncScope();
            As(scope.ServiceProvider, data, person);
            impact = 1 + (impact % 5); // always another score: the same one would be no write
            var started = Stopwatch.GetTimestamp();
            await scope.ServiceProvider.GetRequiredService<RiskActions>().RescoreAsync(data.SpaceId, risk.Id, version, new Score(risk.Likelihood, impact));
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times;
    }

    private static async Task<IReadOnlyList<(Guid Id, int Version, int Likelihood, int Impact)>> RisksAsync(BenchData data, int count)
    {
        await using var db = await data.All.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
        return [.. db.Set<Risk>().OrderBy(r => r.Number).Take(count).Select(r => new { r.Id, r.Version, r.Likelihood, r.Impact }).AsEnumerable().Select(r => (r.Id, r.Version, r.Likelihood, r.Impact))];
    }

    internal static void As(IServiceProvider services, BenchData data, Guid person) =>
        services.GetRequiredService<CurrentPerson>().Is(new SignedIn(Guid.Empty, person, data.OrganisationId, "Bench", "B", "Europe/London", Theme.System, true, true, default, default, false));
}
