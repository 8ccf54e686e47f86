using Workspace.Prose.Differences;
using Workspace.Prose.Text;

namespace Workspace.Prose.Html;

/// <summary>What the parts of one page share while it is written.</summary>
internal sealed class HtmlPage
{
    public HtmlPage(Node doc, HtmlOptions options)
    {
        (Options, Anchors) = (options, Anchors.Of(doc, options.IdPrefix));
        (Blocks, Inlines, Footnotes) = (new HtmlBlocks(this), new HtmlInlines(this), new HtmlFootnotes(this));
    }

    public HtmlOptions Options { get; }

    public Anchors Anchors { get; }

    public Tags Tags { get; } = new();

    public HtmlBlocks Blocks { get; }

    public HtmlInlines Inlines { get; }

    public HtmlFootnotes Footnotes { get; }

    /// <summary>Whether the node is shown, with the suggestions as they are asked for.</summary>
    public bool Shows(Node node) => Options.Suggestions switch
    {
        Suggestions.Accepted => !node.Marks.Any(m => m.Type.Name == "deletion"),
        Suggestions.Rejected => !node.Marks.Any(m => m.Type.Name == "insertion"),
        _ => true,
    };

    /// <summary>The insertion or deletion the node is marked with and that is to be seen, or null.</summary>
    public Mark? Suggestion(Node node) => Options.Suggestions == Suggestions.Shown ? node.Marks.FirstOrDefault(m => m.Type.Name is "insertion" or "deletion") : null;

    public string Words(Mark suggestion)
    {
        var added = suggestion.Type.Name == "insertion";
        var verb = suggestion.Attrs.Text("id") == ChangeMarks.Moved ? added ? "Moved here" : "Moved away" : added ? "Added" : "Removed";
        return Options.PersonName?.Invoke(suggestion.Attrs.Text("person")) is { Length: > 0 } name ? $"{verb} by {name}: " : $"{verb}: ";
    }
}
