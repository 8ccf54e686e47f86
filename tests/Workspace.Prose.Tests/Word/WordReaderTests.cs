using System.IO.Compression;
using Workspace.Prose.Tests.Generated;
using Workspace.Prose.Word;

namespace Workspace.Prose.Tests.Word;

public sealed class WordReaderTests
{
    [Fact]
    public void Fields_links_tracked_moves_and_soft_breaks_of_other_programs_are_read()
    {
        var file = WordFiles.Body("""
            <w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Head</w:t></w:r></w:p>
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://e.org/a" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>link</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:br/><w:t xml:space="preserve"> after</w:t></w:r></w:p>
            <w:p><w:moveTo w:id="1" w:author="X" w:date="2026-01-01T00:00:00Z"><w:r><w:t>moved</w:t></w:r></w:moveTo><w:hyperlink w:anchor="Head"><w:r><w:t>up</w:t></w:r></w:hyperlink></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>in</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>
            <w:p><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>red</w:t></w:r></w:p>
            """);
        var read = WordReader.Read(file);
        Assert.Equal("""heading("Head"), paragraph(link("link"), hard_break, " after"), paragraph(insertion("moved"), link("up")), table(table_row(table_cell(paragraph("a")), table_cell(paragraph("in"), paragraph))), paragraph("red")""", read.Doc.Content.ToString());
        Assert.Equal(3, read.Losses.Count);
    }

    [Fact]
    public void A_link_that_may_not_be_followed_becomes_text() =>
        Assert.Equal("paragraph(\"x\")", WordReader.Read(WordFiles.Body("""<w:p><w:fldSimple w:instr="HYPERLINK &quot;javascript:alert(1)&quot;"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>""")).Doc.Content.ToString());

    [Fact]
    public void What_is_no_Word_file_is_refused_in_words()
    {
        foreach (var bytes in new[] { Array.Empty<byte>(), [1, 2, 3], WordFiles.Zip(("a.txt", "b")), WordFiles.Zip(("word/document.xml", "<w")), WordFiles.Zip(("word/document.xml", "<a/>")) })
            Assert.Throws<ProseException>(() => WordReader.Read(bytes));
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        const string xml = """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>""";
        Assert.Throws<ProseException>(() => WordReader.Read(WordFiles.Zip(("word/document.xml", xml))));
    }

    [Fact]
    public void Bombs_are_refused_in_two_seconds()
    {
        foreach (var bomb in new[] { Bomb(1L << 30, "word/document.xml"), Bomb(50L << 20, "word/styles.xml"), WordFiles.Zip([.. Enumerable.Range(0, 3_000).Select(i => ($"word/{i}.xml", "<a/>"))]), Deep() })
        {
            var taken = ThreadTime.Of(() => Assert.Throws<ProseException>(() => WordReader.Read(bomb)));
            Assert.True(taken < TimeSpan.FromSeconds(2), $"{taken.TotalMilliseconds} ms");
        }
    }

    [Fact]
    public void A_part_that_says_it_is_small_is_not_believed()
    {
        var bomb = Bomb(50L << 20, "word/styles.xml");
        for (var at = 0; at < bomb.Length - 30; at++)
            if (bomb.AsSpan(at).StartsWith("PK\u0001\u0002"u8) && bomb.AsSpan(at + 46).StartsWith("word/styles.xml"u8)) bomb.AsSpan(at + 24, 4).Clear();
        Assert.Throws<ProseException>(() => WordReader.Read(bomb));
    }

    [Fact]
    public void A_damaged_file_never_ends_in_anything_but_a_refusal()
    {
        var whole = WordWriter.Write(Workspace.Prose.Markdown.MarkdownReader.Read("# a\n\n- b\n\n|c|\n|-|\n|d[^1]|\n\n[^1]: e").Doc).Bytes;
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var bytes = whole.AsSpan(0, random.Next(4) == 0 ? random.Next(whole.Length) : whole.Length).ToArray();
            for (var i = random.Next(1, 20); i > 0 && bytes.Length > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var thrown = Record.Exception(() => WordReader.Read(bytes));
            Assert.True(thrown is null or ProseException, $"{seed}: {thrown}");
        }
    }

    private static byte[] Bomb(long size, string part)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (part != "word/document.xml") using (var text = zip.CreateEntry("word/document.xml").Open()) text.Write("<w:document xmlns:w='x'><w:body/></w:document>"u8);
            using var stream = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)' ');
            for (var written = 0L; written < size; written += block.Length) stream.Write(block);
        }
        return bytes.ToArray();
    }

    private static byte[] Deep() => WordFiles.Body(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 5_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 5_000)));
}
