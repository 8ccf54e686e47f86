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

    private static readonly Question<WorkshopLine, Guid, Guid, Guid> Unseen = new((lines, poll, round) => lines.Where(l => l.PollId == poll && l.RoundId == round && !l.IsRevealed).Select(l => l.Id));
    private static readonly Question<PollChoice, Guid, int> Numbers = new((choices, poll) => choices.Where(c => c.PollId == poll).OrderBy(c => c.Number).Select(c => c.Number));
    private static readonly Question<Ballot, Guid, Same> Alike = new((ballots, round) => ballots.Where(b => b.RoundId == round).GroupBy(b => new { b.Group, b.Marks, b.Words }).Select(g => new Same(g.Key.Group, g.Key.Marks, g.Key.Words, g.Count())));

    public static Task<Tally?> OfAsync(Visit visit, Poll poll, PollRound round, CancellationToken ct = default) => OfAsync(visit, poll, round, null, ct);

    /// <summary>
    /// The frozen count of a closed round; of an open one only where its rules show results live, and never of a secret ballot.
    /// What a workshop asks is hidden until its facilitator shows it.
    /// </summary>
    /// <param name="live">Who counts an open round, where many ask at once.</param>
    public static async Task<Tally?> OfAsync(Visit visit, Poll poll, PollRound round, LiveCounts? live, CancellationToken ct = default)
    {
        if (poll.Rules.Who == Electorate.Code && (await visit.AskAsync(Unseen, poll.Id, round.Id, ct)).Count > 0) return null;
        if (round.ClosedAt is not null) return poll.Rules.IsSecret && round.Voted < FewestSecret ? null : round.Result;
        if (poll.Rules is not { IsLive: true, IsSecret: false } || round.OpenedAt is null) return null;
        return await (live?.OfAsync(visit, poll, round.Id, ct) ?? CountAsync(visit, poll, round.Id, ct));
    }

    /// <summary>Counts the rows, hidden or not. For closing, and for showing that nothing was changed since. Ballots that say the same come as one row with their number.</summary>
    public static async Task<Tally> CountAsync(Visit visit, Poll poll, Guid roundId, CancellationToken ct = default)
    {
        var choices = await visit.AskAsync(Numbers, poll.Id, ct);
        var alike = await visit.AskAsync(Alike, roundId, ct);
        return Count.Of(poll.Rules, choices, [.. alike.SelectMany(a => Enumerable.Repeat((a.Group, Paper.Read(a.Marks, a.Words, "")), a.Count))]);
    }

    /// <summary>How many may vote, and how many have; while it is open never who.</summary>
    public static async Task<(int Invited, int Voted)> TurnoutAsync(Visit visit, PollRound round, CancellationToken ct = default)
    {
        if (round.ClosedAt is not null) return (round.Invited, round.Voted);
        var roll = visit.Query<Voter>().Where(v => v.RoundId == round.Id);
        return (await roll.CountAsync(ct), await roll.CountAsync(v => v.HasVoted, ct));
    }

    private sealed record Same(string Group, string Marks, string Words, int Count);
}
