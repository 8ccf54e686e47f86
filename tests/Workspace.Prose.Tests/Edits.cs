namespace Workspace.Prose.Tests;

/// <summary>An edit drawn at random; its numbers are taken relative to the document it meets, so that a shrunk one is still an edit.</summary>
public sealed record Edit(int Kind, int At, int Length, int Choice);

/// <summary>Makes steps of edits, of every kind there is.</summary>
internal static class Edits
{
    private const string Person = "0192f0c1-2a3b-7c4d-8e5f-001122334455";
    private static readonly Schema Schema = Schema.Standard;
    private static readonly string[] Words = ["a", "risk", "Größe", "😀", "שלום", "two words", "\"quoted\"\n"];

    public static Node Start { get; } = Schema.Node("doc", Schema.Node("paragraph", Schema.Text("one two three")), Schema.Node("heading", Schema.Text("four")));

    /// <summary>Long enough for a tree of three levels; already looked at, so that what is known of it is kept.</summary>
    public static Node Long { get; } = LookedAt(Schema.Node("doc", Enumerable.Range(0, 1_000).Select(i => Schema.Node("paragraph", Schema.Text($"paragraph {i}")))));

    /// <summary>The step; it may well be one that has to be refused.</summary>
    public static Step StepOf(Node doc, Edit edit)
    {
        var size = doc.Content.Size;
        var from = Positive(edit.At) % (size + 1);
        var to = Math.Min(size, from + (Positive(edit.Length) % 9));
        return (Positive(edit.Kind) % 14) switch
        {
            0 or 1 or 2 => Insert(from, Pick(Words, edit.Choice)),
            3 => new ReplaceStep(from, to, Slice.Empty),
            4 => Split(doc, from),
            5 => new AddMarkStep(from, to, MarkOf(edit.Choice)),
            6 => new RemoveMarkStep(from, to, MarkOf(edit.Choice)),
            7 => new ReplaceStep(from, from, Slice.Of(Blocks[Positive(edit.Choice) % Blocks.Length])),
            8 => new ReplaceStep(from, to, doc.SliceBetween(Positive(edit.Choice) % (size + 1), size)),
            9 => Wrap(doc, from),
            10 => Retype(doc, from),
            11 => new AttrStep(from, "level", 1 + (Positive(edit.Choice) % 4)),
            12 => new AddNodeMarkStep(from, Schema.Mark("comment", ("id", "c1"))),
            _ => new RemoveNodeMarkStep(from, Schema.Mark("comment", ("id", "c1"))),
        };
    }

    /// <summary>The document after those of the edits that the authority lets in, with the steps.</summary>
    public static (Node Doc, List<(Node Before, Step Step, Node After)> Accepted) Play(Node doc, IEnumerable<Edit> edits)
    {
        var accepted = new List<(Node, Step, Node)>();
        foreach (var edit in edits)
        {
            var step = StepOf(doc, edit);
            if (Authority.Accept(doc, [step], []).Accepted is not { } result) continue;
            accepted.Add((doc, step, result.Doc));
            doc = result.Doc;
        }
        return (doc, accepted);
    }

    private static Node[] Blocks { get; } =
    [
        Schema.Node("horizontal_rule"), Schema.Node("paragraph", Schema.Text("block")), Schema.Node("code_block", [("language", "cs")], Schema.Text("var x;")),
        Schema.Node("bullet_list", Schema.Node("list_item", Schema.Node("paragraph", Schema.Text("item")))), Schema.Node("callout", [("kind", "decision")], Schema.Node("paragraph")),
        Schema.NodeType("table").CreateChecked(null, Fragment.From(Schema.Node("table_row", Schema.Node("table_cell", Schema.Node("paragraph", Schema.Text("cell")))))),
    ];

    private static Node LookedAt(Node doc)
    {
        doc.Check();
        return Schema.Limits.Problem(doc) is null ? doc : Start;
    }

    private static ReplaceStep Insert(int at, string text) => new(at, at, Slice.Of(Schema.Text(text)));

    private static ReplaceStep Split(Node doc, int at)
    {
        var parent = doc.Resolve(at).Parent;
        var half = parent.Type == Schema.TopNodeType ? Schema.Node("paragraph") : parent.Copy(Fragment.Empty);
        return new ReplaceStep(at, at, new Slice(Fragment.From(half, half), 1, 1), structure: true);
    }

    private static ReplaceAroundStep Wrap(Node doc, int at)
    {
        var pos = doc.Resolve(at);
        var (from, to) = pos.Depth == 0 ? (at, at) : (pos.Before(1), pos.After(1));
        return new ReplaceAroundStep(from, to, from, to, Slice.Of(Schema.NodeType("blockquote").Create()), 1, structure: true);
    }

    private static ReplaceAroundStep Retype(Node doc, int at)
    {
        var pos = doc.Resolve(at);
        var (from, to) = pos.Depth == 0 ? (at, at) : (pos.Before(pos.Depth), pos.After(pos.Depth));
        var into = Schema.NodeType(pos.Parent.Type.Name == "heading" ? "paragraph" : "heading").Create();
        return new ReplaceAroundStep(from, to, Math.Min(from + 1, to), Math.Max(from, to - 1), Slice.Of(into), 1, structure: true);
    }

    private static Mark MarkOf(int choice) => (Positive(choice) % 5) switch
    {
        0 => Schema.Mark("strong"),
        1 => Schema.Mark("link", ("href", "/a")),
        2 => Schema.Mark("link", ("href", "https://example.org/")),
        3 => Schema.Mark("comment", ("id", "c1")),
        _ => Schema.Mark("insertion", ("id", "s1"), ("person", Person), ("at", "2026-11-21T10:00:00Z")),
    };

    private static T Pick<T>(T[] from, int choice) => from[Positive(choice) % from.Length];

    private static int Positive(int number) => number & int.MaxValue;
}
