namespace Workspace.Prose.Word;

/// <summary>Reads a Word file (<c>.docx</c>) into a document: headings by their styles, lists, tables, links, footnotes, comments, tracked changes as suggestions.</summary>
/// <remarks>The file is not trusted: document types and entities are refused, sizes, depth and compression are limited, and names in it are never used as paths.</remarks>
public static class WordReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The bytes, 32 MB at most.</param>
    /// <param name="options">Where pictures go and who people are; pictures are left out and people unknown without.</param>
    /// <param name="schema">What there may be in the document; by default the schema of pages.</param>
    /// <exception cref="ProseException">It is no Word file, or beyond a limit; the message is for the person who brought it.</exception>
    public static WordDocument Read(ReadOnlyMemory<byte> file, WordReading? options = null, Schema? schema = null)
    {
        using var zip = new WordZip(file);
        var reading = new WordSource(new WordFileParts(zip), options ?? new WordReading(), schema ?? Schema.Standard);
        var doc = reading.Schema.NodeType("doc").Create(content: Fragment.From(reading.OrEmpty(reading.Blocks.Read(reading.Parts.Document))));
        if (reading.Parts.Document.Descendants().Any(e => e.Name() is "headerReference" or "footerReference")) reading.Losses.Add("Headers and footers are left out.", "the sections of the file");
        doc.Check();
        if (reading.Schema.Limits.Problem(doc) is { } problem) throw new ProseException(problem);
        return new WordDocument(doc, [.. reading.Comments.Used], reading.Parts.Title, reading.Losses.ToList());
    }
}
