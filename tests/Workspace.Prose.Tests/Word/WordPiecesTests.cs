using System.IO.Compression;
using Workspace.Prose.Markdown;
using Workspace.Prose.Word;

namespace Workspace.Prose.Tests.Word;

/// <summary>A long document that is written piece after piece is the same file as one that is written at once.</summary>
public sealed class WordPiecesTests
{
    private static readonly string[] Pieces =
    [
        "# A thread\n\nT-1 in Deeds.",
        "## 1. Ann\n\n- a\n- b\n\n1. c\n2. d\n\n[here](https://e.org) and [there](/own)[^1]\n\n[^1]: note",
        "## 2. Ben\n\n> a quote\n\n|a|b|\n|-|-|\n|1|2|",
        "## 3. Cas\n\n> [!NOTE]\n> last",
    ];

    [Fact]
    public void The_parts_of_both_files_are_the_same_and_valid()
    {
        var options = new WordOptions { Title = "A thread", Site = new("https://workspace.example.org") };
        var whole = WordWriter.Write(MarkdownReader.Read(string.Join("\n\n", Pieces)).Doc, options).Bytes;
        using var written = new MemoryStream();
        using (var pieces = new WordPieces(written, options))
        {
            foreach (var piece in Pieces) pieces.Add(MarkdownReader.Read(piece).Doc);
            Assert.Empty(pieces.Finish());
        }

        Assert.Empty(WordFiles.Errors(written.ToArray()));
        Assert.Equal(Parts(whole), Parts(written.ToArray()));
    }

    [Fact]
    public void A_file_that_is_broken_off_ends_the_stream_in_order()
    {
        using var written = new MemoryStream();
        using (var pieces = new WordPieces(written)) pieces.Add(MarkdownReader.Read("One").Doc);
        Assert.True(written.CanWrite);
    }

    private static SortedDictionary<string, string> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return new(zip.Entries.ToDictionary(e => e.FullName, e => { using var reader = new StreamReader(e.Open()); return reader.ReadToEnd(); }), StringComparer.Ordinal);
    }
}
