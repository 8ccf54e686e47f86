using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tests.Tools.Polls;

public sealed class VoteTests
{
    [Fact]
    public async Task A_reader_votes_and_the_event_says_so_without_the_choice()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync();

        await w.VoteAsync(w.Rae, poll, 2);

        var ballot = Assert.Single(await w.BallotsAsync(poll));
        Assert.Equal((1, 0), (ballot.Paper[2], ballot.Paper[1]));
        Assert.Equal(["polls.opened", "polls.voted"], await w.EventsAsync());
        Assert.Equal("""{"number":1,"round":1,"voted":null,"invited":null}""", await w.ReadAsync(db => db.Set<Event>().Where(e => e.SpaceId == w.SpaceId && e.Kind == PollEvents.Voted).Select(e => e.Facts).SingleAsync()));
    }

    [Fact]
    public async Task Who_is_not_on_the_roll_does_not_vote()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.DraftPollAsync(new() { Who = Electorate.Named });
        await w.DoAsync<PollActions>(w.Ben, polls => polls.NameVotersAsync(w.SpaceId, poll, [w.Ann.Id, w.Cas.Id]));
        await w.DoAsync<PollActions>(w.Ben, polls => polls.OpenAsync(w.SpaceId, poll));

        await w.VoteAsync(w.Cas, poll, 1);

        Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<Refusal>(() => w.VoteAsync(w.Rae, poll, 1))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => w.VoteAsync(w.Zed, poll, 1))).Kind);
        Assert.Equal(RefusalKind.SeatEnded, (await Assert.ThrowsAsync<Refusal>(() => w.VoteAsync(w.Gil, poll, 1))).Kind);
        Assert.Single(await w.BallotsAsync(poll));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_hundred_submissions_of_one_voter_are_one_vote(bool secret)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync(new() { IsSecret = secret });
        var code = ReceiptCode.Make();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => w.VoteAsync(w.Rae, poll, 2, code))));

        Assert.Single(await w.BallotsAsync(poll));
        Assert.Equal(1, (await w.RollAsync(poll)).Count(v => v.HasVoted));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_hundred_different_submissions_of_one_voter_are_one_vote_too(bool secret)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync(new() { IsSecret = secret, MayChange = false });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => TryAsync(w, poll, 1 + (i % 3)))));

        Assert.Single(await w.BallotsAsync(poll));
        Assert.Contains(true, outcomes);
        Assert.Equal(1, (await w.RollAsync(poll)).Count(v => v.HasVoted));
    }

    [Fact]
    public async Task An_open_vote_can_be_changed_where_the_rules_say_so()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (may, mayNot) = (await w.OpenPollAsync(), await w.OpenPollAsync(new() { MayChange = false }));
        await w.VoteAsync(w.Rae, may, 1);
        await w.VoteAsync(w.Rae, mayNot, 1);

        Assert.True((await w.VoteAsync(w.Rae, may, 2)).Changed);
        Assert.True((await w.VoteAsync(w.Rae, may, 2)).Again);
        Assert.Contains("cannot be changed", (await Assert.ThrowsAsync<Refusal>(() => w.VoteAsync(w.Rae, mayNot, 2))).Message, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await w.BallotsAsync(may)).Paper[2]);
        Assert.Equal(1, Assert.Single(await w.BallotsAsync(mayNot)).Paper[1]);
    }

    [Fact]
    public async Task The_vote_of_an_organisation_is_cast_by_its_voter_or_the_deputy_and_says_by_whom()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.DraftPollAsync(new() { Who = Electorate.Organisations });
        await w.DoAsync<PollActions>(w.Ben, polls => polls.NameOrganisationsAsync(w.SpaceId, poll, [new("Lenders’ Association", w.Ben.Id, w.Cas.Id), new("Department for Land", w.Ann.Id, null)]));
        await w.DoAsync<PollActions>(w.Ben, polls => polls.OpenAsync(w.SpaceId, poll));

        await w.VoteAsync(w.Cas, poll, 1);
        await w.VoteAsync(w.Ben, poll, 2);

        var ballot = Assert.Single(await w.BallotsAsync(poll));
        Assert.Equal(("Lenders’ Association", 1), (ballot.Group, ballot.Paper[2]));
        Assert.Equal(w.Ben.Id, (await w.RollAsync(poll)).Single(v => v.HasVoted).CastById);
        Assert.Contains("speaks for", (await Assert.ThrowsAsync<Refusal>(async () => await w.DoAsync<PollActions>(w.Ben, async polls => await polls.NameOrganisationsAsync(w.SpaceId, await w.DraftPollAsync(new() { Who = Electorate.Organisations }), [new("Lenders’ Association", w.Ann.Id, null)])))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_can_be_added_where_the_poll_takes_them_and_voted_for()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (takes, takesNot) = (await w.OpenPollAsync(new() { TakesChoices = true }), await w.OpenPollAsync());

        await w.DoAsync<PollActions>(w.Rae, polls => polls.AddChoiceAsync(w.SpaceId, takes, new("Ask the tenants first")));
        await w.VoteAsync(w.Rae, takes, 4);

        Assert.Equal(1, Assert.Single(await w.BallotsAsync(takes)).Paper[4]);
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<PollActions>(w.Rae, polls => polls.AddChoiceAsync(w.SpaceId, takesNot, new("Ask the tenants first"))));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<PollActions>(w.Cas, polls => polls.AddChoiceAsync(w.SpaceId, takes, new("ask the TENANTS first"))));
    }

    private static async Task<bool> TryAsync(TestWorkspace w, Guid poll, int choice)
    {
        try
        {
            await w.VoteAsync(w.Rae, poll, choice, ReceiptCode.Make());
            return true;
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            return false;
        }
    }
}
