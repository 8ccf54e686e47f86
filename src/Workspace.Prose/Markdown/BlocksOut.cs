using System.Globalization;

namespace Workspace.Prose.Markdown;

/// <summary>Blocks of a document as lines of Markdown. The document holds only what Markdown can say.</summary>
internal sealed class BlocksOut
{
    private readonly List<Node> notes = [];

    public string Document(Node doc)
    {
        if (doc.ChildCount == 1 && IsEmpty(doc.Child(0))) return "";
        var lines = new List<string>();
        var (before, other) = ((Node?)null, false);
        foreach (var child in doc.Children)
        {
            if (before is not null) lines.Add("");
            lines.AddRange(Block(child, before, other = Alternate(before, child, other)));
            before = child;
        }
        if (notes.Count > 0) lines.Add("");
        for (var i = 0; i < notes.Count; i++) lines.Add($"[^{i + 1}]: {Line(notes[i], Setting.Note)}");
        return string.Join('\n', lines) + "\n";
    }

    private List<string> Blocks(Node parent)
    {
        var lines = new List<string>();
        var (before, other) = ((Node?)null, false);
        foreach (var child in parent.Children)
        {
            if (before is not null) lines.Add("");
            lines.AddRange(Block(child, parent, other = Alternate(before, child, other)));
            before = child;
        }
        return lines;
    }

    /// <summary>The lines of one block.</summary>
    /// <param name="node">The block.</param>
    /// <param name="before">What stands before it, null at the start of a page, where three dashes would begin front matter.</param>
    /// <param name="alternate">Whether to use the other sign for a list, so that it does not join the list before it.</param>
    private IEnumerable<string> Block(Node node, Node? before, bool alternate) => node.Type.Name switch
    {
        "paragraph" => Paragraph(node),
        "heading" => [$"{new string('#', node.Attrs.Number("level"))} {Line(node, Setting.Heading)}".TrimEnd(' ')],
        "bullet_list" or "task_list" => List(node, (_, item) => Box(alternate ? "*" : "-", item)),
        "ordered_list" => List(node, (i, _) => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(999_999_999L, node.Attrs.Number("order") + (long)i)}{(alternate ? ')' : '.')}")),
        "blockquote" => Blocks(node).Select(Quoted),
        "callout" => Callout(node),
        "code_block" => Code(node),
        "horizontal_rule" => [before is null ? "***" : "---"],
        "table" => Table(node),
        var other => throw new ProseException($"There is no Markdown for '{other}'."),
    };

    private string[] Paragraph(Node node) => node.ChildCount == 0 ? ["&nbsp;"] : Line(node, Setting.Paragraph).Split('\n');

    private string Line(Node node, Setting setting) => node.ChildCount == 0 ? setting is Setting.Heading ? "" : "&nbsp;" : new InlinesOut(setting, Note).Write(node);

    private int Note(Node footnote)
    {
        notes.Add(footnote);
        return notes.Count;
    }

    private static string Quoted(string line) => line.Length == 0 ? ">" : "> " + line;

    private IEnumerable<string> Callout(Node node)
    {
        var word = node.Attrs.Text("kind") switch { "warning" => "WARNING", "decision" => "DECISION", _ => "NOTE" };
        var apart = node.FirstChild!.Type.Name == "paragraph" ? Array.Empty<string>() : [">"];
        return [$"> [!{word}]", .. apart, .. Blocks(node).Select(Quoted)];
    }

    private static IEnumerable<string> Code(Node node)
    {
        var text = node.TextContent;
        var fence = new string('`', Math.Max(3, Escape.LongestRun(text, '`') + 1));
        return text.Length == 0 ? [fence + node.Attrs.Text("language"), fence] : [fence + node.Attrs.Text("language"), .. text.Split('\n'), fence];
    }

    private List<string> List(Node list, Func<int, Node, string> marker)
    {
        var (lines, tight) = (new List<string>(), Tightness.Of(list));
        for (var i = 0; i < list.ChildCount; i++)
        {
            if (i > 0 && !tight) lines.Add("");
            lines.AddRange(Item(list.Child(i), marker(i, list.Child(i)), tight));
        }
        return lines;
    }

    private IEnumerable<string> Item(Node item, string marker, bool tight)
    {
        if (item.ChildCount == 1 && IsEmpty(item.Child(0)) && item.Type.Name == "list_item") return [marker];
        var lines = tight ? [.. item.Children.SelectMany(c => Block(c, item, alternate: false))] : Blocks(item);
        var indent = new string(' ', marker.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var space ? space + 1 : marker.Length + 1);
        return lines.Select((line, i) => i == 0 ? $"{marker} {line}" : line.Length == 0 ? "" : indent + line);
    }

    private static string Box(string bullet, Node item) => item.Type.Name == "task_item" ? $"{bullet} [{(item.Attrs.Flag("checked") ? 'x' : ' ')}]" : bullet;

    private IEnumerable<string> Table(Node table)
    {
        var first = table.Child(0);
        var hasHeader = first.Child(0).Type.Name == "table_header";
        yield return hasHeader ? Row(first) : $"|{string.Concat(first.Children.Select(_ => "  |"))}";
        yield return $"|{string.Concat(first.Children.Select(c => $" {Rule(c.Attrs.Text("align"))} |"))}";
        foreach (var row in table.Children.Skip(hasHeader ? 1 : 0)) yield return Row(row);
    }

    private string Row(Node row)
    {
        var blank = row.Child(0).Type.Name == "table_header" && row.Children.All(c => c.FirstChild!.ChildCount == 0);
        return $"|{string.Concat(row.Children.Select(c => $" {(c.FirstChild!.ChildCount == 0 ? blank ? "&nbsp;" : "" : Line(c.FirstChild!, Setting.Cell))} |"))}";
    }

    private static string Rule(string align) => align switch { "left" => ":--", "center" => ":-:", "right" => "--:", _ => "---" };

    private static bool IsEmpty(Node node) => node.Type.Name == "paragraph" && node.ChildCount == 0;

    /// <summary>A list right after one of its kind takes the other sign, and the one after that the first again.</summary>
    private static bool Alternate(Node? before, Node node, bool last) => !last && before is not null && Family(node) is { } family && Family(before) == family;

    private static string? Family(Node node) => node.Type.Name switch { "bullet_list" or "task_list" => "bullets", "ordered_list" => "numbers", _ => null };
}
