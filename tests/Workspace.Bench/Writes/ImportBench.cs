using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Bench.Support;
using Workspace.Data;
using Workspace.Tools.Risks;
using Workspace.Tools.Risks.Import;

namespace Workspace.Bench.Writes;

/// <summary>How long a large import takes, and how long somebody waits who writes meanwhile.</summary>
public static class ImportBench
{
    private const int Rows = 4_999;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        await using (var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: 20, risks: 20))
        {
            await ImportAsync(data, rows: 50); // once to be quick
            using var stop = new CancellationTokenSource();
            var waits = WriteAsync(data, stop.Token);
            var seconds = await ImportAsync(data, Rows);
            await stop.CancelAsync();
            Console.WriteLine($"\nImport of {Rows:N0} risks: {seconds:N1} s; somebody who wrote meanwhile waited p50 {(await waits).P50:N1} ms, at most {(await waits).Max:N0} ms");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<double> ImportAsync(BenchData data, int rows)
    {
        await using var scope = data.All.CreateAsyncScope();
        WritesBench.As(scope.ServiceProvider, data, data.People[0]);
        var import = scope.ServiceProvider.GetRequiredService<ImportActions>();
        var csv = string.Concat(Enumerable.Range(1, rows).Select(i => $"The supplier of part {i} delivers late,Suppliers plan a year ahead,{1 + (i % 5)},{1 + (i / 5 % 5)}\n"));
        var id = await import.SendAsync(data.SpaceId, "register.csv", new MemoryStream(Encoding.UTF8.GetBytes("Title,Cause,Likelihood,Impact\n" + csv)));
        var watch = Stopwatch.StartNew();
        var imported = await import.ConfirmAsync(data.SpaceId, id);
        return imported == rows ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{imported} of {rows} risks were imported.");
    }

    private static async Task<Times> WriteAsync(BenchData data, CancellationToken stop)
    {
        var times = new List<double>();
        while (!stop.IsCancellationRequested)
        {
            await using var scope = data.All.CreateAsyncScope();
            WritesBench.As(scope.ServiceProvider, data, data.People[0]);
            var started = Stopwatch.GetTimestamp();
            await scope.ServiceProvider.GetRequiredService<RiskActions>().SetAppetiteAsync(data.SpaceId, (Level)(1 + (times.Count % 3)), CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(5, CancellationToken.None);
        }

        return new Times(times);
    }
}
