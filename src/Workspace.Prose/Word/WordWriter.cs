using System.Globalization;
using System.Text;
using System.Xml;

namespace Workspace.Prose.Word;

/// <summary>Writes a document as a Word file: headings, lists, tables, links, footnotes, comments as comments, suggestions as tracked changes.</summary>
public static class WordWriter
{
    /// <summary>Writes a document.</summary>
    /// <param name="doc">A document that keeps the schema.</param>
    /// <param name="options">What the file needs to know beside it.</param>
    public static WordFile Write(Node doc, WordOptions? options = null)
    {
        options ??= new WordOptions();
        var file = new WordParts(options);
        var comments = new CommentsToWord(doc, file);
        using var xml = new WordXml("document");
        xml.Open("body");
        new BlocksToWord(xml, file, new RunsToWord(xml, file, comments, "document")).Document(doc);
        Page(xml);
        file.Package.Add("document", xml.Close().Close().Finish());
        Rest(file, comments);
        return new WordFile(file.Package.Finish(Core(options)), file.Losses.ToList());
    }

    /// <summary>The size of the page and its margins, which end the body.</summary>
    internal static void Page(WordXml xml) =>
        xml.Open("sectPr").Empty("pgSz", ("w", "11906"), ("h", "16838")).Empty("pgMar", ("top", "1134"), ("right", "1134"), ("bottom", "1134"), ("left", "1134"), ("header", "709"), ("footer", "709"), ("gutter", "0")).Close();

    /// <summary>What the body refers to.</summary>
    internal static void Rest(WordParts file, CommentsToWord comments)
    {
        if (file.Footnotes.Count > 0) file.Package.Add("footnotes", FootnotesToWord.Write(file));
        if (comments.Any) file.Package.Add("comments", comments.Write());
        file.Package.Add("styles", file.Styles.Write());
        file.Package.Add("numbering", file.Numbering.Write());
    }

    internal static byte[] Core(WordOptions options)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("cp", "coreProperties", Names.Core);
            xml.WriteElementString("dc", "title", Names.Dc, WordXml.Legal(options.Title));
            xml.WriteElementString("dc", "creator", Names.Dc, WordXml.Legal(options.Author));
            if (options.Created is { } created) Created(xml, created);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Created(XmlWriter xml, DateTimeOffset created)
    {
        xml.WriteStartElement("dcterms", "created", Names.Terms);
        xml.WriteAttributeString("xsi", "type", Names.Xsi, "dcterms:W3CDTF");
        xml.WriteString(created.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }
}
