using System.Globalization;

namespace Workspace.Prose.Html;

/// <summary>Writes blocks as HTML.</summary>
internal sealed class HtmlBlocks(HtmlPage page)
{
    private const int Deepest = 100;
    private readonly HtmlTable tables = new(page);
    private int depth;

    private Tags Tags => page.Tags;

    /// <summary>What a node holds, blocks or a line.</summary>
    public void Content(Node node)
    {
        if (++depth > Deepest) Tags.Text("…");
        else if (node.IsTextblock) page.Inlines.Line(node.Children);
        else foreach (var child in node.Children) if (page.Shows(child)) Block(child);
        depth--;
    }

    /// <summary>An element round what the node holds, with the words of a suggestion about the whole of it.</summary>
    public void Element(string name, Node node, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var suggestion = page.Suggestion(node);
        var comment = node.Marks.FirstOrDefault(m => m.Type.Name == "comment")?.Attrs.Text("id");
        Tags.Open(name, suggestion is null && comment is null ? attributes : [.. attributes, ("class", suggestion is null ? null : Class(suggestion)), ("data-comment", comment)]);
        if (suggestion is not null) Tags.Hidden(page.Words(suggestion));
        Content(node);
        Tags.Close(name);
    }

    private void Block(Node node)
    {
        switch (node.Type.Name)
        {
            case "paragraph": Element("p", node); break;
            case "heading": Heading(node); break;
            case "bullet_list": Outer("ul", node); break;
            case "task_list": Outer("ul", node, ("class", "tasks")); break;
            case "ordered_list": Outer("ol", node, ("start", node.Attrs.Number("order") is 1 ? null : node.Attrs.Number("order").ToString(CultureInfo.InvariantCulture))); break;
            case "list_item": Element("li", node); break;
            case "task_item": Task(node); break;
            case "blockquote": Element("blockquote", node); break;
            case "callout": Callout(node); break;
            case "code_block": Code(node); break;
            case "horizontal_rule": Announced(node).Void("hr"); break;
            case "table": tables.Write(Announced(node), node); break;
            default: Content(node); break;
        }
    }

    private void Heading(Node node)
    {
        var level = Math.Clamp(node.Attrs.Number("level") + page.Options.HeadingShift, 1, 6);
        Element($"h{level}", node, ("id", page.Anchors.IdOf(node)));
    }

    /// <summary>An element that cannot hold words itself: those about it come first.</summary>
    private void Outer(string name, Node node, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Announced(node).Open(name, attributes);
        Content(node);
        Tags.Close(name);
    }

    private Tags Announced(Node node) =>
        page.Suggestion(node) is { } suggestion ? Tags.Open("p", ("class", Class(suggestion))).Text(page.Words(suggestion)).Close("p") : Tags;

    private void Task(Node node)
    {
        var done = node.Attrs.Flag("checked");
        Tags.Open("li", ("class", page.Suggestion(node) is { } suggestion ? "task " + Class(suggestion) : "task"));
        Tags.Void("input", ("type", "checkbox"), ("disabled", ""), ("checked", done ? "" : null), ("aria-label", done ? "Done" : "Not done"));
        if (page.Suggestion(node) is { } about) Tags.Hidden(page.Words(about));
        Content(node);
        Tags.Close("li");
    }

    private void Callout(Node node)
    {
        var (kind, word) = node.Attrs.Text("kind") switch { "warning" => ("warning", "Warning"), "decision" => ("decision", "Decision"), _ => ("info", "Note") };
        Announced(node).Open("div", ("class", $"callout {kind}"), ("role", "note"));
        Tags.Open("p", ("class", "callout-word")).Text(word).Close("p");
        Content(node);
        Tags.Close("div");
    }

    private void Code(Node node)
    {
        var language = node.Attrs.Text("language");
        Announced(node).Open("pre", ("tabindex", "0")).Open("code", ("class", language.Length == 0 ? null : $"language-{language}"));
        page.Inlines.Line(node.Children);
        Tags.Close("code").Close("pre");
    }

    private static string Class(Mark suggestion) => suggestion.Type.Name == "insertion" ? "added" : "removed";
}
