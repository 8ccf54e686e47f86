using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Workspace.Prose.Tests.Properties;

/// <summary>Sends what nobody would send. FUZZ=number of executions makes the run longer.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly int Executions = int.Parse(Environment.GetEnvironmentVariable("FUZZ") ?? "20000", CultureInfo.InvariantCulture);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly byte[][] Documents = [.. Vectors.Read("steps").EnumerateArray().Select(d => Encoding.UTF8.GetBytes(d.Text("doc")))];
    private static readonly byte[][] Steps = [.. Vectors.Read("steps").EnumerateArray().SelectMany(d => d.Each("cases")).Select(c => Encoding.UTF8.GetBytes(c.Text("step")))];

    [Fact]
    public void Damaged_JSON_is_read_or_refused() => Run("JSON", random =>
    {
        var node = Read(() => ProseJson.ReadNode(Schema.Standard, Damaged(Documents, random)));
        if (node is null) return false;
        Read(() => { node.Check(); return node; });
        Schema.Standard.Limits.Problem(node);
        return ProseJson.Write(node).Length == ProseJson.Size(node);
    });

    [Fact]
    public void Any_steps_are_accepted_or_refused_on_any_document() => Run("steps", random =>
    {
        var doc = ProseJson.ReadNode(Schema.Standard, Documents[random.Next(Documents.Length)]);
        var batch = Enumerable.Range(0, random.Next(1, 4)).Select(_ => StepOf(random)).OfType<Step>().ToList();
        var since = Enumerable.Range(0, random.Next(3)).Select(_ => StepOf(random)).OfType<Step>().Where(s => Authority.Accept(doc, [s], []) is { Accepted: { } a } && (doc = a.Doc) is not null).ToList();
        var accepted = Authority.Accept(doc, batch, since).Accepted;
        if (accepted is not { Steps.Count: > 0 }) return false;
        ProseJson.ReadNode(Schema.Standard, ProseJson.Write(accepted.Doc)).Check();
        return true;
    });

    private void Run(string what, Func<Random, bool> once)
    {
        var (taken, longest, watch) = (0, TimeSpan.Zero, Stopwatch.StartNew());
        for (var i = 0; i < Executions; i++)
        {
            var start = watch.Elapsed;
            if (once(new Random(Seeded.Seed + i))) taken++;
            if (watch.Elapsed - start > longest) longest = watch.Elapsed - start;
        }
        output.WriteLine($"{what}: {Executions} executions from seed {Seeded.Seed}, {taken} taken in, 0 unexpected exceptions, the longest {longest.TotalMilliseconds:F0} ms");
        Assert.True(longest < Patience);
        Assert.InRange(taken, Executions / 100, Executions);
    }

    private static Step? StepOf(Random random) => Read(() => ProseJson.ReadStep(Schema.Standard, random.Next(3) == 0 ? Steps[random.Next(Steps.Length)] : Damaged(Steps, random)));

    /// <summary>The engine says no in one way only.</summary>
    private static T? Read<T>(Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (ProseException)
        {
            return null;
        }
    }

    private static byte[] Damaged(byte[][] from, Random random)
    {
        var bytes = new List<byte>(from[random.Next(from.Length)]);
        for (var n = random.Next(1, 4); n > 0 && bytes.Count > 0; n--) Damage(bytes, from, random);
        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, byte[][] from, Random random)
    {
        var at = random.Next(bytes.Count);
        switch (random.Next(7))
        {
            case 0: bytes[at] = (byte)random.Next(256); break;
            case 1: bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 20))); break;
            case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(1, 60)))); break;
            case 3: bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]); break;
            case 4: Number(bytes, at, random); break;
            case 5: Replace(bytes, random); break;
            default: bytes.InsertRange(at, from[random.Next(from.Length)]); break;
        }
    }

    /// <summary>Another number where one stands: the JSON stays whole, the positions do not.</summary>
    private static void Number(List<byte> bytes, int at, Random random)
    {
        var start = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
        if (start < 0) return;
        var end = bytes.FindIndex(start, b => b is < (byte)'0' or > (byte)'9');
        bytes.RemoveRange(start, Math.Max(1, end - start));
        bytes.InsertRange(start, Encoding.UTF8.GetBytes(random.Next(4) == 0 ? "2147483647" : random.Next(300).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Another name where one stands.</summary>
    private static void Replace(List<byte> bytes, Random random)
    {
        var text = Encoding.UTF8.GetString([.. bytes]);
        var changed = text.Replace(Names[random.Next(Names.Length)], Names[random.Next(Names.Length)], StringComparison.Ordinal);
        bytes.Clear();
        bytes.AddRange(Encoding.UTF8.GetBytes(changed));
    }

    private static readonly string[] Names =
        ["paragraph", "heading", "doc", "text", "bullet_list", "list_item", "table", "table_row", "table_cell", "footnote", "hard_break", "image", "strong", "link", "comment", "content", "marks", "attrs", "replaceAround", "replace", "addMark", "from", "to", "openStart", "openEnd"];

    private static readonly byte[][] Pieces =
    [
        .. new[] { "\\u0000", "\\ud800", "\\udc00", "\u202e", "[[[[[[[[[[", "{\"type\":", "null", "-1", "1e400", "NaN", ",", "\"", "]}", "\"openStart\":9,", "\"structure\":true,", "javascript:", "\\" }.Select(Encoding.UTF8.GetBytes),
    ];
}
