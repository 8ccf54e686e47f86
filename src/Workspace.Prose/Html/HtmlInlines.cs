namespace Workspace.Prose.Html;

/// <summary>Writes what stands within a line as HTML: text with its marks, pictures, names, links to things, footnotes.</summary>
internal sealed class HtmlInlines(HtmlPage page)
{
    private readonly List<Mark> open = [];

    private Tags Tags => page.Tags;

    /// <summary>A line; marks that go on from one node to the next stay open.</summary>
    public void Line(IEnumerable<Node> nodes)
    {
        var start = open.Count;
        foreach (var node in nodes)
        {
            if (!page.Shows(node)) continue;
            Turn(node, start);
            Inline(node);
        }
        CloseTo(start);
    }

    private void Turn(Node node, int start)
    {
        var wanted = node.Marks.Where(m => Writes(m, node)).ToList();
        var keep = 0;
        while (start + keep < open.Count && keep < wanted.Count && open[start + keep].Equals(wanted[keep])) keep++;
        CloseTo(start + keep);
        foreach (var mark in wanted.Skip(keep))
        {
            open.Add(mark);
            Begin(mark);
        }
    }

    /// <summary>A link never stands in another, and never leads where the schema would not let it.</summary>
    private bool Writes(Mark mark, Node node) => mark.Type.Name switch
    {
        "insertion" or "deletion" => page.Options.Suggestions == Suggestions.Shown,
        "link" => node.Type.Name is not ("mention" or "thing_link" or "footnote") && !(node.Type.Name == "image" && IsForeign(node)) && Addresses.MayLead(mark.Attrs.Text("href")),
        _ => true,
    };

    private void CloseTo(int count)
    {
        for (; open.Count > count; open.RemoveAt(open.Count - 1)) Tags.Close(Name(open[^1]));
    }

    private void Begin(Mark mark)
    {
        switch (mark.Type.Name)
        {
            case "link": Link(mark); break;
            case "comment": Tags.Open("mark", ("class", "commented"), ("data-comment", mark.Attrs.Text("id"))); break;
            case "highlight": Tags.Open("mark", ("class", mark.Attrs.Text("color"))); break;
            case "insertion" or "deletion": Tags.Open(Name(mark)).Hidden(page.Words(mark)); break;
            default: Tags.Open(Name(mark)); break;
        }
    }

    private static string Name(Mark mark) => mark.Type.Name switch
    {
        "link" => "a",
        "comment" or "highlight" => "mark",
        "insertion" => "ins",
        "deletion" => "del",
        "strong" => "strong",
        "emphasis" => "em",
        "underline" => "u",
        "strike" => "s",
        "code" => "code",
        _ => "span",
    };

    private void Link(Mark mark)
    {
        var href = page.Anchors.Resolve(mark.Attrs.Text("href"));
        Tags.Open("a", ("href", href), ("title", mark.Attrs["title"] as string), ("rel", Addresses.IsForeign(href) ? "noopener noreferrer nofollow" : null));
    }

    private void Inline(Node node)
    {
        switch (node.Type.Name)
        {
            case "text": Tags.Text(node.Text!); break;
            case "hard_break": Tags.Void("br"); break;
            case "image": Image(node); break;
            case "mention": Name(node, page.Options.PersonHref?.Invoke(node.Attrs.Text("person"))); break;
            case "thing_link": Thing(node, page.Options.ThingHref?.Invoke(node.Attrs.Text("tool"), node.Attrs.Text("id"))); break;
            case "footnote": page.Footnotes.Refer(node); break;
        }
    }

    private bool IsForeign(Node image) => !page.Options.ForeignImages && Addresses.IsForeign(image.Attrs.Text("src"));

    private void Image(Node node)
    {
        var (src, alt) = (node.Attrs.Text("src"), node.Attrs.Flag("decorative") ? "" : node.Attrs.Text("alt"));
        if (!Addresses.MayShow(src)) Tags.Text(alt);
        else if (IsForeign(node)) Tags.Open("a", ("href", src), ("rel", "noopener noreferrer nofollow")).Text(alt.Length > 0 ? $"Picture: {alt}" : "Picture").Close("a");
        else Tags.Void("img", ("src", src), ("alt", alt), ("title", node.Attrs["title"] as string), ("loading", "lazy"));
    }

    private void Name(Node node, string? href)
    {
        Tags.Open(href is null ? "span" : "a", ("class", "mention"), ("href", href)).Text("@");
        Tags.Open("bdi").Text(node.Attrs.Text("name")).Close("bdi").Close(href is null ? "span" : "a");
    }

    private void Thing(Node node, string? href)
    {
        var title = node.Attrs.Text("title") is { Length: > 0 } words ? words : "Untitled";
        Tags.Open(href is null ? "span" : "a", ("class", "thing"), ("href", href)).Text(title).Close(href is null ? "span" : "a");
    }
}
