using System.Globalization;
using System.Text;

namespace Workspace.Prose.Text;

/// <summary>A unique id for every heading, made of its words.</summary>
internal sealed class Anchors
{
    private const int Longest = 80;
    private readonly Dictionary<Node, Queue<string>> ids = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> used = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly string prefix;

    private Anchors(string prefix) => this.prefix = prefix;

    public List<OutlineEntry> Entries { get; } = [];

    public static Anchors Of(Node doc, string prefix)
    {
        var anchors = new Anchors(prefix);
        doc.Descendants((node, pos, _, _) =>
        {
            if (node.Type.Name == "heading") anchors.Add(node, pos);
            return !node.IsTextblock;
        });
        return anchors;
    }

    /// <summary>The id of that heading; a heading that stands in the document twice has one for each place, in order.</summary>
    public string? IdOf(Node heading) => ids.GetValueOrDefault(heading)?.TryDequeue(out var id) == true ? id : null;

    /// <summary>An address within the page leads to the heading people mean by it.</summary>
    public string Resolve(string href) => href is ['#', .. var name] && used.Contains(prefix + name) ? $"#{prefix}{name}" : href;

    private void Add(Node heading, int position)
    {
        var words = PlainText.Line(heading);
        var slug = prefix + Slug(words);
        var id = slug;
        while (!used.Add(id)) id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{counts[slug] = counts.GetValueOrDefault(slug, 1) + 1}");
        if (!ids.TryGetValue(heading, out var queue)) ids[heading] = queue = new Queue<string>();
        queue.Enqueue(id);
        Entries.Add(new OutlineEntry(heading.Attrs.Number("level"), words, id, position));
    }

    private static string Slug(string words)
    {
        var slug = new StringBuilder();
        foreach (var rune in words.EnumerateRunes())
        {
            if (slug.Length >= Longest) break;
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark) slug.Append(Rune.ToLowerInvariant(rune));
            else if ((Rune.IsWhiteSpace(rune) || rune.Value is '-' or '_') && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var made = slug.ToString().Trim('-');
        return made.Length == 0 ? "section" : made;
    }
}
