using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tools.Polls.Closing;

/// <summary>Closes a round: counts what is in, and freezes it, in the transaction after which no vote is taken.</summary>
internal static class Closure
{
    /// <summary>Closes the present round, by a person or, where its time has come, by the house. Saves the visit.</summary>
    public static async Task CloseAsync(Visit visit, Guid pollId, CancellationToken ct)
    {
        var poll = await visit.FindAsync<Poll>(pollId, ct);
        var round = await visit.FindAsync<PollRound>(poll.RoundId, ct);
        if (!poll.IsOpen) throw Refusal.Conflict($"{poll.Reference} is closed already.");
        await PollAlarms.ClearAsync(visit, poll, ct);
        var facts = new PollFacts { Number = poll.Number, Round = round.Number };
        await visit.SaveAsync(async stop =>
        {
            await visit.HoldAsync<PollRound>(round.Id, alone: true, stop); // votes that have begun come in before, all others see the end
            if (await visit.Query<PollRound>().AnyAsync(r => r.Id == round.Id && r.ClosedAt != null, stop)) throw Refusal.Conflict($"{poll.Reference} is closed already.");
            if (poll.Rules.IsSecret) await SealAsync(visit, round.Id, stop);
            var (invited, voted) = await ResultGate.TurnoutAsync(visit, round, stop);
            round.Close(await ResultGate.CountAsync(visit, poll, round.Id, stop), invited, voted, visit.IsHouse ? null : visit.PersonId, round.ClosesAt is { } end && end < visit.Now ? end : visit.Now);
            poll.Close(visit.Now);
            visit.Record(PollEvents.Closed, poll, facts with { Invited = invited, Voted = voted });
        }, ct);
    }

    // Secret ballots are all taken out and put in again under new random ids: where a row lies, and which transaction wrote it, tells nothing of when it came.
    private static async Task SealAsync(Visit visit, Guid roundId, CancellationToken ct)
    {
        foreach (var ballot in await visit.Tracked<Ballot>().Where(b => b.RoundId == roundId).ToListAsync(ct))
        {
            visit.Remove(ballot);
            visit.Add(ballot.Renewed());
        }
    }
}
