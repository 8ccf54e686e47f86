namespace Workspace.Prose.Tests.Generated;

/// <summary>Lines of text with every mark and every inline node.</summary>
public sealed class AnyInline(Random random, bool sayable)
{
    private const string Person = "0190f3b2-6c1a-7d3e-9a41-5b2c7f0e1d2a";
    private static readonly Schema Schema = Schema.Standard;
    private static readonly string[] Plain = ["strong", "emphasis", "strike", "underline"];
    private static readonly string[] Addresses = ["https://example.org/a_(b)?x=1&y=2#z", "/pages/one", "", "a b", "mailto:a@example.org", "https://e.org/*a*|b", "x\ny", "<a>", "&amp;", "a\\b"];

    public IEnumerable<Node> Line() => Enumerable.Range(0, random.Next(1, 6)).Select(_ => Node());

    public Mark Annotation() => random.Next(3) switch
    {
        0 => Schema.Mark("comment", ("id", $"c{random.Next(3)}")),
        1 => Schema.Mark("insertion", ("id", "s1"), ("person", Person), ("at", "2026-11-24T10:00:00Z")),
        _ => Schema.Mark("deletion", ("id", "s2"), ("person", Person), ("at", "2026-11-24T10:00:00Z")),
    };

    private Node Node()
    {
        var node = random.Next(14) switch
        {
            0 => Schema.Node("hard_break"),
            1 => Image(),
            2 => Schema.Node("mention", [("person", Person), ("name", Words.Make(random))]),
            3 => Schema.Node("thing_link", [("tool", "risks"), ("id", Person), ("title", random.Next(4) == 0 ? "" : Words.Make(random))]),
            4 => Schema.Node("footnote", Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(4) == 0 ? Schema.Node("hard_break") : Text())),
            _ => Text(),
        };
        return sayable && node.Type.Name is "mention" or "thing_link" or "footnote" ? node.WithMarks([.. node.Marks.Where(m => m.Type.Name != "link")]) : node;
    }

    private Node Image()
    {
        var alt = random.Next(3) == 0 ? "" : Words.Make(random);
        return Schema.Node("image", [("src", "/files/" + Addresses[1]), ("alt", alt), ("decorative", alt.Length == 0 || (!sayable && random.Next(4) == 0)), ("title", random.Next(3) == 0 ? Words.Make(random) : null)])
            .WithMarks([.. Marks().Where(m => m.Type.Name != "code" || !sayable)]);
    }

    private Node Text() => Schema.Text(Words.Make(random), Marks());

    private System.Collections.Immutable.ImmutableArray<Mark> Marks()
    {
        var set = Mark.None;
        if (random.Next(2) == 0) return set;
        foreach (var name in Plain) if (random.Next(4) == 0) set = Schema.Mark(name).AddToSet(set);
        if (random.Next(10) == 0) set = Schema.Mark("code").AddToSet(set);
        if (random.Next(10) == 0) set = Schema.Mark("highlight", ("color", sayable ? "yellow" : "blue")).AddToSet(set);
        if (random.Next(6) == 0) set = Schema.Mark("link", ("href", Addresses[random.Next(Addresses.Length)]), ("title", random.Next(4) == 0 ? Words.Make(random) : null)).AddToSet(set);
        return !sayable && random.Next(8) == 0 ? Annotation().AddToSet(set) : set;
    }
}
