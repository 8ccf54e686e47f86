namespace Workspace.Prose.Text;

/// <summary>A heading of a document.</summary>
/// <param name="Level">1 to 4.</param>
/// <param name="Text">Its words.</param>
/// <param name="Anchor">The id it has in HTML, unique in the document; <c>#</c> and this lead to it.</param>
/// <param name="Position">Where it starts in the document.</param>
public sealed record OutlineEntry(int Level, string Text, string Anchor, int Position);

/// <summary>The headings of a document, in order.</summary>
public static class Outline
{
    /// <summary>The headings of a document, those in quotes and lists included.</summary>
    /// <param name="doc">The document.</param>
    /// <param name="idPrefix">What stands before every anchor; the same as for the HTML.</param>
    public static IReadOnlyList<OutlineEntry> Of(Node doc, string idPrefix = "h-") => [.. Anchors.Of(doc, idPrefix).Entries];
}
