using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Mail;
using Workspace.Spaces;
using Workspace.Spaces.Alarms;
using Workspace.Tests.Support;
using Workspace.Tools.Polls;

namespace Workspace.Tests.Tools.Polls;

/// <summary>The end of a poll is moved in the open, another round has an end of its own, and those whose vote is missing are reminded.</summary>
public sealed class PollTimesTests
{
    [Fact]
    public async Task An_end_that_is_moved_holds_and_the_ballot_says_what_was_announced()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var announced = w.Clock.GetUtcNow().AddHours(2);
        var poll = await w.OpenPollAsync(closesAt: announced);

        await MoveAsync(w, w.Fay, poll, announced.AddHours(3));
        w.Clock.Set(announced.AddSeconds(1));
        await RingAsync(w);
        await w.VoteAsync(w.Ann, poll, 1);
        Assert.Contains(BallotWords.Rules(await w.PollAsync(poll), 5, TimeZoneInfo.Utc, announced: (await w.RoundAsync(poll)).AnnouncedEnd), rule => rule.StartsWith("When it opened it was to close on", StringComparison.Ordinal));

        w.Clock.Set(announced.AddHours(3));
        await Assert.ThrowsAsync<Refusal>(() => w.VoteAsync(w.Rae, poll, 1));
        await Assert.ThrowsAsync<Refusal>(() => MoveAsync(w, w.Fay, poll, announced.AddHours(9))); // its instant has come, counted or not
        await RingAsync(w);
        Assert.Equal((announced.AddHours(3), 1), ((await w.RoundAsync(poll)).ClosedAt, (await w.RoundAsync(poll)).Voted));
        Assert.Contains("polls.extended", await w.EventsAsync());
    }

    [Fact]
    public async Task Only_facilitators_move_an_end_and_never_into_the_past_or_of_a_round_they_did_not_see()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var end = w.Clock.GetUtcNow().AddHours(2);
        var poll = await w.OpenPollAsync(closesAt: end);

        Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<Refusal>(() => MoveAsync(w, w.Ben, poll, end.AddHours(1)))).Kind);
        Assert.Equal("ClosesAt", (await Assert.ThrowsAsync<Refusal>(() => MoveAsync(w, w.Fay, poll, w.Clock.GetUtcNow().AddSeconds(-1)))).Field);
        Assert.Equal(RefusalKind.Conflict, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<PollTimes>(w.Fay, t => t.MoveEndAsync(w.SpaceId, poll, Guid.CreateVersion7(), end.AddHours(1))))).Kind);
        await MoveAsync(w, w.Fay, poll, end.AddHours(1));
        await MoveAsync(w, w.Fay, poll, end);
        Assert.Equal((end, (DateTimeOffset?)null), ((await w.RoundAsync(poll)).ClosesAt, (await w.RoundAsync(poll)).AnnouncedEnd));
    }

    [Fact]
    public async Task The_page_moves_the_end_and_opens_another_round_with_its_own()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync(closesAt: w.Clock.GetUtcNow().AddDays(2));
        var fay = await w.SignInAsync(w.Fay);
        var page = await (await fay.GetAsync(PollAddresses.ToPoll(w.SpaceId, poll))).ClickAsync("Move the closing time");

        page = await page.PressAsync("Move the closing time", ("Form.ClosesOn", "some day"), ("Form.ClosesAt", "17:00"));
        Assert.Contains("“some day” is not a date", page.Text, StringComparison.Ordinal);
        page = await page.PressAsync("Move the closing time", ("Form.ClosesOn", "1 March 2027"), ("Form.ClosesAt", "4pm"));
        Assert.Contains("It closes on Monday 1 March 2027, 4pm", page.Text, StringComparison.Ordinal);
        Assert.Contains("When it opened it was to close on", page.Text, StringComparison.Ordinal);

        await w.VoteAsync(w.Ann, poll, 1);
        await w.CloseAsync(poll);
        page = await (await (await fay.GetAsync(PollAddresses.ToPoll(w.SpaceId, poll))).ClickAsync("Open another round")).PressAsync("Open another round", ("Form.ClosesOn", "8 March 2027"), ("Form.ClosesAt", "10:00"));
        Assert.Contains("Round 2 of 2", page.Text, StringComparison.Ordinal);
        Assert.Contains("It closes on Monday 8 March 2027, 10am", page.Text, StringComparison.Ordinal);
        Assert.Equal((0, 2), ((await w.RoundAsync(poll)).Voted, (await w.RoundAsync(poll)).Number));
    }

    [Theory]
    [InlineData(72, 48)]
    [InlineData(12, 6)]
    public async Task Those_whose_vote_is_missing_are_reminded_before_the_end(int hours, int after)
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var opened = w.Clock.GetUtcNow();
        var poll = await w.OpenPollAsync(new() { IsSecret = true, RemindsBefore = 24 }, opened.AddHours(hours));
        await w.VoteAsync(w.Rae, poll, 1, Workspace.Tools.Polls.Voting.ReceiptCode.Make());

        w.Clock.Set(opened.AddHours(after).AddSeconds(-1));
        await RingAsync(w);
        Assert.Empty(await AskedAsync(w));
        w.Clock.Set(opened.AddHours(after));
        await RingAsync(w);
        await RingAsync(w);

        Assert.Equal(new Guid?[] { w.Ann.Id, w.Cas.Id, w.Fay.Id }.Order(), (await AskedAsync(w)).Order());
        Assert.Equal("polls.reminded", (await w.EventsAsync())[^1]);
        w.Clock.Set(opened.AddHours(hours));
        await RingAsync(w);
        Assert.Equal(PollState.Closed, (await w.PollAsync(poll)).State);
    }

    [Fact]
    public async Task A_facilitator_reminds_voter_and_deputy_and_not_again_at_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync();
        await w.VoteAsync(w.Rae, poll, 1);

        Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<PollTimes, int>(w.Ben, t => t.RemindAsync(w.SpaceId, poll)))).Kind);
        Assert.Equal(3, await w.DoAsync<PollTimes, int>(w.Fay, t => t.RemindAsync(w.SpaceId, poll))); // not Rae, who has voted, and not herself
        Assert.Contains("within the last twelve hours", (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<PollTimes, int>(w.Fay, t => t.RemindAsync(w.SpaceId, poll)))).Message, StringComparison.Ordinal);
    }

    private static Task MoveAsync(TestWorkspace w, Actor who, Guid poll, DateTimeOffset end) =>
        w.DoAsync<PollTimes>(who, async t => await t.MoveEndAsync(w.SpaceId, poll, (await w.RoundAsync(poll)).Id, end));

    private static Task<List<Guid?>> AskedAsync(TestWorkspace w) => w.ReadAsync(db => db.Set<Letter>().Where(l => l.Kind == LetterKinds.Asked && l.Body.Contains("reminds")).Select(l => l.PersonId).ToListAsync());

    // The server's own clock may ring at the same time: until nothing is due any more.
    private static async Task RingAsync(TestWorkspace w)
    {
        do await w.Server.Services.GetRequiredService<AlarmClock>().RingDueAsync();
        while (await w.ReadAsync(db => db.Set<Alarm>().AnyAsync(a => a.At <= w.Clock.GetUtcNow())));
    }
}
