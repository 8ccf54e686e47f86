using System.IO.Compression;
using System.Xml;

namespace Workspace.Files.Words;

/// <summary>The words of documents, workbooks and presentations: what stands in the text elements of their parts.</summary>
internal static class OfficeWords
{
    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 100_000_000, CloseInput = true };

    public static void Read(MemoryStream file, WordsWriter to, string folder)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var part in archive.Entries.Where(e => IsText(e.FullName, folder)).OrderBy(e => e.FullName.Length).ThenBy(e => e.FullName, StringComparer.Ordinal))
        {
            using var xml = XmlReader.Create(part.Open(), Careful);
            Read(xml, to);
            to.Write("\n");
        }
    }

    private static bool IsText(string name, string folder) => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal) && folder switch
    {
        "word/" => name is "word/document.xml" or "word/footnotes.xml" or "word/endnotes.xml" or "word/comments.xml" || name.StartsWith("word/header", StringComparison.Ordinal) || name.StartsWith("word/footer", StringComparison.Ordinal),
        "xl/" => name is "xl/sharedStrings.xml" or "xl/workbook.xml" || name.StartsWith("xl/worksheets/", StringComparison.Ordinal) || name.StartsWith("xl/comments", StringComparison.Ordinal),
        _ => name.StartsWith("ppt/slides/", StringComparison.Ordinal) || name.StartsWith("ppt/notesSlides/", StringComparison.Ordinal),
    };

    private static void Read(XmlReader xml, WordsWriter to)
    {
        while (xml.Read())
        {
            switch (xml)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "sheet" } when xml.GetAttribute("name") is { } sheet:
                    to.Write(sheet + "\n");
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "t", IsEmptyElement: false }:
                    to.Write(xml.ReadElementContentAsString());
                    if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "p" or "si" }) to.Write("\n");
                    break;
                case { NodeType: XmlNodeType.EndElement, LocalName: "p" or "tr" or "row" or "si" or "c" }:
                    to.Write(xml.LocalName == "c" ? " " : "\n");
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "tab" or "br" }:
                    to.Write(" ");
                    break;
            }
        }
    }
}
