using System.IO.Compression;
using Workspace.Prose;
using Workspace.Tests.Support;
using Workspace.Tests.Texts;
using Workspace.Tests.Tools.Documents;
using Workspace.Tests.Tools.Polls;
using Workspace.Tests.Tools.Wiki;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tests.Licensing;

/// <summary>What somebody takes along are their own words, from every tool; nobody else's, and no secret ballot.</summary>
public sealed class OwnWordsTests
{
    [Fact]
    public async Task Of_a_document_the_own_words_go_along_and_what_others_wrote_between_does_not()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        await Papers.StepsAsync(w, id, w.Fay, doc =>
        {
            var at = Anchors.Find(doc, "must")!.Value;
            return [new ReplaceStep(at.From, at.To, new Slice(Fragment.From(Schema.Standard.Text("should perhaps")), 0, 0))];
        });
        var comment = Guid.CreateVersion7();
        await w.DoAsync<CommentActions>(w.Cas, a => a.AddAsync(w.SpaceId, id, new NewComment(comment, "Cas asks why.")));
        await w.DoAsync<CommentActions>(w.Ben, a => a.ReplyAsync(w.SpaceId, id, comment, Guid.CreateVersion7(), "Ben says because."));

        var (ben, fay, cas) = (await TakeAsync(w, w.Ben), await TakeAsync(w, w.Fay), await TakeAsync(w, w.Cas));

        Assert.Contains("We propose that a witness …", Paper(ben), StringComparison.Ordinal);
        Assert.Contains("attend in person.", Paper(ben), StringComparison.Ordinal);
        Assert.Contains("Ben says because.", Paper(ben), StringComparison.Ordinal);
        Assert.DoesNotContain("should perhaps", Paper(ben), StringComparison.Ordinal);
        Assert.DoesNotContain("Cas asks why.", Paper(ben), StringComparison.Ordinal);
        Assert.Contains("should perhaps", Paper(fay), StringComparison.Ordinal);
        Assert.DoesNotContain("We propose", Paper(fay), StringComparison.Ordinal);
        Assert.Contains("Cas asks why.", Paper(cas), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_wiki_the_own_paragraphs_go_along()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await w.AddPageAsync(w.Ben, "Witnessing", markdown: "What the page began with.");
        await WriteAsync(w, page, w.Ben, doc => new ReplaceStep(doc.Content.Size, doc.Content.Size, new Slice(Papers.Doc(Papers.Paragraph(Schema.Standard.Text("Ben added this."))).Content, 0, 0)));
        await WriteAsync(w, page, w.Fay, doc => new ReplaceStep(doc.Content.Size, doc.Content.Size, new Slice(Papers.Doc(Papers.Paragraph(Schema.Standard.Text("Fay added that."))).Content, 0, 0)));

        var words = (await TakeAsync(w, w.Ben))["Land registration reform/Wiki/Witnessing.md"];

        Assert.Contains("Ben added this.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Fay added that.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_polls_open_reasons_go_along_and_secret_ballots_never()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var open = await w.OpenPollAsync(new PollRules { Reasons = Reasons.Optional });
        await w.VoteAsync(w.Cas, open, Workspace.Tools.Polls.Counting.Paper.For(1) with { Reason = "Cas said so openly." });
        var secret = await w.OpenPollAsync(new PollRules { IsSecret = true, Reasons = Reasons.Optional });
        await w.VoteAsync(w.Cas, secret, Workspace.Tools.Polls.Counting.Paper.For(1) with { Reason = "Cas said so in secret." }, ReceiptCode.Make());

        var (cas, ben) = (await TakeAsync(w, w.Cas), await TakeAsync(w, w.Ben));

        Assert.Contains("Cas said so openly.", Assert.Single(cas, f => f.Key.Contains("/Polls/", StringComparison.Ordinal)).Value, StringComparison.Ordinal);
        Assert.DoesNotContain(cas.Values.Concat(ben.Values), text => text.Contains("in secret", StringComparison.Ordinal));
        Assert.Equal(2, ben.Count(f => f.Key.Contains("/Polls/", StringComparison.Ordinal))); // he put both questions
        Assert.DoesNotContain(ben.Values, text => text.Contains("openly", StringComparison.Ordinal));
    }

    private static string Paper(Dictionary<string, string> files) => Assert.Single(files, f => f.Key.StartsWith("Land registration reform/Documents/", StringComparison.Ordinal)).Value;

    private static Task<Workspace.Texts.TextNow> WriteAsync(TestWorkspace w, Guid text, Actor by, Func<Node, Step> step) => w.InTextsAsync(by, async (texts, visit) =>
    {
        var now = await texts.ReadAsync(visit, text);
        return await texts.AppendAsync(visit, text, now.Version, [step(now.Doc)]);
    });

    private static async Task<Dictionary<string, string>> TakeAsync(TestWorkspace w, Actor who)
    {
        var browser = await w.SignInAsync(who);
        await using var archive = new ZipArchive(new MemoryStream(await browser.Http.GetByteArrayAsync("/seat/written.zip")));
        var files = new Dictionary<string, string>();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            files[entry.FullName] = await reader.ReadToEndAsync();
        }

        return files;
    }
}
