using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Workshops;

namespace Workspace.Tools.Polls.Voting;

/// <summary>The one gate through which results leave: pages, exports, screens and snapshots ask here, and what is hidden is null.</summary>
internal static class ResultGate
{
    /// <summary>With fewer secret votes than this, the count would tell who voted how.</summary>
    public const int FewestSecret = 3;

    /// <summary>
    /// The frozen count of a closed round; of an open one only where its rules show results live, and never of a secret ballot.
    /// What a workshop asks is hidden until its facilitator shows it.
    /// </summary>
    public static async Task<Tally?> OfAsync(Visit visit, Poll poll, PollRound round, CancellationToken ct = default)
    {
        if (poll.Rules.Who == Electorate.Code && await visit.Query<WorkshopLine>().AnyAsync(l => l.PollId == poll.Id && l.RoundId == round.Id && !l.IsRevealed, ct)) return null;
        if (round.ClosedAt is not null) return poll.Rules.IsSecret && round.Voted < FewestSecret ? null : round.Result;
        return poll.Rules is { IsLive: true, IsSecret: false } && round.OpenedAt is not null ? await CountAsync(visit, poll, round.Id, ct) : null;
    }

    /// <summary>Counts the rows, hidden or not. For closing, and for showing that nothing was changed since.</summary>
    public static async Task<Tally> CountAsync(Visit visit, Poll poll, Guid roundId, CancellationToken ct = default)
    {
        var choices = await visit.Query<PollChoice>().Where(c => c.PollId == poll.Id).OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(ct);
        var ballots = await visit.Query<Ballot>().Where(b => b.RoundId == roundId).Select(b => new { b.Group, b.Marks, b.Words }).ToListAsync(ct);
        return Count.Of(poll.Rules, choices, ballots.ConvertAll(b => (b.Group, Paper.Read(b.Marks, b.Words, ""))));
    }

    /// <summary>How many may vote, and how many have; while it is open never who.</summary>
    public static async Task<(int Invited, int Voted)> TurnoutAsync(Visit visit, PollRound round, CancellationToken ct = default)
    {
        if (round.ClosedAt is not null) return (round.Invited, round.Voted);
        var roll = visit.Query<Voter>().Where(v => v.RoundId == round.Id);
        return (await roll.CountAsync(ct), await roll.CountAsync(v => v.HasVoted, ct));
    }
}
