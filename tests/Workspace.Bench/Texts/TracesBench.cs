using System.Diagnostics;
using Workspace.Bench.Prose;
using Workspace.Bench.Support;
using Workspace.Tests.Texts;
using Trace = Workspace.Bench.Prose.Trace;

namespace Workspace.Bench.Texts;

/// <summary>Plays recorded editing sessions through the hub of a real server; each must end in its recorded text.</summary>
internal static class TracesBench
{
    public static async Task<int> RunAsync(string folder)
    {
        Machine.Say();
        var wrong = 0;
        foreach (var file in Directory.GetFiles(folder, "*.json.gz").Order(StringComparer.Ordinal))
        {
            wrong += await PlayAsync(Trace.Read(file)) ? 0 : 1;
        }

        return wrong;
    }

    private static async Task<bool> PlayAsync(Trace trace)
    {
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        Guid text;
        await using (var data = await TextData.CreateAsync(folder, 2))
        {
            text = await data.BeginAsync(Paragraphs.Empty);
        }

        await using var server = await new ServerProcess(folder).StartAsync();
        var editors = new List<Editor>();
        for (var agent = 0; agent <= trace.Transactions.Max(t => t.Agent); agent++)
        {
            editors.Add(await (await new Editor(text) { SendsByItself = false }.ConnectAsync(await server.ConnectAsync(BenchData.SecretOf(agent)))).OpenedAsync());
        }

        var started = Stopwatch.GetTimestamp();
        var run = await new TraceRun(trace, editors).PlayAsync();
        var took = Stopwatch.GetElapsedTime(started);
        await using var fresh = await (await new Editor(text).ConnectAsync(await server.ConnectAsync(BenchData.SecretOf(0)))).OpenedAsync();
        var same = Paragraphs.TextOf(fresh.Confirmed) == trace.EndContent;
        Console.WriteLine($"{trace.Name}: {trace.Transactions.Count} transactions of {editors.Count} in {took.TotalSeconds:N0} s, {fresh.Version} versions, {run.CarriedByServer} carried over by the server; {(same ? "the recorded text" : "ANOTHER TEXT")}");
        foreach (var editor in editors)
        {
            await editor.DisposeAsync();
        }

        return same;
    }
}
