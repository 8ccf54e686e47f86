using System.Collections.Concurrent;
using Workspace.Prose;
using Workspace.Prose.Html;
using Workspace.Prose.Text;
using Workspace.Texts;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Suggestions;
using Workspace.Ui;

namespace Workspace.Tools.Documents;

/// <summary>One version of a text as pages show it: HTML, contents, where comments stand, what is suggested.</summary>
public sealed record WrittenText(int Version, WrittenHtml Html, IReadOnlyList<OutlineEntry> Outline, IReadOnlyDictionary<string, Anchor> Anchors, IReadOnlyList<Suggestion> Suggestions, int Words);

/// <summary>Keeps what was made of a version: it never changes, and many people read the same one.</summary>
public sealed class WrittenTexts
{
    private const int Most = 200;
    private readonly ConcurrentDictionary<(Guid, int, Workspace.Prose.Html.Suggestions), WrittenText> _kept = new();

    public WrittenText Of(TextNow text, DocumentPeople people, Workspace.Prose.Html.Suggestions shown = Workspace.Prose.Html.Suggestions.Shown)
    {
        var key = (text.TextId, text.Version, shown);
        if (_kept.TryGetValue(key, out var known)) return known;
        if (_kept.Count >= Most) _kept.Clear();
        return _kept[key] = Make(text, people, shown);
    }

    public static HtmlOptions Options(DocumentPeople people, Workspace.Prose.Html.Suggestions shown = Workspace.Prose.Html.Suggestions.Shown) => new()
    {
        PersonName = id => Guid.TryParse(id, out var person) ? people.NameOf(person) : null,
        PersonHref = id => Guid.TryParse(id, out var person) && people.Knows(person) ? $"/spaces/{people.SpaceId}/people/{person}" : null,
        ThingHref = (tool, id) => $"/spaces/{people.SpaceId}/{tool}/{id}",
        Suggestions = shown,
    };

    private static WrittenText Make(TextNow text, DocumentPeople people, Workspace.Prose.Html.Suggestions shown) => new(
        text.Version, WrittenHtml.Of(text.Doc, Options(people, shown)), Outline.Of(text.Doc), Comments.Anchors.In(text.Doc), Suggested.In(text.Doc), CountWords(PlainText.Of(text.Doc)));

    private static int CountWords(string text)
    {
        var (count, within) = (0, false);
        foreach (var letter in text)
        {
            var white = char.IsWhiteSpace(letter);
            if (!white && !within) count++;
            within = !white;
        }
        return count;
    }
}
