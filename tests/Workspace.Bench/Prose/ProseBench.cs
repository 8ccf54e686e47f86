using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text;
using Workspace.Prose;

namespace Workspace.Bench.Prose;

/// <summary>How fast the document engine is, beside prosemirror-transform in Node on the same steps in the same run.</summary>
internal static class ProseBench
{
    private const int Rounds = 9;

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = args.FirstOrDefault() ?? Environment.GetEnvironmentVariable("TRACES");
        if (folder is null)
        {
            await Console.Error.WriteLineAsync("usage: Workspace.Bench prose FOLDER   with the editing traces in it (*.json.gz), or TRACES=FOLDER");
            return 64;
        }
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, server GC {GCSettings.IsServerGC}");
        foreach (var file in Directory.GetFiles(folder, "*.json.gz").Order(StringComparer.Ordinal)) await TraceAsync(Prose.Trace.Read(file));
        await TypingAsync();
        return 0;
    }

    private static async Task TraceAsync(Trace trace)
    {
        var replay = new Replay(trace).Play();
        var same = Paragraphs.TextOf(replay.Doc) == trace.EndContent;
        Console.WriteLine($"\n{trace.Name}: {replay.Log.Count} steps, {replay.Doc.ChildCount} paragraphs, final text {(same ? "equal" : "DIFFERENT")}");
        Console.WriteLine($"  through the authority (carried over, checked, limits): {PerSecond(replay.Log.Count, replay.Serving)}");
        var ours = Best(() => Applied(Paragraphs.Empty, replay.Log)) / replay.Log.Count;
        var reference = await Reference.MeasureAsync(Paragraphs.Empty, replay.Log, Rounds);
        Print("applied", ours, reference.NanosecondsPerStep);
        if (reference.Text != trace.EndContent || !same) throw new InvalidOperationException("The final text is not the file's.");
        Console.WriteLine($"  memory of the final document: {MemoryOf(replay.Doc) / 1024.0:F0} kB here, {reference.Bytes / 1024.0:F0} kB in Node");
    }

    private static async Task TypingAsync()
    {
        var line = new string('x', 60);
        var (few, many) = (await TypedAsync(20, line), await TypedAsync(2_000, line));
        Console.WriteLine($"\ntyping at the end of 2,000 paragraphs costs {many.Ours / few.Ours:F2} times what it costs at the end of 20 here, {many.Reference / few.Reference:F2} times in Node");
        Console.WriteLine($"through the authority {many.Checked / few.Checked:F2} times ({few.Checked:F0} and {many.Checked:F0} ns)");
    }

    private static async Task<(double Ours, double Reference, double Checked)> TypedAsync(int paragraphs, string line)
    {
        var doc = Paragraphs.Of(paragraphs, line);
        var steps = Enumerable.Range(0, 200).Select(i => (Step)Paragraphs.Typed(doc.Content.Size - 1 + i, "a")).ToList();
        Console.WriteLine($"\ntyping 200 characters at the end of {paragraphs} paragraphs");
        var ours = Best(() => Many(100, () => Applied(doc, steps))) / 100 / steps.Count;
        var reference = await Reference.MeasureAsync(doc, steps, 20 * Rounds);
        Print("applied", ours, reference.NanosecondsPerStep);
        Console.WriteLine($"  memory of the document: {MemoryOf(doc) / 1024.0:F0} kB here, {reference.Bytes / 1024.0:F0} kB in Node");
        var accepted = Best(() => Many(20, () => steps.ForEach(s => doc = Authority.Accept(doc, [s], []).Accepted!.Doc), () => doc = Paragraphs.Of(paragraphs, line))) / 20 / steps.Count;
        return (ours, reference.NanosecondsPerStep, accepted);
    }

    private static void Applied(Node doc, IReadOnlyList<Step> steps)
    {
        foreach (var step in steps) doc = step.Apply(doc).Doc ?? throw new InvalidOperationException($"{step} failed.");
    }

    private static TimeSpan Many(int times, Action work, Action? before = null)
    {
        var watch = new Stopwatch();
        for (var i = 0; i < times; i++)
        {
            before?.Invoke();
            watch.Start();
            work();
            watch.Stop();
        }
        return watch.Elapsed;
    }

    private static double Best(Action work) => Best(() => Many(1, work));

    /// <summary>The best of some rounds, in nanoseconds: what else runs on the machine only ever adds.</summary>
    private static double Best(Func<TimeSpan> work) => Enumerable.Range(0, Rounds).Min(_ => work().TotalNanoseconds);

    private static long MemoryOf(Node doc)
    {
        var json = ProseJson.Write(doc);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var read = ProseJson.ReadNode(Schema.Standard, json);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(read);
        return after - before;
    }

    private static void Print(string what, double ours, double reference) => Console.WriteLine(
        $"  {what}: {1e9 / ours:N0} steps/s here ({ours:F0} ns), {1e9 / reference:N0} in Node ({reference:F0} ns): {(reference / ours).ToString("F1", CultureInfo.InvariantCulture)} times");

    private static string PerSecond(int count, TimeSpan time) => $"{count / time.TotalSeconds:N0} steps/s";
}
