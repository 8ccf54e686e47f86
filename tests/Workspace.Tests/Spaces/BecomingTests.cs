using Workspace.Spaces;
using Workspace.Spaces.Links;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Forums;
using Workspace.Tests.Tools.Polls;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Threads;
using Workspace.Tools.Polls;

namespace Workspace.Tests.Spaces;

public sealed class BecomingTests
{
    [Fact]
    public async Task A_result_becomes_a_risk_and_both_name_each_other()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync();
        await w.VoteAsync(w.Rae, poll, 2);
        await w.CloseAsync(poll);
        var browser = await w.SignInAsync(w.Ben);

        var risk = await (await browser.GetAsync(PollAddresses.ToPoll(w.SpaceId, poll))).PressAsync("Make a risk of this");

        Assert.Equal("Which option should we consult on?", risk.Title);
        Assert.Contains("Came from", risk.Text, StringComparison.Ordinal);
        var back = await risk.ClickAsync("P-1 Which option");
        Assert.Contains("R-01 Which option", back.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Make a risk of this", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outcome_becomes_a_decision_note_in_the_wiki_and_both_name_each_other()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync();
        await w.VoteAsync(w.Rae, poll, 2);
        await w.CloseAsync(poll);
        await w.DoAsync<PollActions>(w.Fay, polls => polls.ConcludeAsync(w.SpaceId, poll, 2, "We consult on recorded video.", null));
        var browser = await w.SignInAsync(w.Ben);

        var note = await (await browser.GetAsync(PollAddresses.ToPoll(w.SpaceId, poll))).PressAsync("Make a decision note of this");

        Assert.StartsWith("Decision: Which option should we consult on?", note.Title, StringComparison.Ordinal);
        Assert.Contains("We consult on recorded video.", note.Text, StringComparison.Ordinal);
        var back = await note.ClickAsync("P-1 Which option");
        Assert.Contains("Decision: Which option", back.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Make a decision note of this", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outcome_of_a_thread_becomes_a_poll_that_nobody_else_sees_until_it_is_opened()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        await w.DoAsync<SummaryActions>(w.Fay, a => a.ConcludeAsync(w.SpaceId, thread, Guid.CreateVersion7(), "Video is enough for remortgages."));
        var browser = await w.SignInAsync(w.Fay);

        var poll = await (await browser.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread))).PressAsync("Make a poll of this");

        Assert.Equal("Should witnesses be able to sign by video?", poll.Title);
        Assert.Contains("Video is enough for remortgages.", poll.Text, StringComparison.Ordinal);
        Assert.Contains("P-1 Should witnesses", (await browser.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("P-1", (await (await w.SignInAsync(w.Ben)).GetAsync(ForumAddresses.ToThread(w.SpaceId, thread))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_made_of_what_is_open_unknown_or_of_another_space()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync();

        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<Becoming>(w.Ben, b => b.BecomeAsync(w.SpaceId, "polls", poll, "risks")))).Kind);
        await w.CloseAsync(poll);
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<Becoming>(w.Ola, b => b.BecomeAsync(w.OtherSpaceId, "polls", poll, "risks")))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<Becoming>(w.Ben, b => b.BecomeAsync(w.SpaceId, "polls", poll, "polls")))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<Becoming>(w.Rae, b => b.BecomeAsync(w.SpaceId, "polls", poll, "risks")))).Kind);
    }
}
