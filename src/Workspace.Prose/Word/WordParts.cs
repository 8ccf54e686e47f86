using System.Globalization;

namespace Workspace.Prose.Word;

/// <summary>What the parts of one Word file share while it is written.</summary>
internal sealed class WordParts(WordOptions options)
{
    private int changes;

    public WordOptions Options => options;

    public Package Package { get; } = new();

    public Styles Styles { get; } = new();

    public Numbering Numbering { get; } = new();

    public Losses Losses { get; } = new();

    public List<Node> Footnotes { get; } = [];

    /// <summary>Who made a suggested change and when, as Word asks for it.</summary>
    public (string, string?)[] Change(Mark suggestion)
    {
        var person = suggestion.Attrs.Text("person");
        var at = suggestion.Attrs.Text("at") is { Length: > 19 } time ? time[..19] + "Z" : null;
        return [("id", (++changes + 1_000_000).ToString(CultureInfo.InvariantCulture)), ("author", options.PersonName?.Invoke(person) ?? person), ("date", at)];
    }

    /// <summary>The first suggestion of that kind on the node, or null.</summary>
    public static Mark? Suggestion(Node node, string kind) => node.Marks.FirstOrDefault(m => m.Type.Name == kind);
}
