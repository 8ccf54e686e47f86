using System.IO.Compression;

namespace Workspace.Prose.Word;

/// <summary>Writes a long document as a Word file, piece after piece: what has been written is in the file and no longer in memory.</summary>
/// <remarks>For texts without comments: where those end is only known when the whole document is.</remarks>
public sealed class WordPieces : IDisposable
{
    private readonly ZipArchive zip;
    private readonly WordOptions options;
    private readonly WordParts file;
    private readonly CommentsToWord comments;
    private readonly WordXml xml;
    private readonly BlocksToWord blocks;

    /// <summary>Begins the file.</summary>
    /// <param name="to">Where it goes; it stays open.</param>
    /// <param name="options">What the file needs to know beside the text.</param>
    public WordPieces(Stream to, WordOptions? options = null)
    {
        this.options = options ?? new WordOptions();
        file = new WordParts(this.options);
        comments = new CommentsToWord(Schema.Standard.Node("doc", Schema.Standard.Node("paragraph")), file);
        zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        xml = new WordXml("document", Package.Begin(zip, Package.PathOf("document")));
        xml.Open("body");
        blocks = new BlocksToWord(xml, file, new RunsToWord(xml, file, comments, "document"));
    }

    /// <summary>The blocks of this document come next.</summary>
    public void Add(Node doc) => blocks.Blocks(doc, new WordPlace());

    /// <summary>Ends the file. The answer is what Word cannot say.</summary>
    public IReadOnlyList<Loss> Finish()
    {
        blocks.End();
        WordWriter.Page(xml);
        xml.Close().Close().End();
        xml.Dispose();
        file.Package.Written("document");
        WordWriter.Rest(file, comments);
        file.Package.Finish(zip, WordWriter.Core(options));
        zip.Dispose();
        return file.Losses.ToList();
    }

    public void Dispose()
    {
        xml.Dispose();
        zip.Dispose();
    }
}
