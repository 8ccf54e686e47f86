using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Polls;

/// <summary>What one person wrote in polls: questions they put, outcomes they worded, and what they said with an open vote. Never a secret ballot.</summary>
internal static class OwnPolls
{
    public static async Task<IReadOnlyList<OwnWork>> ReadAsync(Visit visit, CancellationToken ct)
    {
        var me = visit.PersonId;
        var polls = await visit.Query<Poll>().Where(p => p.CreatedById == me || p.OutcomeById == me || (!p.Rules.IsSecret && visit.Query<PollRound>().Any(r => r.PollId == p.Id && visit.Query<Voter>().Any(v => v.RoundId == r.Id && v.PersonId == me))))
            .OrderBy(p => p.Number).ToListAsync(ct);
        var ballots = await (
            from poll in visit.Query<Poll>()
            where !poll.Rules.IsSecret
            join round in visit.Query<PollRound>() on poll.Id equals round.PollId
            join voter in visit.Query<Voter>() on round.Id equals voter.RoundId
            where voter.PersonId == me
            join ballot in visit.Query<Ballot>() on (Guid?)voter.Id equals ballot.VoterId
            orderby round.Number
            select new { round.PollId, ballot.Words, ballot.Reason }).ToListAsync(ct);
        var said = ballots.ToLookup(b => b.PollId, b => string.Join("\n\n", b.Words.Split('\u001f').Append(b.Reason).Where(words => words.Length > 0)));
        return [.. polls.Select(p => new OwnWork($"{PollText.Reference(p.Number)} {p.Question}", Whole(p, me, [.. said[p.Id].Where(words => words.Length > 0)]))).Where(work => work.Text.Length > 0)];
    }

    private static string Whole(Poll poll, Guid me, IReadOnlyList<string> said)
    {
        string[] parts =
        [
            .. poll.CreatedById == me && poll.Background.Length > 0 ? [poll.Background] : Array.Empty<string>(),
            .. poll.OutcomeById == me ? (IEnumerable<string>)["## The outcome", poll.Outcome] : [],
            .. said.Count > 0 ? (IEnumerable<string>)["## What you said", .. said] : [],
        ];
        return parts.Length > 0 || poll.CreatedById == me ? string.Join("\n\n", [$"# {poll.Question}", .. parts]) + "\n" : "";
    }
}
