using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls.Closing;

/// <summary>Puts a round to the vote: writes the roll, asks those on it, fixes the organisations that results will be shown for, and sets the alarm for its end.</summary>
internal static class Opening
{
    private const int FewestSecret = 3, MostVoters = 5_000;

    /// <param name="last">The round before, whose roll is taken over where people were named.</param>
    public static async Task OpenAsync(Visit visit, Poll poll, PollRound round, DateTimeOffset? closesAt, CancellationToken ct, PollRound? last = null)
    {
        var roll = await RollAsync(visit, poll, round, last, ct);
        Check(poll, roll);
        IEnumerable<string> groups = poll.Rules.ByOrganisation ? roll.Select(v => v.Group).Where(g => g.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal) : [];
        round.Open(groups, closesAt, visit.PersonId, visit.Now);
        poll.Open(round, closesAt, visit.Now);
        PollAlarms.Set(visit, poll, round, closesAt);
        Ask(visit, poll, roll);
    }

    // Whoever may cast a vote hears of it at once, deputies too; in a room people see it before them.
    private static void Ask(Visit visit, Poll poll, IReadOnlyList<Voter> roll)
    {
        foreach (var person in roll.SelectMany(v => new[] { v.PersonId, v.DeputyId }).OfType<Guid>().Distinct())
        {
            visit.Ask(person, "asked you to vote on", $"“{poll.Question}”", PollAddresses.ToPoll(visit.SpaceId, poll.Id));
        }
    }

    private static async Task<IReadOnlyList<Voter>> RollAsync(Visit visit, Poll poll, PollRound round, PollRound? last, CancellationToken ct)
    {
        var members = await visit.Members().Where(m => m.LeftAt == null && visit.Seated().Contains(m.PersonId)).OrderBy(m => m.PersonId).Take(MostVoters).ToDictionaryAsync(m => m.PersonId, m => m.Affiliation, ct);
        if (poll.Rules.Who == Electorate.Members) return Added(visit, members.Select(m => Voter.Person(round, m.Key, m.Value)));
        bool IsHere(Voter voter) => (voter.PersonId is { } person && members.ContainsKey(person)) || (voter.DeputyId is { } deputy && members.ContainsKey(deputy));
        if (last is not null && poll.Rules.Who == Electorate.Code) return Added(visit, await AbsentAsync(visit, round, last, members, ct));
        if (last is not null) return Added(visit, (await visit.Query<Voter>().Where(v => v.RoundId == last.Id).ToListAsync(ct)).Where(IsHere).Select(v => v.Again(round)));

        var roll = await visit.Tracked<Voter>().Where(v => v.RoundId == round.Id).ToListAsync(ct);
        foreach (var left in roll.Where(v => !IsHere(v))) visit.Remove(left);
        return [.. roll.Where(IsHere)];
    }

    // Those who were not in the room when a workshop asked, each with a vote of their own.
    private static async Task<IEnumerable<Voter>> AbsentAsync(Visit visit, PollRound round, PollRound last, Dictionary<Guid, string?> members, CancellationToken ct)
    {
        var voted = await visit.Query<Voter>().Where(v => v.RoundId == last.Id && v.PersonId != null && v.HasVoted).Select(v => v.PersonId).ToListAsync(ct);
        return members.Where(m => !voted.Contains(m.Key)).Select(m => Voter.Person(round, m.Key, m.Value));
    }

    private static Voter[] Added(Visit visit, IEnumerable<Voter> voters)
    {
        var roll = voters.ToArray();
        foreach (var voter in roll) visit.Add(voter);
        return roll;
    }

    private static void Check(Poll poll, IReadOnlyList<Voter> roll)
    {
        if (poll.Rules.Who == Electorate.Code) return;
        if (roll.Count == 0) throw Refusal.Wrong("Choose who votes before you open it.");
        if (!poll.Rules.IsSecret) return;
        if (roll.Count < FewestSecret) throw Refusal.Wrong($"A secret ballot needs at least {FewestSecret} voters: with fewer, the count tells who voted how.");
        if (poll.Rules.ByOrganisation && roll.GroupBy(v => v.Group, StringComparer.Ordinal).OrderBy(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() < Splits.Smallest) is { } small)
        {
            throw Refusal.Wrong($"{(small.Key.Length == 0 ? "The people without an organisation are" : $"{small.Key} has")} only {small.Count()} on the roll. A secret ballot is shown by organisation only where each has {Splits.Smallest} or more.");
        }
    }
}
