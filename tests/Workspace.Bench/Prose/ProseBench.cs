using System.Globalization;
using System.Runtime;
using Workspace.Prose;

namespace Workspace.Bench.Prose;

/// <summary>How fast the document engine is, beside prosemirror-transform in Node on the same steps in the same run.</summary>
internal static class ProseBench
{
    private const int Copies = 20;

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
        var ours = Cost.Of(3, replay.Log.Count, () => Applied(Paragraphs.Empty, replay.Log));
        var reference = await Reference.MeasureAsync(Paragraphs.Empty, replay.Log, 3);
        Print(ours, reference.Cost);
        if (reference.Text != trace.EndContent || !same) throw new InvalidOperationException("The final text is not the file's.");
        Console.WriteLine($"  memory of the final document: {MemoryOf(replay.Doc) / 1024.0:F0} kB here, {reference.Bytes / 1024.0:F0} kB in Node");
    }

    private static async Task TypingAsync()
    {
        var line = new string('x', 60);
        var (few, many) = (await TypedAsync(20, line), await TypedAsync(2_000, line));
        Console.WriteLine($"\ntyping at the end of 2,000 paragraphs, as many times what it costs at the end of 20 (processor time; on the clock)");
        Print("here", few.Ours, many.Ours);
        Print("here, through the authority", few.Checked, many.Checked);
        Print("in Node", few.Reference, many.Reference);
    }

    private static void Print(string where, Cost few, Cost many) =>
        Console.WriteLine($"  {where}: {many.Processor / few.Processor:F2}; {many.Clock / few.Clock:F2} ({few.Clock:F0} and {many.Clock:F0} ns)");

    private static async Task<(Cost Ours, Cost Reference, Cost Checked)> TypedAsync(int paragraphs, string line)
    {
        var doc = Paragraphs.Of(paragraphs, line);
        var steps = Enumerable.Range(0, 200).Select(i => (Step)Paragraphs.Typed(doc.Content.Size - 1 + i, "a")).ToList();
        Console.WriteLine($"\ntyping 200 characters at the end of {paragraphs} paragraphs");
        var ours = Cost.Of(500, steps.Count, () => Applied(doc, steps));
        var reference = await Reference.MeasureAsync(doc, steps, 500);
        Print(ours, reference.Cost);
        Console.WriteLine($"  memory of the document: {MemoryOf(doc) / 1024.0:F0} kB here, {reference.Bytes / 1024.0:F0} kB in Node");
        var accepted = Cost.Of(200, steps.Count, () => Accepted(doc, steps));
        return (ours, reference.Cost, accepted);
    }

    private static void Applied(Node doc, IReadOnlyList<Step> steps)
    {
        foreach (var step in steps) doc = step.Apply(doc).Doc ?? throw new InvalidOperationException($"{step} failed.");
    }

    private static void Accepted(Node doc, IReadOnlyList<Step> steps)
    {
        foreach (var step in steps) doc = Authority.Accept(doc, [step], []).Accepted!.Doc;
    }

    private static long MemoryOf(Node doc)
    {
        var json = ProseJson.Write(doc);
        var held = new Node[Copies];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Copies; i++) held[i] = ProseJson.ReadNode(Schema.Standard, json);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(held);
        return (after - before) / Copies;
    }

    private static void Print(Cost ours, Cost reference)
    {
        Print("processor time", ours.Processor, reference.Processor);
        Print("on the clock", ours.Clock, reference.Clock);
    }

    private static void Print(string what, double ours, double reference) => Console.WriteLine(
        $"  applied, {what}: {1e9 / ours:N0} steps/s here ({ours:F0} ns), {1e9 / reference:N0} in Node ({reference:F0} ns): {(reference / ours).ToString("F1", CultureInfo.InvariantCulture)} times");

    private static string PerSecond(int count, TimeSpan time) => $"{count / time.TotalSeconds:N0} steps/s";
}
