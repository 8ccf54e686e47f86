using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Spaces;
using Workspace.Spaces.Alarms;
using Workspace.Tests.Mail;
using Workspace.Tests.Support;
using Workspace.Tools.Documents;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Disposition;
using Workspace.Tools.Documents.Review;
using Workspace.Tools.Documents.Suggestions;

namespace Workspace.Tests.Tools.Documents;

public sealed class ReviewTests
{
    [Fact]
    public async Task A_review_waits_at_home_for_whom_it_asks_until_they_answer()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        var round = await Papers.ReviewAsync(w, id, RoundKind.Comment, w.Rae, w.Cas);
        var rae = await w.SignInAsync(w.Rae);
        Assert.Contains("Review D-1", (await rae.GetAsync("/")).Text);

        var page = await (await rae.GetAsync(Papers.At(w, id, "/review"))).PressAsync("I have reviewed this", ("note", "All fine."));

        Assert.Contains("1 of 2 have answered", page.Text);
        Assert.Contains("All fine.", page.Text);
        Assert.DoesNotContain("Review D-1", (await rae.GetAsync("/")).Text);
        Assert.Contains("In review until Friday 4 December 2026", (await rae.GetAsync(Papers.At(w, id))).Text);
        await w.DoAsync<RoundActions>(w.Cas, a => a.AnswerAsync(w.SpaceId, id, round, ReviewResult.Done, ""));
        Assert.Contains("Close the review of D-1", (await (await w.SignInAsync(w.Ben)).GetAsync("/")).Text);
    }

    [Fact]
    public async Task Whoever_has_not_answered_is_reminded_before_the_day_and_after_it_until_the_review_is_closed()
    {
        await using var room = await Mailroom.OpenAsync();
        var w = room.W;
        var id = await Papers.StartAsync(w);
        var round = await Papers.ReviewAsync(w, id, RoundKind.Comment, w.Rae, w.Cas); // until 4 December; today is 24 November
        await room.Sink.WaitAsync(2);
        await w.DoAsync<RoundActions>(w.Cas, a => a.AnswerAsync(w.SpaceId, id, round, ReviewResult.Done, ""));

        await RingAsync(room, TimeSpan.FromDays(8));
        var mails = await room.Sink.WaitAsync(3);
        var reminder = Assert.Single(mails, m => m.Subject.Contains("reminds", StringComparison.Ordinal));
        Assert.True(reminder.IsTo(w.Rae.Email));
        Assert.Contains("Ben Okoro reminds you to review Draft consultation: digital deeds, due on Friday 4 December", reminder.Subject, StringComparison.Ordinal);
        await RingAsync(room, TimeSpan.FromDays(3));
        Assert.Contains(await room.Sink.WaitAsync(4), m => m.IsTo(w.Rae.Email) && m.Subject.Contains("which was due on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_review_that_is_closed_reminds_nobody()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        var round = await Papers.ReviewAsync(w, id, RoundKind.Comment, w.Rae);
        Assert.Equal(2, await w.ReadAsync(db => db.Set<Alarm>().CountAsync(a => a.ThingId == round)));

        await w.DoAsync<RoundActions>(w.Ann, a => a.CloseAsync(w.SpaceId, id, round, 0, RoundOutcome.Closed, ""));

        Assert.Equal(0, await w.ReadAsync(db => db.Set<Alarm>().CountAsync(a => a.ThingId == round)));
    }

    // The server's own clock rings by itself too; either way once.
    private static async Task RingAsync(Mailroom room, TimeSpan later)
    {
        await room.AdvanceAsync(later);
        await room.W.Server.Services.GetRequiredService<AlarmClock>().RingDueAsync();
    }

    [Fact]
    public async Task An_approval_holds_the_text_and_ends_with_a_date_and_a_version()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        var round = await Papers.ReviewAsync(w, id, RoundKind.Approval, w.Rae);
        await Assert.ThrowsAsync<Refusal>(() => Papers.WriteAsync(w, id, Papers.Doc(Papers.Paragraph())));
        await Papers.CommentAsync(w, id, w.Cas, "Still?", "a witness");
        await w.DoAsync<RoundActions>(w.Rae, a => a.AnswerAsync(w.SpaceId, id, round, ReviewResult.Approved, ""));

        var refused = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<RoundActions>(w.Ben, a => a.CloseAsync(w.SpaceId, id, round, 0, RoundOutcome.Agreed, "")));
        var page = await (await (await w.SignInAsync(w.Fay)).GetAsync(Papers.At(w, id, "/review"))).PressAsync("Close the review", ("Form.Outcome", "Agreed"));

        Assert.Equal(RefusalKind.Forbidden, refused.Kind);
        Assert.Contains("D-1 is agreed.", page.AllText);
        Assert.Contains("Agreed by the group on 24 November 2026.", (await (await w.SignInAsync(w.Rae)).GetAsync(Papers.At(w, id))).Text);
        await Assert.ThrowsAsync<Refusal>(() => Papers.WriteAsync(w, id, Papers.Doc(Papers.Paragraph())));
        await Assert.ThrowsAsync<Refusal>(() => Papers.CommentAsync(w, id, w.Cas, "Too late"));
        Assert.Equal([DocumentEvents.ReviewStarted, DocumentEvents.Commented, DocumentEvents.Answered, DocumentEvents.Agreed], (await w.EventsAsync()).Where(e => e is not (DocumentEvents.Added or DocumentEvents.Edited)));
    }

    [Fact]
    public async Task Without_everybody_it_is_agreed_only_with_a_reason_and_never_with_open_suggestions()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.SuggestedAsync(w);
        var round = await Papers.ReviewAsync(w, id, RoundKind.Comment, w.Rae);

        var open = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<RoundActions>(w.Fay, a => a.CloseAsync(w.SpaceId, id, round, 0, RoundOutcome.Agreed, "Said at the meeting.")));
        await w.DoAsync<SuggestionActions>(w.Ben, a => a.DecideAsync(w.SpaceId, id, null, true));
        var silent = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<RoundActions>(w.Fay, a => a.CloseAsync(w.SpaceId, id, round, 0, RoundOutcome.Agreed, "")));
        await w.DoAsync<RoundActions>(w.Fay, a => a.CloseAsync(w.SpaceId, id, round, 0, RoundOutcome.Agreed, "Said at the meeting."));

        Assert.Contains("Accept or reject", open.Message);
        Assert.Equal("Note", silent.Field);
    }

    [Fact]
    public async Task A_reviewer_who_left_is_named_as_such_and_cannot_answer()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        var round = await Papers.ReviewAsync(w, id, RoundKind.Comment, w.Rae, w.Cas);
        await (await (await w.SignInAsync(w.Ann)).GetAsync($"/spaces/{w.SpaceId}/people/{w.Cas.Id}")).PressAsync("Remove");

        var refused = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<RoundActions>(w.Cas, a => a.AnswerAsync(w.SpaceId, id, round, ReviewResult.Done, "")));

        Assert.Equal(RefusalKind.NotFound, refused.Kind);
        Assert.Contains("has left the space", (await (await w.SignInAsync(w.Rae)).GetAsync(Papers.At(w, id, "/review"))).Text);
    }

    [Fact]
    public async Task Only_members_are_asked_one_review_at_a_time_and_none_in_the_past()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        Task Start(DateOnly due, params Guid[] who) => w.DoAsync<RoundActions>(w.Ben, a => a.StartAsync(w.SpaceId, id, Guid.CreateVersion7(), new(RoundKind.Comment, due, "", who)));

        Assert.Equal("Reviewers", (await Assert.ThrowsAsync<Refusal>(() => Start(new(2026, 12, 1), w.Rae.Id, w.Zed.Id))).Field);
        Assert.Equal("Reviewers", (await Assert.ThrowsAsync<Refusal>(() => Start(new(2026, 12, 1)))).Field);
        Assert.Equal("DueOn", (await Assert.ThrowsAsync<Refusal>(() => Start(new(2026, 11, 23), w.Rae.Id))).Field);
        await Start(new(2026, 12, 1), w.Rae.Id);
        Assert.Contains("A review of this document is open", (await Assert.ThrowsAsync<Refusal>(() => Start(new(2026, 12, 1), w.Rae.Id))).Message);
    }

    [Fact]
    public async Task The_table_has_a_row_for_each_comment_and_suggestion_and_fills_as_they_are_resolved()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.SuggestedAsync(w);
        var round = await Papers.ReviewAsync(w, id, RoundKind.Comment, w.Rae);
        var comment = await Papers.CommentAsync(w, id, w.Cas, "=SUM(1;2)", "attend in person");
        await w.DoAsync<SuggestionActions>(w.Ben, a => a.DecideAsync(w.SpaceId, id, "s1", true, "Clearer."));
        await w.DoAsync<CommentActions>(w.Ben, a => a.ResolveAsync(w.SpaceId, id, comment, 0, Outcome.NotAccepted, "Not here."));
        var rae = await w.SignInAsync(w.Rae);

        var page = await rae.GetAsync(Papers.At(w, id, $"/review/{round}/table"));
        var csv = await (await rae.Http.GetAsync(Papers.At(w, id, $"/review/{round}/table.csv"))).Content.ReadAsStringAsync();
        var word = await (await rae.Http.GetAsync(Papers.At(w, id, $"/review/{round}/table.docx"))).Content.ReadAsByteArrayAsync();

        Assert.Equal(2, page.All("tbody tr").Count);
        foreach (var words in new[] { "Cas Lind", "Lenders’ Association", "3. Witnessing", "Replace “must” with “may”", "Accepted", "Clearer.", "Not accepted", "Not here." }) Assert.Contains(words, page.Text);
        Assert.Contains("'=SUM(1;2)", csv);
        Assert.Contains("Clearer.", Workspace.Prose.Text.PlainText.Of(Workspace.Prose.Word.WordReader.Read(word).Doc));
    }

    [Fact]
    public async Task What_is_decided_in_the_editor_is_in_the_table_too_and_stays_there()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.SuggestedAsync(w);
        var round = await Papers.ReviewAsync(w, id, RoundKind.Comment, w.Rae);
        await Papers.StepsAsync(w, id, w.Fay, doc => Deciding.Steps(doc, null, accept: false));
        var ben = await w.SignInAsync(w.Ben);

        var table = await ben.GetAsync(Papers.At(w, id, $"/review/{round}/table"));
        Assert.Contains("Not accepted", table.Text);
        Assert.Contains("Fay Owen", table.Text);
        await (await table.ClickAsync("Say why")).PressAsync("Save this row", ("Form.Reason", "The law asks for it."));
        await w.DoAsync<RoundActions>(w.Ben, a => a.CloseAsync(w.SpaceId, id, round, 0, RoundOutcome.Closed, ""));

        table = await ben.GetAsync(Papers.At(w, id, $"/review/{round}/table"));
        Assert.Contains("The law asks for it.", table.Text);
        Assert.Contains("Fay Owen", table.Text);
    }

    [Fact]
    public async Task A_table_that_belongs_to_another_document_is_not_shown()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (one, other) = (await Papers.StartAsync(w), await Papers.StartAsync(w, "Another"));
        var round = await Papers.ReviewAsync(w, one, RoundKind.Comment, w.Rae);

        Assert.Equal(404, (int)(await (await w.SignInAsync(w.Rae)).GetAsync(Papers.At(w, other, $"/review/{round}/table"))).Status);
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<DispositionActions>(w.Ben, a => a.ExplainAsync(w.SpaceId, other, round, "c-1", Outcome.Noted, "")));
    }
}
