using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Spaces;
using Workspace.Spaces.Alarms;
using Workspace.Tests.Support;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tests.Tools.Polls;

public sealed class ClosingTests
{
    [Fact]
    public async Task It_closes_at_its_instant_and_not_a_second_before()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var end = w.Clock.GetUtcNow().AddHours(2);
        var poll = await w.OpenPollAsync(closesAt: end);
        await w.VoteAsync(w.Ann, poll, 1);

        w.Clock.Set(end.AddSeconds(-1));
        await RingAsync(w);
        await w.VoteAsync(w.Rae, poll, 2);
        Assert.Equal(PollState.Open, (await w.PollAsync(poll)).State);

        w.Clock.Set(end);
        Assert.Equal(RefusalKind.Conflict, (await Assert.ThrowsAsync<Refusal>(() => w.VoteAsync(w.Cas, poll, 2))).Kind); // also before the job has come
        await RingAsync(w);

        var (closed, round) = (await w.PollAsync(poll), await w.RoundAsync(poll));
        Assert.Equal(PollState.Closed, closed.State);
        Assert.Equal((end, (Guid?)null, 5, 2), (round.ClosedAt, round.ClosedById, round.Invited, round.Voted));
        Assert.Equal((1, 1), (round.Result!.Of(1).Count, round.Result.Of(2).Count));
        Assert.Equal(0, await w.ReadAsync(db => db.Set<Alarm>().CountAsync()));
        Assert.Equal("polls.closed", (await w.EventsAsync())[^1]);
    }

    [Fact]
    public async Task The_frozen_count_is_the_count_of_the_rows_and_stays_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync(new() { Kind = PollKind.Ranking });
        await w.VoteAsync(w.Ann, poll, Paper.Ranked(2, 1));
        await w.VoteAsync(w.Rae, poll, Paper.Ranked(3, 2, 1));
        await w.CloseAsync(poll);

        var frozen = (await w.RoundAsync(poll)).Frozen;
        var papers = (await w.BallotsAsync(poll)).Select(b => (b.Group, b.Paper));
        Assert.Equal(Count.Of((await w.PollAsync(poll)).Rules, [1, 2, 3], papers).Write(), frozen);
        await Assert.ThrowsAsync<Refusal>(() => w.VoteAsync(w.Ben, poll, Paper.Ranked(1)));
        await Assert.ThrowsAsync<Refusal>(() => w.VoteAsync(w.Ann, poll, Paper.Ranked(1)));
        await Assert.ThrowsAsync<Refusal>(() => w.CloseAsync(poll));
        Assert.Equal(frozen, (await w.RoundAsync(poll)).Frozen);
    }

    [Fact]
    public async Task Votes_around_the_closing_are_counted_exactly_if_they_were_acknowledged()
    {
        await using var w = await TestWorkspace.OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            var poll = await w.OpenPollAsync(new() { IsSecret = i % 2 == 1 });
            using var gate = new ManualResetEventSlim();
            Actor[] cast = [w.Ann, w.Fay, w.Ben, w.Cas, w.Rae];
            var votes = cast.Select(who => Task.Run(() => TryAsync(w, who, poll, gate))).ToArray();
            var closing = Task.Run(async () =>
            {
                gate.Wait();
                await w.CloseAsync(poll);
            });
            gate.Set();

            var acknowledged = (await Task.WhenAll(votes)).Count(done => done);
            await closing;

            var round = await w.RoundAsync(poll);
            Assert.Equal(acknowledged, round.Result!.Ballots);
            Assert.Equal(acknowledged, round.Voted);
            Assert.Equal(acknowledged, (await w.BallotsAsync(poll)).Count);
        }
    }

    [Fact]
    public async Task Of_two_who_close_at_once_one_does()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await Record.ExceptionAsync(() => w.CloseAsync(poll)))));

        Assert.Single(outcomes, error => error is null);
        Assert.All(outcomes.OfType<Refusal>(), refusal => Assert.Equal(RefusalKind.Conflict, refusal.Kind));
        Assert.Single(await w.EventsAsync(), kind => kind == PollEvents.Closed);
    }

    [Fact]
    public async Task Opening_again_is_a_new_round_and_the_old_count_stays()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync();
        await w.VoteAsync(w.Ann, poll, 1);
        await w.CloseAsync(poll);
        var first = await w.RoundAsync(poll);

        await w.DoAsync<PollActions>(w.Fay, polls => polls.ReopenAsync(w.SpaceId, poll, null));
        await w.VoteAsync(w.Ann, poll, 2);
        await w.CloseAsync(poll);

        var second = await w.RoundAsync(poll);
        Assert.Equal((2, 1, 0), (second.Number, second.Result!.Of(2).Count, second.Result.Of(1).Count));
        Assert.Equal(first.Frozen, await w.ReadAsync(db => db.Set<PollRound>().Where(r => r.Id == first.Id).Select(r => r.Frozen).SingleAsync()));
    }

    [Fact]
    public async Task A_contributor_does_not_close_and_nobody_changes_the_rules_of_an_open_poll()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync();

        Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<PollActions>(w.Ben, polls => polls.CloseAsync(w.SpaceId, poll)))).Kind);
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<PollActions>(w.Ann, polls => polls.EditAsync(w.SpaceId, poll, 1, PollWorkspace.Plan(new() { IsLive = true }))));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<PollActions>(w.Ann, polls => polls.DiscardAsync(w.SpaceId, poll)));
    }

    [Fact]
    public async Task The_outcome_is_written_after_the_end_by_a_facilitator()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync();
        await Assert.ThrowsAsync<Refusal>(() => ConcludeAsync(w, w.Fay, poll));
        await w.CloseAsync(poll);

        Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<Refusal>(() => ConcludeAsync(w, w.Ben, poll))).Kind);
        await ConcludeAsync(w, w.Fay, poll);

        Assert.Equal(("We consult on option B.", new DateOnly(2027, 3, 1)), ((await w.PollAsync(poll)).Outcome, (await w.PollAsync(poll)).ReviewOn));
    }

    private static async Task ConcludeAsync(TestWorkspace w, Actor who, Guid poll)
    {
        var version = (await w.PollAsync(poll)).Version;
        await w.DoAsync<PollActions>(who, polls => polls.ConcludeAsync(w.SpaceId, poll, version, "We consult on option B.", new DateOnly(2027, 3, 1)));
    }

    // The server's own clock may ring at the same time: until nothing is due any more.
    private static async Task RingAsync(TestWorkspace w)
    {
        do await w.Server.Services.GetRequiredService<AlarmClock>().RingDueAsync();
        while (await w.ReadAsync(db => db.Set<Alarm>().AnyAsync(a => a.At <= w.Clock.GetUtcNow())));
    }

    private static async Task<bool> TryAsync(TestWorkspace w, Actor who, Guid poll, ManualResetEventSlim gate)
    {
        gate.Wait();
        try
        {
            await w.VoteAsync(who, poll, 1, ReceiptCode.Make());
            return true;
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            return false;
        }
    }
}
