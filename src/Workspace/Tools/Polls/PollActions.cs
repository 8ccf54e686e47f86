using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Closing;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tools.Polls;

/// <summary>What people do with polls, but for voting.</summary>
public sealed class PollActions(SpaceAccess spaces, Tallies tallies)
{
    private const int Tries = 10;

    /// <summary>Keeps a draft under an id of the form's own, so that a form sent twice makes one.</summary>
    public async Task<PollRef> DraftAsync(Guid spaceId, Guid id, PollPlan plan, CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await DraftOnceAsync(spaceId, id, plan, ct);
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict && tries < Tries)
            {
                // Somebody took the same number a moment before: take the next one.
            }
        }
    }

    public async Task<PollRef> EditAsync(Guid spaceId, Guid id, int version, PollPlan plan, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, Role.Contributor, ct);
        var poll = await FindAsync(visit, id, version, ct);
        poll.Write(plan, visit.Now);
        foreach (var old in await visit.Tracked<PollChoice>().Where(c => c.PollId == id).ToListAsync(ct)) visit.Remove(old);
        foreach (var choice in PollChoice.All(spaceId, id, poll.Rules, plan.Choices)) visit.Add(choice);
        visit.Record(PollEvents.Edited, poll, PollEvents.Of(poll));
        await visit.SaveAsync(ct);
        return Ref(poll);
    }

    /// <summary>A draft that nobody needs any more.</summary>
    public async Task DiscardAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, Role.Contributor, ct);
        var poll = await FindAsync(visit, id, null, ct);
        if (!poll.IsDraft) throw Refusal.Wrong($"{poll.Reference} has been opened: it stays on the record.");
        visit.Remove(poll);
        await visit.SaveAsync(ct);
    }

    /// <summary>Writes the roll of a draft: these people, each with a vote of their own.</summary>
    public Task<PollRef> NameVotersAsync(Guid spaceId, Guid id, IReadOnlyCollection<Guid> people, CancellationToken ct = default) =>
        WriteRollAsync(spaceId, id, Electorate.Named, (round, members) => [.. people.Distinct().Select(p => Voter.Person(round, p, OrganisationOf(members, p)))], ct);

    /// <summary>Writes the roll of a draft: for each organisation the person who casts its vote, and a deputy.</summary>
    public Task<PollRef> NameOrganisationsAsync(Guid spaceId, Guid id, IReadOnlyCollection<OrganisationVoter> voters, CancellationToken ct = default) =>
        WriteRollAsync(spaceId, id, Electorate.Organisations, (round, members) => [.. voters.Select(v => OrganisationLine(round, members, v))], ct);

    public async Task<PollRef> OpenAsync(Guid spaceId, Guid id, int? version = null, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, Role.Contributor, ct);
        var poll = await FindAsync(visit, id, version, ct);
        if (!poll.IsDraft) throw Refusal.Wrong($"{poll.Reference} has been opened already.");
        await Opening.OpenAsync(visit, poll, await visit.FindAsync<PollRound>(poll.RoundId, ct), poll.ClosesAt, ct);
        visit.Record(PollEvents.Opened, poll, PollEvents.Of(poll, 1));
        await visit.SaveAsync(ct);
        tallies.Changed(id);
        return Ref(poll);
    }

    /// <summary>Closes it now: no vote is taken after this, and the count stays as it is.</summary>
    public async Task<PollRef> CloseAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, Role.Facilitator, ct);
        var poll = await FindAsync(visit, id, null, ct);
        await Closure.CloseAsync(visit, id, ct);
        tallies.Changed(id);
        return Ref(poll);
    }

    /// <summary>Asks again, from the beginning: what was counted stays as a round of its own.</summary>
    public async Task<PollRef> ReopenAsync(Guid spaceId, Guid id, DateTimeOffset? closesAt, Guid? roundId = null, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, Role.Facilitator, ct);
        var poll = await FindAsync(visit, id, null, ct);
        if (!poll.IsClosed || (roundId is { } seen && seen != poll.RoundId)) throw Refusal.Conflict($"{poll.Reference} is open: somebody has opened another round.");
        var last = await visit.Query<PollRound>().FirstAsync(r => r.Id == poll.RoundId, ct);
        var next = last.Next();
        visit.Add(next);
        await Opening.OpenAsync(visit, poll, next, closesAt, ct, last);
        visit.Record(PollEvents.Reopened, poll, PollEvents.Of(poll, next.Number));
        await visit.SaveAsync(ct);
        tallies.Changed(id);
        return Ref(poll);
    }

    public async Task<PollRef> ConcludeAsync(Guid spaceId, Guid id, int version, string outcome, DateOnly? reviewOn, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, Role.Facilitator, ct);
        var poll = await FindAsync(visit, id, version, ct);
        poll.Conclude(outcome, reviewOn, visit.PersonId, visit.Now, visit.Today);
        visit.Record(PollEvents.Concluded, poll, PollEvents.Of(poll));
        await visit.SaveAsync(ct);
        return Ref(poll);
    }

    /// <summary>A voter adds what is missing, where the poll takes choices.</summary>
    public async Task<PollRef> AddChoiceAsync(Guid spaceId, Guid id, PlannedChoice plan, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, Role.Reader, ct);
        var poll = await FindAsync(visit, id, null, ct);
        var round = await visit.Query<PollRound>().FirstAsync(r => r.Id == poll.RoundId, ct);
        if (!poll.Rules.TakesChoices || !round.TakesVotes(visit.Now)) throw Refusal.Wrong("This poll takes no more choices.");
        if (!await visit.Query<Voter>().AnyAsync(v => v.RoundId == round.Id && (v.PersonId == visit.PersonId || v.DeputyId == visit.PersonId), ct)) throw Refusal.Forbidden("You can read this poll. Those on its roll can add a choice.");
        var known = await visit.Query<PollChoice>().Where(c => c.PollId == id).ToListAsync(ct);
        if (known.Count >= PollChoice.Most) throw Refusal.Wrong($"There are {PollChoice.Most} choices already.");
        var choice = PollChoice.Of(spaceId, id, known.Max(c => c.Number) + 1, plan, visit.PersonId);
        if (known.Any(c => Text.Key(c.Title) == Text.Key(choice.Title))) throw Refusal.Wrong($"“{choice.Title}” stands there already.", "Title");
        visit.Add(choice);
        visit.Record(PollEvents.ChoiceAdded, poll, PollEvents.Of(poll));
        await visit.SaveAsync(ct);
        tallies.Changed(id);
        return Ref(poll);
    }

    private async Task<PollRef> DraftOnceAsync(Guid spaceId, Guid id, PollPlan plan, CancellationToken ct)
    {
        await using var visit = await EnterAsync(spaceId, Role.Contributor, ct);
        if (await visit.Query<Poll>().FirstOrDefaultAsync(p => p.Id == id, ct) is { } known) return Ref(known);
        var poll = await AddAsync(visit, id, plan, ct);
        await visit.SaveAsync(ct);
        return Ref(poll);
    }

    /// <summary>A draft with its round and choices, to be saved with the visit.</summary>
    internal static async Task<Poll> AddAsync(Visit visit, Guid id, PollPlan plan, CancellationToken ct)
    {
        var number = (await visit.Query<Poll>().MaxAsync(p => (int?)p.Number, ct) ?? 0) + 1;
        var (poll, round) = Poll.Draft(visit.SpaceId, id, number, plan, visit.PersonId, visit.Now);
        visit.Add(poll);
        visit.Add(round);
        foreach (var choice in PollChoice.All(visit.SpaceId, id, poll.Rules, plan.Choices)) visit.Add(choice);
        return poll;
    }

    private async Task<PollRef> WriteRollAsync(Guid spaceId, Guid id, Electorate who, Func<PollRound, IReadOnlyDictionary<Guid, string?>, IReadOnlyList<Voter>> roll, CancellationToken ct)
    {
        await using var visit = await EnterAsync(spaceId, Role.Contributor, ct);
        var poll = await FindAsync(visit, id, null, ct);
        if (!poll.IsDraft || poll.Rules.Who != who) throw Refusal.Wrong($"The roll of {poll.Reference} is fixed.");
        var round = await visit.Query<PollRound>().FirstAsync(r => r.Id == poll.RoundId, ct);
        var members = await visit.Members().Where(m => m.LeftAt == null).ToDictionaryAsync(m => m.PersonId, m => m.Affiliation, ct);
        foreach (var old in await visit.Tracked<Voter>().Where(v => v.RoundId == round.Id).ToListAsync(ct)) visit.Remove(old);
        foreach (var voter in roll(round, members)) visit.Add(voter);
        visit.Record(PollEvents.Edited, poll, PollEvents.Of(poll));
        await visit.SaveAsync(ct);
        return Ref(poll);
    }

    private static Voter OrganisationLine(PollRound round, IReadOnlyDictionary<Guid, string?> members, OrganisationVoter voter)
    {
        if (OrganisationOf(members, voter.PersonId) != voter.Organisation) throw Refusal.Wrong($"Choose a voter who speaks for {voter.Organisation}.", "Voters");
        if (voter.DeputyId is { } deputy) OrganisationOf(members, deputy);
        return Voter.Organisation(round, voter.Organisation, voter.PersonId, voter.DeputyId);
    }

    private static string? OrganisationOf(IReadOnlyDictionary<Guid, string?> members, Guid person) =>
        members.TryGetValue(person, out var organisation) ? organisation : throw Refusal.Wrong("Choose voters who are members of this space.", "Voters");

    private Task<Visit> EnterAsync(Guid spaceId, Role least, CancellationToken ct) => spaces.EnterAsync(spaceId, least, PollsTool.Polls, ct);

    // A draft is its author's and the facilitators'; to others it is not there.
    private static async Task<Poll> FindAsync(Visit visit, Guid id, int? version, CancellationToken ct)
    {
        var poll = await visit.FindAsync<Poll>(id, ct);
        if (poll.IsDraft && poll.CreatedById != visit.PersonId && visit.Role < Role.Facilitator) throw Refusal.NotFound();
        return version is null || poll.Version == version ? poll : throw Refusal.Conflict($"{poll.Reference} was changed while you were writing. Look again before you save.");
    }

    private static PollRef Ref(Poll poll) => new(poll.Id, poll.Reference);
}

/// <summary>A poll by its id and its reference.</summary>
public sealed record PollRef(Guid Id, string Reference);

/// <summary>Who casts the vote of an organisation.</summary>
public sealed record OrganisationVoter(string Organisation, Guid PersonId, Guid? DeputyId);
