using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tests.Tools.Polls;

/// <summary>Nothing that is kept joins a person to a secret vote.</summary>
public sealed class SecrecyTests
{
    private static readonly PollRules Secret = new() { IsSecret = true };

    [Fact]
    public async Task A_secret_ballot_has_no_voter_no_time_and_no_event()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync(Secret);
        var before = await w.EventsAsync();

        await w.VoteAsync(w.Rae, poll, 2, ReceiptCode.Make());

        var ballot = Assert.Single(await w.BallotsAsync(poll));
        Assert.Equal((null, null, ""), (ballot.VoterId, ballot.At, ballot.Group));
        Assert.Equal(4, ballot.Id.Version);
        Assert.All(await w.RollAsync(poll), voter => Assert.Equal(4, voter.Id.Version));
        Assert.Equal(before, await w.EventsAsync());
    }

    [Fact]
    public async Task The_receipt_code_finds_the_ballot_and_the_database_does_not_hold_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync(Secret);
        var code = ReceiptCode.Make();

        var vote = await w.VoteAsync(w.Rae, poll, 2, code.ToLowerInvariant());

        var ballot = Assert.Single(await w.BallotsAsync(poll));
        Assert.Equal(ReceiptCode.Read(code), vote.Code);
        Assert.Equal(ReceiptCode.Hash(ballot.RoundId, code), ballot.Receipt);
        Assert.DoesNotContain(ReceiptCode.Read(code)!, ballot.Receipt!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_secret_vote_is_changed_by_its_receipt_code_and_not_without()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (may, mayNot) = (await w.OpenPollAsync(Secret), await w.OpenPollAsync(Secret with { MayChange = false }));
        var code = ReceiptCode.Make();
        await w.VoteAsync(w.Rae, may, 1, code);
        await w.VoteAsync(w.Rae, mayNot, 1, code);

        Assert.Contains("receipt code", (await Assert.ThrowsAsync<Refusal>(() => w.VoteAsync(w.Rae, may, 2, ReceiptCode.Make()))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refusal>(() => w.VoteAsync(w.Rae, mayNot, 2, code));
        Assert.True((await w.VoteAsync(w.Rae, may, 2, code)).Changed);
        Assert.Equal(1, Assert.Single(await w.BallotsAsync(may)).Paper[2]);
        Assert.Equal(1, Assert.Single(await w.BallotsAsync(mayNot)).Paper[1]);
    }

    [Fact]
    public async Task The_order_of_rows_follows_neither_the_order_of_voting_nor_that_of_the_roll()
    {
        const int Voters = 1_000;
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync(new() { Kind = PollKind.Question, IsSecret = true, Who = Electorate.Code });
        var people = Enumerable.Range(0, Voters).ToDictionary(_ => RandomGuid(), i => i);
        foreach (var some in people.Chunk(50))
        {
            await Task.WhenAll(some.Select(p => w.DoAsync<Votes, CastVote>(null, votes => votes.CastAsGuestAsync(w.SpaceId, poll, p.Key, "", Paper.Saying($"{p.Value}"), ReceiptCode.Make()))));
        }

        var round = (await w.RoundAsync(poll)).Id;
        await CheckAsync(w, round, people);
        if (!w.Server.Settings.IsSqlite) await CheckTransactionsAsync(w, round, people);
        await w.CloseAsync(poll);
        await CheckAsync(w, round, people);
        Assert.Equal(Voters, (await w.RoundAsync(poll)).Result!.Ballots);
    }

    [Fact]
    public async Task After_the_end_no_transaction_joins_a_ballot_to_a_voter()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync(Secret);
        foreach (var who in new[] { w.Ann, w.Ben, w.Cas, w.Rae }) await w.VoteAsync(who, poll, 1, ReceiptCode.Make());
        await w.CloseAsync(poll);

        if (w.Server.Settings.IsSqlite)
        {
            Assert.Equal(["PollBallot", "PollVoter"], await w.ReadAsync(db => db.Database.SqlQueryRaw<string>("select name as \"Value\" from pragma_table_list where name in ('PollBallot', 'PollVoter') and wr = 1 order by name").ToListAsync())); // no row numbers
            return;
        }

        var round = (await w.RoundAsync(poll)).Id;
        var ballots = await w.ReadAsync(db => db.Database.SqlQuery<string>($"""select distinct xmin::text as "Value" from "PollBallot" where "RoundId" = {round}""").ToListAsync());
        var voters = await w.ReadAsync(db => db.Database.SqlQuery<string>($"""select distinct xmin::text as "Value" from "PollVoter" where "RoundId" = {round}""").ToListAsync());
        Assert.DoesNotContain(Assert.Single(ballots), voters);
    }

    [Fact]
    public async Task No_organisation_is_kept_unless_it_was_announced_and_every_one_has_five()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var refused = await Assert.ThrowsAsync<Refusal>(() => w.OpenPollAsync(Secret with { ByOrganisation = true }));
        Assert.Contains("only 2 on the roll", refused.Message, StringComparison.Ordinal); // Ann and Fay

        var open = await w.OpenPollAsync(new() { ByOrganisation = true });
        await w.VoteAsync(w.Ben, open, 1);
        Assert.Equal("Lenders’ Association", Assert.Single(await w.BallotsAsync(open)).Group);
    }

    [Fact]
    public async Task A_secret_ballot_is_never_shown_live_and_never_held_by_two()
    {
        await using var w = await TestWorkspace.OpenAsync();

        Assert.Equal(nameof(PollRules.IsLive), (await Assert.ThrowsAsync<Refusal>(() => w.OpenPollAsync(Secret with { IsLive = true }))).Field);
        var two = await w.DraftPollAsync(Secret with { Who = Electorate.Named });
        await w.DoAsync<PollActions>(w.Ben, polls => polls.NameVotersAsync(w.SpaceId, two, [w.Ann.Id, w.Rae.Id]));
        Assert.Contains("at least 3", (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<PollActions>(w.Ben, polls => polls.OpenAsync(w.SpaceId, two)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_event_of_a_poll_holds_a_vote()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync(new() { Reasons = Reasons.Optional });
        await w.VoteAsync(w.Rae, poll, Paper.For(2) with { Reason = "Because of the cost" });
        await w.CloseAsync(poll);

        var facts = await w.ReadAsync(db => db.Set<Event>().Where(e => e.SpaceId == w.SpaceId).Select(e => e.Facts).ToListAsync());
        Assert.All(facts, f => Assert.DoesNotContain("cost", f ?? "", StringComparison.Ordinal));
        Assert.All(facts, f => Assert.Matches("""^\{("(number|round|voted|invited)":(\d+|null),?)+\}$""", f));
    }

    private static async Task CheckAsync(TestWorkspace w, Guid round, Dictionary<Guid, int> people)
    {
        // As the database keeps them: its own order of rows, which a dump would show.
        var ballots = w.Server.Settings.IsSqlite
            ? await w.ReadAsync(db => db.Database.SqlQuery<string>($"""select "Words" as "Value" from "PollBallot" not indexed where "RoundId" = {round}""").ToListAsync())
            : await w.ReadAsync(db => db.Database.SqlQuery<string>($"""select "Value" from (select "Words" as "Value", ctid as place from "PollBallot" where "RoundId" = {round}) x order by place""").ToListAsync());
        var voters = w.Server.Settings.IsSqlite
            ? await w.ReadAsync(db => db.Database.SqlQuery<Guid>($"""select "Id" as "Value" from "PollVoter" not indexed where "RoundId" = {round}""").ToListAsync())
            : await w.ReadAsync(db => db.Database.SqlQuery<Guid>($"""select "Value" from (select "Id" as "Value", ctid as place from "PollVoter" where "RoundId" = {round}) x order by place""").ToListAsync());
        int[] votes = [.. ballots.Select(int.Parse)], roll = [.. voters.Select(v => people[v])];

        Assert.Equal(people.Count, votes.Length);
        Assert.InRange(Correlation(votes), -0.15, 0.15);
        Assert.InRange(Together(votes, roll), 0, people.Count / 50); // pairs at the same place: 1 is what chance gives
    }

    // While it is open PostgreSQL shows which transaction wrote a row last: hardly any wrote one ballot and one voter only, and those two are strangers but for the latest votes.
    private static async Task CheckTransactionsAsync(TestWorkspace w, Guid round, Dictionary<Guid, int> people)
    {
        var alone = await w.ReadAsync(db => db.Database.SqlQuery<string>($"""
            select b.w || ' ' || v.i::text as "Value" from (select xmin::text x, min("Words") w from "PollBallot" where "RoundId" = {round} group by 1 having count(*) = 1) b
              join (select xmin::text x, min("Id"::text) i from "PollVoter" where "RoundId" = {round} group by 1 having count(*) = 1) v on v.x = b.x
            """).ToListAsync());
        Assert.InRange(alone.Count, 0, people.Count / 50);
        Assert.InRange(alone.Count(pair => pair.Split(' ') is [var words, var voter] && people[Guid.Parse(voter)] == int.Parse(words)), 0, 3);
    }

    // Spearman's, of the places with the order of voting.
    private static double Correlation(int[] order)
    {
        double n = order.Length, squares = order.Select((value, place) => Math.Pow(value - place, 2)).Sum();
        return 1 - (6 * squares / (n * ((n * n) - 1)));
    }

    private static int Together(int[] votes, int[] roll) => votes.Zip(roll).Count(pair => pair.First == pair.Second);

    private static Guid RandomGuid()
    {
        var bytes = new byte[16];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        return new Guid(bytes);
    }
}
