using Markdig.Syntax;

namespace Workspace.Prose.Markdown;

/// <summary>What all parts of one reading share: the schema, the source, and what was lost.</summary>
internal sealed class ReadContext(Schema schema, string source, Losses losses)
{
    private int copies = 64_000 + source.Length;
    private string[]? lines;

    private string[] Lines => lines ??= source.Split('\n');

    public Schema Schema => schema;

    /// <summary>Spends some of what one text may be multiplied by, as footnotes quoted often and rows filled up do.</summary>
    /// <exception cref="ProseException">There is no more.</exception>
    public void Spend(int characters)
    {
        if ((copies -= characters) < 0) throw new ProseException("It multiplies itself.");
    }

    public void Lost(string what, MarkdownObject at, string? detail = null) => losses.Add(what, $"line {at.Line + 1}{(detail is null ? "" : $": {detail}")}");

    public string Source(MarkdownObject of) =>
        of.Span.Start >= 0 && of.Span.End < source.Length && of.Span.Length > 0 ? source.Substring(of.Span.Start, of.Span.Length) : "";

    /// <summary>The words between two fences. The parser loses space before them in lists and quotes, so there they are taken from the source where its lines begin alike.</summary>
    public string Fenced(FencedCodeBlock code)
    {
        var column = code.Line < Lines.Length ? code.Span.Start - LineStart(code.Span.Start) : 0;
        if (column <= 0) return code.Lines.ToString();
        var prefix = Lines[code.Line][..column];
        var inner = Enumerable.Range(code.Line + 1, code.Lines.Count).Select(l => Stripped(l < Lines.Length ? Lines[l] : "", prefix)).ToList();
        return inner.Contains(null) ? code.Lines.ToString() : string.Join('\n', inner);
    }

    public Node Paragraph(IEnumerable<Node> inline) => Make("paragraph", inline);

    public Node Make(string type, IEnumerable<Node> content, params ReadOnlySpan<(string Name, object? Value)> attrs)
    {
        var of = schema.NodeType(type);
        return of.Create(of.Attributes(attrs), Fragment.From(content));
    }

    private int LineStart(int at) => at == 0 ? 0 : source.LastIndexOf('\n', at - 1) + 1;

    /// <summary>The line without what stands before the fence: the same signs of quotes and at most as much space; null where it begins otherwise.</summary>
    private static string? Stripped(string line, string prefix)
    {
        var at = 0;
        while (at < line.Length && at < prefix.Length && (prefix[at] == '>' ? line[at] == '>' : line[at] == ' ')) at++;
        return prefix.AsSpan(at).Contains('>') ? null : line[at..];
    }
}
