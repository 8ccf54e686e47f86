using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls.Voting;

/// <summary>What is needed to take one vote: the poll, its round, the numbers of its choices. Never the other ballots.</summary>
internal sealed class BallotBox(Visit visit, Poll poll, PollRound round, IReadOnlyCollection<int> choices, TimeProvider clock)
{
    private const int MixedWith = 12, MixedWithInSight = 64;

    private static readonly Question<Poll, Guid, Poll> ThePoll = new((polls, id) => polls.Where(p => p.Id == id));
    private static readonly Question<PollRound, Guid, PollRound> TheRound = new((rounds, id) => rounds.Where(r => r.Id == id));
    private static readonly Question<PollChoice, Guid, int> Numbers = new((choices, poll) => choices.Where(c => c.PollId == poll).Select(c => c.Number));

    private Ballot? _own;

    public Poll Poll => poll;
    public PollRound Round => round;

    public static async Task<BallotBox> OpenAsync(Visit visit, Guid pollId, TimeProvider clock, CancellationToken ct)
    {
        var poll = await visit.AskOneAsync(ThePoll, pollId, ct) ?? throw Refusal.NotFound();
        var round = (await visit.AskAsync(TheRound, poll.RoundId, ct))[0];
        var box = new BallotBox(visit, poll, round, [.. await visit.AskAsync(Numbers, pollId, ct)], clock);
        box.MustTakeVotes(round);
        return box;
    }

    /// <summary>Puts the vote in, to be saved with <see cref="StillOpenAsync"/> as the rule. The voter is tracked by the visit.</summary>
    public async Task<CastVote> TakeAsync(Voter voter, Guid? castBy, Paper paper, string? code, CancellationToken ct)
    {
        var kept = PaperRules.Check(poll.Rules, choices, paper);
        return poll.Rules.IsSecret ? await SecretAsync(voter, castBy, kept, code, ct) : await OpenAsync(voter, castBy, kept, ct);
    }

    /// <summary>Inside the transaction: the round takes votes now, and will until this one is in.</summary>
    public async Task StillOpenAsync(CancellationToken ct)
    {
        await visit.HoldAsync<PollRound>(round.Id, alone: poll.Rules.IsSecret, ct);
        MustTakeVotes((await visit.AskAsync(TheRound, round.Id, ct))[0]);
        if (poll.Rules.IsSecret) await MixAsync(ct);
    }

    private void MustTakeVotes(PollRound present)
    {
        if (present.TakesVotes(clock.GetUtcNow())) return;
        throw Refusal.Conflict(present.OpenedAt is null ? $"{poll.Reference} is not open yet." : $"{poll.Reference} is closed: it takes no more votes. Yours was not counted.");
    }

    private async Task<CastVote> OpenAsync(Voter voter, Guid? castBy, Paper paper, CancellationToken ct)
    {
        if (voter.HasVoted) return await ChangeAsync(await visit.Tracked<Ballot>().FirstAsync(b => b.RoundId == round.Id && b.VoterId == voter.Id, ct), voter, castBy, paper, null);
        voter.Vote(castBy);
        visit.Add(Ballot.Open(round, voter, GroupOf(voter), paper, visit.Now));
        if (!visit.IsHouse) visit.Record(PollEvents.Voted, poll, PollEvents.Of(poll, round.Number));
        return new(null, Changed: false, Again: false);
    }

    private async Task<CastVote> SecretAsync(Voter voter, Guid? castBy, Paper paper, string? code, CancellationToken ct)
    {
        var receipt = ReceiptCode.Hash(round.Id, code ?? "");
        var own = voter.HasVoted ? await visit.Tracked<Ballot>().FirstOrDefaultAsync(b => b.RoundId == round.Id && b.Receipt == receipt, ct) : null;
        if ((_own = own) is not null) return await ChangeAsync(own!, voter, castBy, paper, code);
        if (voter.HasVoted) throw Refusal.Conflict(poll.Rules.MayChange ? "Your vote is in already. To change it, enter the receipt code that you were shown." : "Your vote is in already. In this poll it cannot be changed.");
        voter.Vote(castBy);
        visit.Add(Ballot.Secret(round, receipt, GroupOf(voter), paper));
        return new(ReceiptCode.Read(code), Changed: false, Again: false);
    }

    // The same form sent twice is one vote; another one changes it, where the rules allow that.
    private Task<CastVote> ChangeAsync(Ballot ballot, Voter voter, Guid? castBy, Paper paper, string? code)
    {
        var shown = ReceiptCode.Read(code);
        var before = ballot.Paper;
        if (before.MarksText == paper.MarksText && before.WordsText == paper.WordsText && before.Reason == paper.Reason) return Task.FromResult(new CastVote(shown, Changed: false, Again: true));
        if (!poll.Rules.MayChange) throw Refusal.Conflict("Your vote is in already. In this poll it cannot be changed.");
        ballot.Change(paper, visit.Now);
        if (poll.Rules.IsSecret) return Task.FromResult(new CastVote(shown, Changed: true, Again: false));
        voter.Vote(castBy);
        if (!visit.IsHouse) visit.Record(PollEvents.VoteChanged, poll, PollEvents.Of(poll, round.Number));
        return Task.FromResult(new CastVote(null, Changed: true, Again: false));
    }

    // Some of the others are written anew in the same commit, in the order of their random ids, so that no row tells by its place or its transaction who came with it.
    // Where the database shows when a row was written there are more of them, and each ballot goes to another place: an update would leave it on its page.
    private async Task MixAsync(CancellationToken ct)
    {
        var (from, most) = (RandomId.Make(), visit.ShowsWhenWritten ? MixedWithInSight : MixedWith);
        var (ballots, voters) = (visit.Tracked<Ballot>().Where(b => b.RoundId == round.Id), visit.Tracked<Voter>().Where(v => v.RoundId == round.Id && v.HasVoted));
        var above = await ballots.Where(b => b.Id > from).OrderBy(b => b.Id).Take(most).ToListAsync(ct);
        foreach (var other in above.Concat(await ballots.Where(b => b.Id <= from).OrderBy(b => b.Id).Take(most - above.Count).ToListAsync(ct))) Mix(other);
        var after = await voters.Where(v => v.Id > from).OrderBy(v => v.Id).Take(most).ToListAsync(ct);
        foreach (var other in after.Concat(await voters.Where(v => v.Id <= from).OrderBy(v => v.Id).Take(most - after.Count).ToListAsync(ct))) other.Mix();
    }

    private void Mix(Ballot other)
    {
        if (!visit.ShowsWhenWritten || other == _own)
        {
            other.Mix();
            return;
        }

        visit.Remove(other);
        visit.Add(other.Renewed());
    }

    // With a secret ballot an organisation is kept only if it was announced at opening; see Opening.
    private string GroupOf(Voter voter)
    {
        if (!poll.Rules.ByOrganisation && poll.Rules.Who != Electorate.Organisations) return "";
        return !poll.Rules.IsSecret || round.Groups.Split('\n').Contains(voter.Group) ? voter.Group : "";
    }
}

/// <summary>A vote that is in.</summary>
/// <param name="Code">The receipt code of a secret ballot: shown once, kept nowhere.</param>
/// <param name="Changed">It took the place of an earlier one.</param>
/// <param name="Again">The same vote had come before: nothing was written.</param>
public sealed record CastVote(string? Code, bool Changed, bool Again);
