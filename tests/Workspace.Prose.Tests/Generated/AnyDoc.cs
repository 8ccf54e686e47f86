using FsCheck;
using FsCheck.Fluent;

namespace Workspace.Prose.Tests.Generated;

/// <summary>Documents of every shape the schema allows, made from a number so that a failure can be repeated.</summary>
public sealed class AnyDoc(Random random, bool sayable)
{
    private static readonly Schema Schema = Schema.Standard;
    private readonly AnyInline inline = new(random, sayable);

    /// <summary>Documents that may hold everything.</summary>
    public static Arbitrary<Node> Everything { get; } = Of(sayable: false);

    /// <summary>Documents of what Markdown can say.</summary>
    public static Arbitrary<Node> Sayable { get; } = Of(sayable: true);

    public static Node Make(int seed, bool sayable) => new AnyDoc(new Random(seed), sayable).Doc();

    private static Arbitrary<Node> Of(bool sayable) => Gen.Choose(0, int.MaxValue - 1).Select(seed => Make(seed, sayable)).ToArbitrary();

    private Node Doc()
    {
        var doc = Schema.Node("doc", Some(1, 5, () => Block(0)));
        doc.Check();
        return doc;
    }

    private Node Block(int depth) => Annotated(depth < 4 ? random.Next(12) switch
    {
        0 => Make("heading", inline.Line(), ("level", random.Next(1, 5))),
        1 => Make("blockquote", Some(1, 3, () => Block(depth + 1))),
        2 => Make("callout", Some(1, 3, () => Block(depth + 1)), ("kind", Pick("info", "warning", "decision"))),
        3 => Schema.Node("horizontal_rule"),
        4 => Table(depth),
        5 => List(depth),
        6 => List(depth),
        7 => Code(),
        _ => Paragraph(),
    } : Paragraph());

    private Node List(int depth) => random.Next(3) switch
    {
        0 => Make("bullet_list", Some(1, 4, () => Annotated(Make("list_item", Item(depth))))),
        1 => Make("ordered_list", Some(1, 4, () => Make("list_item", Item(depth))), ("order", random.Next(3) switch { 0 => 1, 1 => random.Next(100), _ => 999_999_999 })),
        _ => Make("task_list", Some(1, 4, () => Make("task_item", Item(depth), ("checked", random.Next(2) == 0)))),
    };

    private List<Node> Item(int depth) => [Paragraph(), .. random.Next(3) == 0 ? Some(0, 3, () => Block(depth + 1)) : random.Next(3) == 0 && depth < 5 ? [List(depth + 1)] : []];

    private Node Code() => Make("code_block", random.Next(5) == 0 ? [] : [Schema.Text(string.Join('\n', Some(1, 4, () => Words.CodeLine(random))) is { Length: > 0 } text ? text : "\n")], ("language", Pick("", "js", "c#", "a.b-c_d+")));

    private Node Paragraph() => Make("paragraph", random.Next(8) == 0 ? [] : inline.Line());

    private Node Table(int depth)
    {
        var columns = random.Next(1, 5);
        var aligns = Some(columns, columns, () => (object?)Pick(null, "left", "center", "right"));
        var hasHeader = random.Next(3) > 0;
        return Make("table", Enumerable.Range(0, random.Next(1, 4)).Select(r => Schema.Node("table_row", Row(columns, hasHeader && r == 0, aligns, depth))));
    }

    private List<Node> Row(int columns, bool header, List<object?> aligns, int depth) => [.. Enumerable.Range(0, columns).Select(c => sayable
        ? Make(header ? "table_header" : "table_cell", [Paragraph()], ("align", aligns[c]))
        : Make(random.Next(3) == 0 ? "table_header" : "table_cell", Cell(depth), ("align", aligns[random.Next(columns)]), ("colspan", random.Next(1, 3)), ("rowspan", random.Next(1, 3)), ("colwidth", random.Next(3) == 0 ? new AttrList([120]) : null)))];

    private List<Node> Cell(int depth) => random.Next(4) switch { 0 => [List(depth + 2)], 1 => [Paragraph(), Code()], _ => [Paragraph()] };

    private Node Annotated(Node node) => sayable || random.Next(15) > 0 ? node : node.WithMarks([inline.Annotation()]);

    private List<T> Some<T>(int least, int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => make())];

    private string? Pick(params string?[] of) => of[random.Next(of.Length)];

    private static Node Make(string type, IEnumerable<Node> content, params ReadOnlySpan<(string Name, object? Value)> attrs) => Schema.Node(type, attrs, content);
}
