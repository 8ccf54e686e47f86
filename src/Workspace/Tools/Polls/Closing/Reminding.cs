using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Polls.Closing;

/// <summary>Asks those by mail whose vote is missing: the voter, and the deputy where there is one. Who they are is shown to nobody.</summary>
internal static class Reminding
{
    /// <summary>Writes the letters, to be saved with the visit. Answers with how many people are asked.</summary>
    public static async Task<int> AskAsync(Visit visit, Poll poll, PollRound round, CancellationToken ct)
    {
        var lines = await visit.Query<Voter>().Where(v => v.RoundId == round.Id && !v.HasVoted).Select(v => new { v.PersonId, v.DeputyId }).ToListAsync(ct);
        Guid? by = visit.IsHouse ? round.OpenedById : visit.PersonId;
        var people = lines.SelectMany(l => new[] { l.PersonId, l.DeputyId }).OfType<Guid>().Where(p => p != by).Distinct().ToList(); // whoever asks is not asked
        var thing = round.ClosesAt is { } end ? $"{poll.Reference}, which closes on {BallotWords.Instant(end, visit.Zone)}" : poll.Reference;
        foreach (var person in people) visit.Ask(person, "reminds you to vote in", thing, PollAddresses.ToPoll(visit.SpaceId, poll.Id), by);
        visit.Record(PollEvents.Reminded, poll, PollEvents.Of(poll, round.Number));
        return people.Count;
    }
}
