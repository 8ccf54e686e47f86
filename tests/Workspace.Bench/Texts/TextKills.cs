using System.Globalization;
using Workspace.Bench.Support;
using Workspace.Tests.Texts;

namespace Workspace.Bench.Texts;

/// <summary>Kills the server at random moments while people type, and looks for what is gone, doubled or out of order.</summary>
internal static class TextKills
{
    private const int People = 6;

    public static async Task<int> RunAsync(string[] args)
    {
        var kills = args is [var n, ..] ? int.Parse(n, CultureInfo.InvariantCulture) : 100;
        var seed = args is [_, var s] ? int.Parse(s, CultureInfo.InvariantCulture) : Environment.TickCount;
        Machine.Say();
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        Guid text;
        await using (var data = await TextData.CreateAsync(folder, People))
        {
            text = await data.BeginAsync(Doc.Of([.. Enumerable.Repeat("", People + 1)]));
        }

        await using var server = new ServerProcess(folder);
        using var run = new KillRun(server, text, [.. Enumerable.Range(0, People).Select(BenchData.SecretOf)], seed);
        var report = await run.RunAsync(kills);
        var back = new Times(run.Back.Select(b => b.TotalMilliseconds));
        Console.WriteLine($"{kills} kills (seed {seed}), {report.Typed} pieces typed in {report.Version} versions, {report.Acknowledged} acknowledged, {report.Wrong.Count} lost, doubled, out of order or different");
        Console.WriteLine($"all back after the start: p50 {back.P50:N0} ms, longest {back.Max:N0} ms");
        foreach (var wrong in report.Wrong.Take(20))
        {
            Console.WriteLine(wrong);
        }

        return report.Wrong.Count == 0 ? 0 : 1;
    }
}
