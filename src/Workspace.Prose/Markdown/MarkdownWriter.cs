namespace Workspace.Prose.Markdown;

/// <summary>Writes a document as Markdown that people can read, and reads it back to be sure that it says the same.</summary>
/// <remarks>What Markdown cannot say is first taken out of the document and listed (<see cref="Sayable"/>); the rest reads back exactly.</remarks>
public static class MarkdownWriter
{
    /// <summary>Writes a document.</summary>
    /// <param name="doc">A document that keeps the schema.</param>
    /// <param name="matter">What to put before the text, or null.</param>
    public static MarkdownText Write(Node doc, FrontMatter? matter = null)
    {
        var losses = new Losses();
        var said = new Sayable(doc.Type.Schema, losses).Document(doc);
        var text = new BlocksOut().Document(said);
        if (matter is not null) text = $"---\n{matter.Source}\n---\n\n{text}";
        var read = MarkdownReader.Read(text, doc.Type.Schema);
        if (read.Refused is not null) losses.Add("The text cannot be read back as Markdown.", read.Refused);
        else if (Difference(said, read.Doc) is { } first) losses.Add("Something reads back in another form.", said.Child(first));
        return new MarkdownText(text, losses.ToList());
    }

    /// <summary>The first block that reads back otherwise, or null.</summary>
    private static int? Difference(Node doc, Node read)
    {
        if (read.Equals(doc)) return null;
        var index = 0;
        while (index < doc.ChildCount && index < read.ChildCount && doc.Child(index).Equals(read.Child(index))) index++;
        return Math.Min(index, doc.ChildCount - 1);
    }
}
