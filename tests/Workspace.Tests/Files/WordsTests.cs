using Microsoft.EntityFrameworkCore;
using Workspace.Files;
using Workspace.Files.Kinds;
using Workspace.Files.Words;
using Workspace.Tests.Support;

namespace Workspace.Tests.Files;

/// <summary>The words of files, read in a process of their own.</summary>
public sealed class WordsTests
{
    public static TheoryData<WordsOf, byte[]> Readable { get; } = new()
    {
        { WordsOf.Pdf, Samples.Pdf("marmalade evidence") }, { WordsOf.Word, Samples.Word("marmalade evidence") }, { WordsOf.Excel, Samples.Excel("marmalade evidence") },
        { WordsOf.PowerPoint, Samples.PowerPoint("marmalade evidence") }, { WordsOf.Plain, Samples.Text("# marmalade evidence") },
    };

    [Theory, MemberData(nameof(Readable))]
    public async Task Words_of_each_kind_are_read(WordsOf kind, byte[] content) =>
        Assert.Contains("marmalade evidence", await new WordsWorker().ReadAsync(new MemoryStream(content), kind), StringComparison.Ordinal);

    [Theory]
    [InlineData(WordsOf.Pdf)]
    [InlineData(WordsOf.Word)]
    public async Task A_file_that_breaks_its_reader_breaks_nothing_else(WordsOf kind) =>
        Assert.Null(await new WordsWorker().ReadAsync(new MemoryStream("%PDF-1.4 broken PK"u8.ToArray()), kind));

    [Fact]
    public async Task A_document_that_names_others_reads_none_of_them() =>
        Assert.Null(await new WordsWorker().ReadAsync(new MemoryStream(Samples.Zip(("word/document.xml", Samples.Text("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x><t>&e;</t></x>")))), WordsOf.Word));

    [Fact]
    public async Task What_cannot_be_read_is_kept_and_says_so()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var file = await w.AttachAsync(w.Ben, "broken.pdf", "%PDF-1.4 broken"u8.ToArray());
        await w.WordsAreReadAsync();
        var page = await (await w.SignInAsync(w.Rae)).GetAsync($"/spaces/{w.SpaceId}/files/{file.Id}");

        Assert.Contains("The text of this file could not be read", page.AllText, StringComparison.Ordinal);
    }
}
