using System.Xml.Linq;

namespace Workspace.Prose.Word;

/// <summary>What a style of a Word file means for a document.</summary>
internal enum StyleKind
{
    Plain,
    Heading,
    Quote,
    Code,
    CodeLines,
    CodeWord,
    Rule,
    Separator,
    CalloutWord,
    Callout,
}

/// <summary>A style, by what it means.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Detail">The language of code, or the kind of a callout.</param>
/// <param name="Level">The level of a heading, 1 to 9.</param>
/// <param name="Numbering">The list the style itself belongs to, or null.</param>
internal sealed record WordStyle(StyleKind Kind, string Detail = "", int Level = 0, XElement? Numbering = null);

/// <summary>The styles of a Word file, told by their names and by what they are based on.</summary>
internal sealed class WordStyles
{
    private readonly Dictionary<string, XElement> styles = [];
    private readonly Dictionary<string, WordStyle> known = [];

    public WordStyles(XElement? part)
    {
        foreach (var style in part.All("style")) if (style.Attr("styleId") is { } id) styles.TryAdd(id, style);
    }

    public WordStyle Of(string? id)
    {
        if (id is null) return Plain;
        return known.TryGetValue(id, out var style) ? style : known[id] = Read(id, 0);
    }

    private static readonly WordStyle Plain = new(StyleKind.Plain);

    private WordStyle Read(string id, int depth)
    {
        if (depth > 20) return Plain;
        var element = styles.GetValueOrDefault(id);
        var name = (element.Val("name") ?? id).Trim();
        var numbering = element.Child("pPr").Child("numPr");
        if (ByName(name) is { } found) return found with { Numbering = numbering };
        if (WordElements.Number(element.Child("pPr").Val("outlineLvl")) is >= 0 and < 9 and var outline) return new WordStyle(StyleKind.Heading, Level: outline + 1);
        var inherited = element.Val("basedOn") is { } parent ? Read(parent, depth + 1) : Plain;
        return numbering is null ? inherited : inherited with { Numbering = numbering };
    }

    private static WordStyle? ByName(string name) => name.ToLowerInvariant() switch
    {
        ['h', 'e', 'a', 'd', 'i', 'n', 'g', ' ', >= '1' and <= '9' and var level] => new WordStyle(StyleKind.Heading, Level: level - '0'),
        "title" => new WordStyle(StyleKind.Heading, Level: 1),
        "quote" or "intense quote" or "block text" or "quotations" => new WordStyle(StyleKind.Quote),
        "code" => new WordStyle(StyleKind.Code),
        ['c', 'o', 'd', 'e', ' ', '(', .., ')'] => new WordStyle(StyleKind.Code, name[6..^1]),
        "html preformatted" or "source code" or "plain text" or "preformatted text" => new WordStyle(StyleKind.CodeLines),
        "code char" or "html code" or "verbatim char" or "source text" => new WordStyle(StyleKind.CodeWord),
        "horizontal rule" or "horizontal line" => new WordStyle(StyleKind.Rule),
        "separator" => new WordStyle(StyleKind.Separator),
        "callout word" => new WordStyle(StyleKind.CalloutWord),
        "callout info" or "callout warning" or "callout decision" or "callout quote" => new WordStyle(StyleKind.Callout, name[8..].ToLowerInvariant()),
        _ => null,
    };
}
