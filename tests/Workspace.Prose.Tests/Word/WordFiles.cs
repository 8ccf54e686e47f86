using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Workspace.Prose.Word;

namespace Workspace.Prose.Tests.Word;

/// <summary>Word files for tests: made by hand, validated by the format's own validator, with pictures that know their address.</summary>
public static class WordFiles
{
    public const string Person = "0190f3b2-6c1a-7d3e-9a41-5b2c7f0e1d2a";

    /// <summary>What the validator has against the file.</summary>
    public static IReadOnlyList<string> Errors(byte[] file)
    {
        using var stream = new MemoryStream(file);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")];
    }

    /// <summary>Writes the document, has it validated, and reads it again.</summary>
    public static (WordFile File, WordDocument Read) RoundTrip(Node doc)
    {
        var sources = new List<string>();
        var written = WordWriter.Write(doc, new WordOptions
        {
            Title = "A title",
            Author = "Ann",
            Created = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero),
            Comment = id => new WordComment(id, "Ann", new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero), "About " + id + "\nSecond line"),
            PersonName = id => id == Person ? "Ben Okri" : null,
            Picture = src => Png(Index(sources, src) + 1),
        });
        Assert.Empty(Errors(written.Bytes));
        var read = WordReader.Read(written.Bytes, new WordReading { Store = (bytes, _) => sources[bytes[19] - 1], PersonId = name => name == "Ben Okri" ? Person : null });
        return (written, read);
    }

    /// <summary>A file of the given parts.</summary>
    public static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in parts)
            {
                using var stream = zip.CreateEntry(path).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        return bytes.ToArray();
    }

    /// <summary>A file whose body is the given XML.</summary>
    public static byte[] Body(string xml) =>
        Zip(("word/document.xml", $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{xml}</w:body></w:document>"""));

    /// <summary>The head of a picture of that width, which is enough to be one.</summary>
    public static byte[] Png(int width) => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, (byte)width, 0, 0, 0, 9, 8, 2, 0, 0, 0];

    private static int Index(List<string> sources, string src)
    {
        if (!sources.Contains(src)) sources.Add(src);
        return sources.IndexOf(src);
    }
}
