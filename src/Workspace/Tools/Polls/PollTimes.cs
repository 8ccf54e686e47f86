using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Closing;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tools.Polls;

/// <summary>What facilitators do about the time of an open poll: they move its end, and remind those whose vote is missing.</summary>
public sealed class PollTimes(SpaceAccess spaces, Tallies tallies, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(12);

    /// <summary>Closes it at another instant, or by hand. What was announced stays on the ballot and on the record.</summary>
    /// <param name="roundId">The round that the facilitator saw.</param>
    public async Task<PollRef> MoveEndAsync(Guid spaceId, Guid id, Guid roundId, DateTimeOffset? end, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Facilitator, PollsTool.Polls, ct);
        var (poll, round) = await OpenAsync(visit, id, roundId, ct);
        if (round.ClosesAt == end) return new(poll.Id, poll.Reference);
        round.MoveEnd(end, visit.Now);
        poll.MoveEnd(end, visit.Now);
        await PollAlarms.ClearAsync(visit, poll, ct);
        PollAlarms.Set(visit, poll, round, end);
        visit.Record(PollEvents.Extended, poll, PollEvents.Of(poll, round.Number));
        await visit.SaveAsync(async stop =>
        {
            await visit.HoldAsync<PollRound>(round.Id, alone: true, stop); // not after its instant has come, and not beside its closing
            if (!(await visit.Query<PollRound>().FirstAsync(r => r.Id == round.Id, stop)).TakesVotes(clock.GetUtcNow())) throw Refusal.Conflict($"{poll.Reference} has closed meanwhile. Open another round instead.");
        }, ct);
        tallies.Changed(id);
        return new(poll.Id, poll.Reference);
    }

    /// <summary>Asks those by mail whose vote is missing, at most every twelve hours. Answers with how many people are asked.</summary>
    public async Task<int> RemindAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Facilitator, PollsTool.Polls, ct);
        var (poll, round) = await OpenAsync(visit, id, null, ct);
        var since = visit.Now - Pause;
        if (await visit.Events().AnyAsync(e => e.SubjectId == id && e.Kind == PollEvents.Reminded && e.At > since, ct)) throw Refusal.Wrong("Those who have not voted were reminded within the last twelve hours. Remind them again later.");
        var asked = await Reminding.AskAsync(visit, poll, round, ct);
        if (asked > 0) await visit.SaveAsync(ct);
        return asked;
    }

    private static async Task<(Poll Poll, PollRound Round)> OpenAsync(Visit visit, Guid id, Guid? roundId, CancellationToken ct)
    {
        var poll = await visit.FindAsync<Poll>(id, ct);
        var round = await visit.FindAsync<PollRound>(poll.RoundId, ct);
        if (roundId is { } seen && seen != round.Id) throw Refusal.Conflict($"{poll.Reference} has another round now. Look again before you save.");
        return round.TakesVotes(visit.Now) ? (poll, round) : throw Refusal.Wrong($"{poll.Reference} takes no votes now.");
    }
}
