using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools;
using Workspace.Tools.Documents;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Review;
using Workspace.Tools.Documents.Suggestions;

namespace Workspace.Tests.Tools.Documents;

public sealed class DocumentsToolTests
{
    private static readonly ITool Tool = new DocumentsTool();

    [Fact]
    public async Task Every_event_is_worded_and_none_holds_the_words_of_a_document()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.SuggestedAsync(w);
        var round = await Papers.ReviewAsync(w, id, RoundKind.Comment, w.Rae);
        var comment = await Papers.CommentAsync(w, id, w.Cas, "Secret words", "a witness");
        await w.DoAsync<CommentActions>(w.Ben, a => a.ReplyAsync(w.SpaceId, id, comment, Guid.CreateVersion7(), "Secret too"));
        await w.DoAsync<CommentActions>(w.Ben, a => a.ResolveAsync(w.SpaceId, id, comment, 0, Outcome.Noted, "Secret reason"));
        await w.DoAsync<SuggestionActions>(w.Ben, a => a.DecideAsync(w.SpaceId, id, null, true, "Secret reason"));
        await w.DoAsync<RoundActions>(w.Rae, a => a.AnswerAsync(w.SpaceId, id, round, ReviewResult.Done, "Secret note"));
        await w.DoAsync<RoundActions>(w.Fay, a => a.CloseAsync(w.SpaceId, id, round, 0, RoundOutcome.Agreed, "Secret note"));

        var events = await w.ReadAsync(db => db.Set<Event>().Where(e => e.SpaceId == w.SpaceId).OrderBy(e => e.Id).ToListAsync());
        Assert.DoesNotContain(events, e => e.Facts?.Contains("Secret", StringComparison.Ordinal) == true);
        var told = events.Where(e => e.Kind != DocumentEvents.Edited).Select(e => Tool.Tell(e)!).Select(t => $"{t.Verb} {t.Thing} {t.Detail}".TrimEnd());
        Assert.Equal(
            ["started D-1", "started a review of D-1 1 reviewer", "commented on D-1", "answered a comment on D-1", "resolved a comment on D-1", "accepted suggestions in D-1", "answered the review of D-1", "recorded as agreed D-1"], told);
        Assert.All(events, e => Assert.NotNull(Tool.Tell(e)!.Address));
    }

    [Fact]
    public async Task Home_and_activity_call_a_document_by_its_title_as_it_is_now()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        w.Clock.Advance(TimeSpan.FromHours(1));
        var id = await Papers.StartAsync(w, "First words");
        await w.DoAsync<DocumentActions>(w.Ben, a => a.RenameAsync(w.SpaceId, id, 0, "Better words"));

        var home = (await (await w.SignInAsync(w.Rae)).GetAsync("/")).Text;

        Assert.Contains("D-1 Better words", home);
        Assert.DoesNotContain("First words", home);
    }

    [Fact]
    public async Task What_others_changed_carries_the_bar_and_ones_own_does_not()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        w.Clock.Advance(TimeSpan.FromHours(1));
        await Papers.StartAsync(w);

        Assert.True((await (await w.SignInAsync(w.Rae)).GetAsync(DocumentAddresses.To(w.SpaceId))).Has("tr.changed"));
        Assert.False((await (await w.SignInAsync(w.Ben)).GetAsync(DocumentAddresses.To(w.SpaceId))).Has("tr.changed"));
    }

    [Fact]
    public async Task A_tool_that_is_switched_off_hides_documents_and_their_duties()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        await Papers.ReviewAsync(w, id, RoundKind.Comment, w.Rae);
        await w.WriteAsync(async db => (await db.Set<Space>().SingleAsync(s => s.Id == w.SpaceId)).SwitchTools([Tool.Key]));

        var rae = await w.SignInAsync(w.Rae);
        Assert.Equal(404, (int)(await rae.GetAsync(Papers.At(w, id))).Status);
        Assert.DoesNotContain("D-1", (await rae.GetAsync("/")).Text);
    }
}
