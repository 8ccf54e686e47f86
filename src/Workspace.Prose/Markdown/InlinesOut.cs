using System.Text;

namespace Workspace.Prose.Markdown;

/// <summary>Inline nodes as a line of Markdown.</summary>
internal sealed class InlinesOut(Setting setting, Func<Node, int> note)
{
    /// <summary>How far to look for the end of a mark, to open the longest first.</summary>
    private const int Ahead = 64;
    private readonly List<Piece> pieces = [];
    private readonly List<Mark> open = [];
    private string emphasis = "*";

    /// <summary>The line, or the lines where a paragraph holds line breaks.</summary>
    public string Write(Node block)
    {
        var nodes = block.Children.ToList();
        if (nodes.Exists(n => Has(n, "strong")) && nodes.Exists(n => Has(n, "emphasis"))) emphasis = "_";
        for (var i = 0; i < nodes.Count; i++)
        {
            Turn(nodes, i);
            Node(nodes[i], i == 0 || i == nodes.Count - 1);
        }
        CloseFrom(0);
        return Lines.Tidy(Joined(Flanks.Settle(pieces)), setting);
    }

    private static bool Has(Node node, string mark) => node.Marks.Any(m => m.Type.Name == mark);

    /// <summary>Closes the marks that end here and opens those that begin, the longest outermost and a link round all of them.</summary>
    private void Turn(List<Node> nodes, int index)
    {
        var wanted = nodes[index].Marks.Where(m => m.Type.Name != "code").ToList();
        var link = wanted.Find(m => m.Type.Name == "link");
        var keep = open.TakeWhile(wanted.Contains).Count();
        if (link is not null && !open.Take(keep).Contains(link)) keep = 0;
        CloseFrom(keep);
        foreach (var mark in wanted.Except(open).OrderByDescending(m => m.Equals(link)).ThenByDescending(m => Reach(nodes, index, m)).ToList()) Open(mark);
    }

    private static int Reach(List<Node> nodes, int index, Mark mark)
    {
        var end = index;
        while (end < nodes.Count && end < index + Ahead && nodes[end].Marks.Contains(mark)) end++;
        return end;
    }

    private void Open(Mark mark)
    {
        open.Add(mark);
        pieces.Add(mark.Type.Name == "link" ? new Piece(PieceKind.Raw, "[") : new Piece(PieceKind.Open, Sign(mark)));
    }

    private void CloseFrom(int keep)
    {
        while (open.Count > keep)
        {
            var mark = open[^1];
            open.RemoveAt(open.Count - 1);
            pieces.Add(mark.Type.Name == "link"
                ? new Piece(PieceKind.Raw, $"]({Addresses.Write(mark.Attrs.Text("href"), mark.Attrs["title"] as string, setting)})")
                : new Piece(PieceKind.Close, Sign(mark)));
        }
    }

    private string Sign(Mark mark) => mark.Type.Name switch { "strong" => "**", "emphasis" => emphasis, "strike" => "~~", "highlight" => "==", _ => "++" };

    private void Node(Node node, bool atEdge)
    {
        if (node.Text is { } text) pieces.Add(Has(node, "code") ? new Piece(PieceKind.Raw, Code(text)) : new Piece(PieceKind.Words, text));
        else if (node.Type.Name == "hard_break") pieces.Add(setting == Setting.Paragraph && !atEdge && node.Marks.IsEmpty && pieces[^1].Kind is PieceKind.Words ? new Piece(PieceKind.Break, "\\\n") : new Piece(PieceKind.Raw, "<br>"));
        else pieces.Add(new Piece(PieceKind.Raw, Leaf(node)));
    }

    private string Leaf(Node node) => node.Type.Name switch
    {
        "image" => $"![{Words(node.Attrs.Text("alt"))}]({Addresses.Write(node.Attrs.Text("src"), node.Attrs["title"] as string, setting)})",
        "mention" => $"[@{Words(node.Attrs.Text("name"))}](person:{node.Attrs.Text("person")})",
        "thing_link" => $"[{Words(node.Attrs.Text("title"))}](thing:{node.Attrs.Text("tool")}/{node.Attrs.Text("id")})",
        "footnote" => $"[^{note(node)}]",
        var other => throw new ProseException($"There is no Markdown for '{other}'."),
    };

    private string Words(string text) => Lines.Ends(Escape.Words(text, setting == Setting.Cell));

    private string Code(string text)
    {
        var fence = new string('`', Escape.RunNotIn(text, '`'));
        var pad = text[0] == '`' || text[^1] == '`' || (text[0] == ' ' && text[^1] == ' ' && text.Trim(' ').Length > 0) ? " " : "";
        var inner = setting == Setting.Cell ? text.Replace("|", "\\|", StringComparison.Ordinal) : text;
        return fence + pad + inner + pad + fence;
    }

    private string Joined(List<Piece> settled)
    {
        var bars = setting == Setting.Cell || settled.Exists(p => p.Kind == PieceKind.Break);
        var line = new StringBuilder();
        for (var i = 0; i < settled.Count; i++)
        {
            var words = settled[i].Kind == PieceKind.Words ? Escape.Words(settled[i].Text, bars) : settled[i].Text;
            line.Append(settled[i].Kind == PieceKind.Words && InLink(settled, i) ? LinkWords(words) : words);
        }
        return line.ToString();
    }

    /// <summary>Space within the brackets of a link counts, but not for every reader; and a single <c>x</c> there is taken for a ticked box.</summary>
    private static string LinkWords(string words) => words is "x" or "X" ? $"&#{(int)words[0]};" : Lines.Ends(words);

    private static bool InLink(List<Piece> settled, int i) =>
        (i > 0 && settled[i - 1].Text == "[") || (i + 1 < settled.Count && settled[i + 1].Text.StartsWith("](", StringComparison.Ordinal));
}
