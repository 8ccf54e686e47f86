using System.Text;
using Workspace.Prose;
using Workspace.Prose.Word;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Documents;
using Workspace.Tools.Documents.Exchange;

namespace Workspace.Tests.Tools.Documents;

public sealed class ExchangeTests
{
    [Fact]
    public async Task A_word_file_brings_its_comments_and_tracked_changes_and_says_what_was_not_kept()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ben = await w.SignInAsync(w.Ben);

        var page = await (await ben.GetAsync(DocumentAddresses.To(w.SpaceId, "/word"))).UploadAsync("Start the document", ("File", "Old draft.docx", WordOf(w)));

        Assert.Equal("Draft from Word", page.Title);
        Assert.Contains("How many?", page.Text);
        Assert.Contains("An outsider", page.Text);
        Assert.Equal("a witness", Assert.Single(page.All("mark.commented")));
        Assert.Contains("Delete “must”", page.Text);
        Assert.Contains("Add “may”", page.Text);
        Assert.Contains("Cas Lind", page.Text);
        Assert.Contains("Old draft.docx", page.Text);
        Assert.Contains(DocumentEvents.Brought, await w.EventsAsync());
    }

    [Theory]
    [InlineData("not a zip")]
    [InlineData("")]
    public async Task A_file_that_is_no_word_file_starts_nothing(string content)
    {
        await using var w = await TestWorkspace.OpenAsync();

        var page = await (await (await w.SignInAsync(w.Ben)).GetAsync(DocumentAddresses.To(w.SpaceId, "/word"))).UploadAsync("Start the document", ("File", "x.docx", Encoding.UTF8.GetBytes(content)));

        Assert.Equal(422, (int)page.Status);
        Assert.DoesNotContain(DocumentEvents.Brought, await w.EventsAsync());
    }

    [Fact]
    public async Task The_same_file_sent_twice_starts_one_document()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = Guid.CreateVersion7();

        for (var i = 0; i < 2; i++) await w.DoAsync<WordStart>(w.Ben, a => a.StartAsync(w.SpaceId, id, "", "Old draft.docx", WordOf(w)));

        Assert.Single(await w.EventsAsync(), e => e == DocumentEvents.Brought);
    }

    [Fact]
    public async Task A_document_goes_out_as_word_with_comments_and_suggestions_and_as_markdown_without()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.SuggestedAsync(w);
        await Papers.CommentAsync(w, id, w.Cas, "How many?", "a witness");
        var rae = await w.SignInAsync(w.Rae);

        var word = WordReader.Read(await (await rae.Http.GetAsync(Papers.At(w, id, "/export.docx"))).Content.ReadAsByteArrayAsync(), new() { PersonId = _ => w.Cas.Id.ToString() });
        var markdown = await rae.Http.GetAsync(Papers.At(w, id, "/export.md"));
        var html = await (await rae.Http.GetAsync(Papers.At(w, id, "/export.html"))).Content.ReadAsStringAsync();

        Assert.Equal("How many?", Assert.Single(word.Comments).Text);
        Assert.NotEmpty(Workspace.Tools.Documents.Suggestions.Suggested.In(word.Doc));
        Assert.Contains(Papers.Witness, await markdown.Content.ReadAsStringAsync());
        Assert.StartsWith("D-1-Draft", markdown.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Contains("A draft: being written, not agreed.", html);
        Assert.DoesNotContain("<script", html);
    }

    [Fact]
    public async Task The_page_of_exports_says_what_each_format_cannot_say()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w, doc: Papers.Doc(Papers.Paragraph(Schema.Standard.Text("Yellow", Schema.Standard.Mark("highlight", ("color", "pink"))))));

        var page = await (await w.SignInAsync(w.Rae)).GetAsync(Papers.At(w, id, "/export"));

        Assert.Equal(3, page.All("a[download]").Count);
        Assert.Contains("cannot be said in it", page.Text);
    }

    [Fact]
    public async Task Two_megabytes_are_read_and_more_are_refused()
    {
        await using var w = await TestWorkspace.OpenAsync();
        Node Large(int paragraphs) => Papers.Doc(Enumerable.Range(0, paragraphs).Select(i => Papers.Paragraph(Schema.Standard.Text(string.Concat(Enumerable.Repeat("Land is registered. ", 50)) + i))));
        var id = await Papers.StartAsync(w, doc: Large(1_800));

        var page = await (await w.SignInAsync(w.Rae)).GetAsync(Papers.At(w, id));
        Assert.Equal(200, (int)page.Status);
        Assert.Equal(1_800, page.Document.QuerySelectorAll("#text > p").Length);
        var refused = await Assert.ThrowsAsync<Refusal>(() => Papers.WriteAsync(w, id, Large(2_100)));
        Assert.Contains("2", refused.Message);
        Assert.Equal(1_800, (await (await w.SignInAsync(w.Rae)).GetAsync(Papers.At(w, id))).Document.QuerySelectorAll("#text > p").Length);
    }

    private static byte[] WordOf(TestWorkspace w)
    {
        var s = Schema.Standard;
        var doc = Papers.Doc(Papers.Heading("3. Witnessing"), Papers.Paragraph(
            s.Text("We propose that "), s.Text("a witness", s.Mark("comment", ("id", "c1"))), s.Text(" "), s.Text("must", Papers.Suggest("deletion", "s1", w.Cas)), s.Text("may", Papers.Suggest("insertion", "s2", w.Cas)), s.Text(" attend.")));
        return WordWriter.Write(doc, new() { Title = "Draft from Word", PersonName = _ => "Cas Lind", Comment = _ => new("c1", "An outsider", null, "How many?") }).Bytes;
    }
}
