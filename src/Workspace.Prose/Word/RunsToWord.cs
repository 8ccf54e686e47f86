namespace Workspace.Prose.Word;

/// <summary>Writes what stands within a line as runs.</summary>
internal sealed class RunsToWord(WordXml xml, WordParts file, CommentsToWord? comments, string part)
{
    public void Line(Node block)
    {
        foreach (var node in block.Children)
        {
            comments?.Before(xml, node);
            Linked(node, isCode: block.Type.Spec.Code);
            comments?.After(xml, node);
        }
    }

    private void Linked(Node node, bool isCode)
    {
        var link = node.Marks.FirstOrDefault(m => m.Type.Name == "link");
        var id = link is null ? null : Target(link, node);
        if (id is not null) xml.Open("hyperlink", ("r:id", id), ("history", "1"), ("tooltip", link!.Attrs["title"] as string));
        var (inserted, deleted) = (WordParts.Suggestion(node, "insertion"), WordParts.Suggestion(node, "deletion"));
        if (inserted is not null) xml.Open("ins", file.Change(inserted));
        if (deleted is not null) xml.Open("del", file.Change(deleted));
        Inline(node, deleted is not null, isCode, linked: id is not null);
        if (deleted is not null) xml.Close();
        if (inserted is not null) xml.Close();
        if (id is not null) xml.Close();
    }

    private string? Target(Mark link, Node node)
    {
        var href = link.Attrs.Text("href");
        if (Uri.TryCreate(href, UriKind.RelativeOrAbsolute, out var uri) && href.Length > 0 && WordXml.Legal(href) == href)
            return file.Package.Link(part, uri.IsAbsoluteUri || file.Options.Site is null || href[0] == '#' ? href : new Uri(file.Options.Site, uri).AbsoluteUri);
        file.Losses.Add("An address that Word does not take is left out.", $"{node.TextContent}: {href}");
        return null;
    }

    private void Inline(Node node, bool deleted, bool isCode, bool linked)
    {
        switch (node.Type.Name)
        {
            case "text": Text(node, node.Text!, deleted, isCode, linked); break;
            case "hard_break": Run(node, linked, () => xml.Empty("br")); break;
            case "mention": Tagged("Person", $"person:{node.Attrs.Text("person")}", node, "@" + node.Attrs.Text("name"), deleted); break;
            case "thing_link": Tagged("Link", $"thing:{node.Attrs.Text("tool")}/{node.Attrs.Text("id").Replace("-", "", StringComparison.Ordinal)}", node, node.Attrs.Text("title"), deleted); break;
            case "footnote": Footnote(node); break;
            case "image": if (!new PictureToWord(xml, file).Write(node, part, (n, w) => Run(n, linked, w))) Text(node, $"[Picture: {node.Attrs.Text("alt")}]", deleted, isCode: false, linked); break;
        }
    }

    private void Text(Node node, string text, bool deleted, bool isCode, bool linked)
    {
        if (WordXml.Legal(text) != text) file.Losses.Add("A character that Word cannot hold became U+FFFD.", text);
        if (!isCode && text.AsSpan().ContainsAny('\n', '\r')) file.Losses.Add("A line end within text became a space.", text);
        Run(node, linked, () =>
        {
            var lines = isCode ? text.ReplaceLineEndings("\n").Split('\n') : [text.Replace('\n', ' ').Replace('\r', ' ')];
            for (var i = 0; i < lines.Length; i++)
            {
                if (i > 0) xml.Empty("br");
                Tabbed(lines[i], deleted);
            }
        });
    }

    private void Tabbed(string line, bool deleted)
    {
        var pieces = line.Split('\t');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0) xml.Empty("tab");
            if (pieces[i].Length > 0) xml.Text(deleted ? "delText" : "t", pieces[i]);
        }
    }

    private void Run(Node node, bool linked, Action write)
    {
        xml.Open("r");
        Properties(node, linked);
        write();
        xml.Close();
    }

    private void Properties(Node node, bool linked)
    {
        bool Has(string mark) => node.Marks.Any(m => m.Type.Name == mark);
        xml.Open("rPr");
        if (Has("code")) xml.Val("rStyle", "CodeChar");
        else if (linked) xml.Val("rStyle", "Hyperlink");
        else if (node.Type.Name == "footnote") xml.Val("rStyle", "FootnoteReference");
        if (Has("strong")) xml.Empty("b");
        if (Has("emphasis")) xml.Empty("i");
        if (Has("strike")) xml.Empty("strike");
        if (node.Marks.FirstOrDefault(m => m.Type.Name == "highlight") is { } highlight) xml.Val("highlight", highlight.Attrs.Text("color") switch { "blue" => "cyan", "pink" => "magenta", var color => color });
        if (Has("underline")) xml.Val("u", "single");
        xml.Close();
    }

    /// <summary>Words that stand for a person or a thing, with the id where Word keeps it through editing.</summary>
    private void Tagged(string alias, string tag, Node node, string words, bool deleted)
    {
        if (tag.Length > 64) file.Losses.Add("A link to a thing became its title.", words);
        if (tag.Length <= 64) xml.Open("sdt").Open("sdtPr").Val("alias", alias).Val("tag", tag).Close().Open("sdtContent");
        Text(node, words, deleted, isCode: false, linked: false);
        if (tag.Length <= 64) xml.Close().Close();
    }

    private void Footnote(Node node)
    {
        file.Footnotes.Add(node);
        Run(node, linked: false, () => xml.Empty("footnoteReference", ("id", file.Footnotes.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }
}
