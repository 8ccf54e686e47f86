using System.Globalization;
using System.Xml.Linq;

namespace Workspace.Prose.Word;

/// <summary>The comments of a Word file, and which of them are on the words that are read now.</summary>
internal sealed class CommentsFromWord
{
    private readonly Dictionary<string, WordComment> comments = [];
    private readonly HashSet<string> used = [];
    private readonly List<string> open = [];

    public CommentsFromWord(XElement? part)
    {
        foreach (var comment in part.All("comment")) if (comment.Attr("id") is { } id) comments.TryAdd(id, Read(id, comment));
    }

    /// <summary>The comments that are on words.</summary>
    public IEnumerable<WordComment> Used => comments.Where(c => used.Contains(c.Key)).Select(c => c.Value);

    /// <summary>The ids of those on the words that are read now, eight at most.</summary>
    public IEnumerable<string> Open => open.Select(id => comments[id].Id);

    public void Start(string? id)
    {
        if (id is null || !comments.ContainsKey(id) || open.Contains(id) || open.Count >= Most) return;
        open.Add(id);
        used.Add(id);
    }

    public void End(string? id) => open.Remove(id ?? "");

    private const int Most = 8;

    private static WordComment Read(string id, XElement comment)
    {
        var text = string.Join('\n', comment.Descendants().Where(e => e.Name() == "p").Select(p => string.Concat(p.Descendants().Select(e => e.Name() switch { "t" => e.Value, "tab" => "\t", "br" => " ", _ => "" }))));
        var at = DateTimeOffset.TryParse(comment.Attr("date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : (DateTimeOffset?)null;
        return new WordComment("w" + new string([.. id.Where(char.IsAsciiLetterOrDigit).Take(40)]), ProseText.Clean(comment.Attr("author") ?? ""), at, ProseText.Clean(text));
    }
}
