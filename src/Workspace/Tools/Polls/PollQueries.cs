using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tools.Polls;

/// <summary>What people see of polls.</summary>
public sealed class PollQueries(SpaceAccess spaces, AudienceQueries audiences)
{
    private const int MostShown = 200, MostSaid = 2_000;

    /// <summary>Those that are open or not opened yet, or those that are over. A draft is its author's and the facilitators'.</summary>
    public async Task<PollList> ListAsync(Guid spaceId, bool closed, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, PollsTool.Polls, ct);
        var runs = visit.Role >= Role.Facilitator;
        var seen = visit.Query<Poll>().Where(p => closed ? p.State == PollState.Closed : p.State == PollState.Open || (p.State == PollState.Draft && p.Rules.Who != Electorate.Code && (runs || p.CreatedById == visit.PersonId)));
        var polls = await (closed ? seen.OrderByDescending(p => p.ChangedAt) : seen.OrderBy(p => p.State == PollState.Draft).ThenBy(p => p.ClosesAt ?? DateTimeOffset.MaxValue).ThenByDescending(p => p.Number)).Take(MostShown).ToListAsync(ct);
        var rounds = polls.ConvertAll(p => p.RoundId);
        var frozen = await visit.Query<PollRound>().Where(r => rounds.Contains(r.Id) && r.ClosedAt != null).Select(r => new { r.Id, r.Invited, r.Voted }).ToDictionaryAsync(r => r.Id, ct);
        var live = await visit.Query<Voter>().Where(v => rounds.Contains(v.RoundId)).GroupBy(v => v.RoundId)
            .Select(g => new { g.Key, Invited = g.Count(), Voted = g.Count(v => v.HasVoted), Mine = g.Count(v => v.PersonId == visit.PersonId || v.DeputyId == visit.PersonId), Waiting = g.Count(v => (v.PersonId == visit.PersonId || v.DeputyId == visit.PersonId) && !v.HasVoted) })
            .ToDictionaryAsync(g => g.Key, ct);
        PollLine Line(Poll poll)
        {
            var roll = live.GetValueOrDefault(poll.RoundId);
            var (invited, voted) = frozen.TryGetValue(poll.RoundId, out var end) ? (end.Invited, end.Voted) : (roll?.Invited ?? 0, roll?.Voted ?? 0);
            return new(poll, invited, voted, roll?.Mine > 0 && poll.IsOpen, roll?.Mine > 0 && roll.Waiting == 0);
        }
        var lines = polls.ConvertAll(Line);
        return new(Place.Of(visit), await audiences.OfSpaceAsync(visit, ct), lines, lines.Count(l => l.Poll.IsOpen), lines.Count(l => l is { MayVote: true, HasVoted: false }));
    }

    public async Task<PollView> ReadAsync(Guid spaceId, Guid id, int? number = null, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, PollsTool.Polls, ct);
        return await ReadAsync(visit, id, number, ct);
    }

    internal async Task<PollView> ReadAsync(Visit visit, Guid id, int? number = null, CancellationToken ct = default)
    {
        var poll = await FindAsync(visit, id, ct);
        var rounds = await visit.Query<PollRound>().Where(r => r.PollId == id).OrderBy(r => r.Number).ToListAsync(ct);
        var round = rounds.Find(r => number is null ? r.Id == poll.RoundId : r.Number == number) ?? throw Refusal.NotFound();
        var lines = await visit.Query<Voter>().Where(v => v.RoundId == round.Id && (v.PersonId == visit.PersonId || v.DeputyId == visit.PersonId)).OrderBy(v => v.Group).ToListAsync(ct);
        var own = lines.ConvertAll(l => (Guid?)l.Id);
        var (invited, voted) = await ResultGate.TurnoutAsync(visit, round, ct);
        var result = await ResultGate.OfAsync(visit, poll, round, ct);
        var people = await visit.Members().ToDictionaryAsync(m => m.PersonId, ct);
        return new()
        {
            Place = Place.Of(visit),
            Poll = poll,
            Round = round,
            Rounds = rounds,
            Choices = await visit.Query<PollChoice>().Where(c => c.PollId == id).OrderBy(c => c.At).ThenBy(c => c.Number).ToListAsync(ct),
            Lines = lines,
            Mine = await visit.Query<Ballot>().FirstOrDefaultAsync(b => b.RoundId == round.Id && own.Contains(b.VoterId), ct),
            Invited = invited,
            Voted = voted,
            Result = result,
            Said = result is null ? [] : await SaidAsync(visit, poll, round, people, ct),
            People = people,
            Audience = await audiences.OfSpaceAsync(visit, ct),
        };
    }

    /// <summary>Who was invited and who voted: after the end only, and never when or what.</summary>
    public async Task<TurnoutView> TurnoutAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, PollsTool.Polls, ct);
        var poll = await FindAsync(visit, id, ct);
        if (!poll.IsClosed) throw Refusal.Forbidden("Who voted is shown after the poll has closed.");
        var round = await visit.Query<PollRound>().FirstAsync(r => r.Id == poll.RoundId, ct);
        var people = await visit.Members().ToDictionaryAsync(m => m.PersonId, ct);
        var roll = await visit.Query<Voter>().Where(v => v.RoundId == round.Id && v.PersonId != null).OrderBy(v => v.Id).Take(MostSaid).ToListAsync(ct);
        string Name(Guid? person) => person is { } one && people.TryGetValue(one, out var member) ? member.Name : "Somebody who left";
        var lines = roll.Select(v => new TurnoutLine(Name(v.PersonId), v.Group, v.HasVoted, v.HasVoted && poll.Rules.Who == Electorate.Organisations && v.CastById != v.PersonId ? Name(v.CastById) : null));
        return new(Place.Of(visit), poll, round, poll.Rules.Who == Electorate.Organisations ? [.. lines.OrderBy(l => l.Group, StringComparer.Ordinal)] : [.. lines.OrderBy(l => l.Name, StringComparer.Ordinal)]);
    }

    /// <summary>True where a ballot with this code is in the present round; what it says is not looked at.</summary>
    public async Task<bool> IsInAsync(Guid spaceId, Guid id, string? code, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, PollsTool.Polls, ct);
        var poll = await FindAsync(visit, id, ct);
        var receipt = ReceiptCode.Hash(poll.RoundId, code ?? "");
        return await visit.Query<Ballot>().AnyAsync(b => b.RoundId == poll.RoundId && b.Receipt == receipt, ct);
    }

    /// <summary>Who can be put on the roll, and who stands there, of a draft.</summary>
    public async Task<RollView> RollAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Contributor, PollsTool.Polls, ct);
        var poll = await FindAsync(visit, id, ct);
        var members = await visit.Members().Where(m => m.LeftAt == null && visit.Seated().Contains(m.PersonId)).OrderBy(m => m.Name).ToListAsync(ct);
        return new(Place.Of(visit), poll, members, await visit.Query<Voter>().Where(v => v.RoundId == poll.RoundId).ToListAsync(ct));
    }

    private static async Task<Poll> FindAsync(Visit visit, Guid id, CancellationToken ct)
    {
        var poll = await visit.Query<Poll>().FirstOrDefaultAsync(p => p.Id == id, ct) ?? throw Refusal.NotFound();
        return poll.IsDraft && poll.CreatedById != visit.PersonId && visit.Role < Role.Facilitator ? throw Refusal.NotFound() : poll;
    }

    private static async Task<IReadOnlyList<Said>> SaidAsync(Visit visit, Poll poll, PollRound round, Dictionary<Guid, Member> people, CancellationToken ct)
    {
        var ballots = await visit.Query<Ballot>().Where(b => b.RoundId == round.Id).OrderBy(b => b.At).ThenBy(b => b.Id).Take(MostSaid).ToListAsync(ct);
        if (poll.Rules.IsSecret) return [.. ballots.OrderBy(b => b.Id).Select(b => new Said(b.Id, null, null, b.Paper, null))];
        var roll = await visit.Query<Voter>().Where(v => v.RoundId == round.Id && v.HasVoted).ToDictionaryAsync(v => v.Id, ct);
        return [.. ballots.Select(b => new Said(b.Id, Cast(roll, people, b), For(roll, poll, b), b.Paper, b.At))];
    }

    private static string Cast(Dictionary<Guid, Voter> roll, Dictionary<Guid, Member> people, Ballot ballot) =>
        ballot.VoterId is { } id && roll.TryGetValue(id, out var voter) && voter.CastById is { } by && people.TryGetValue(by, out var person) ? person.Name : "A participant";

    private static string? For(Dictionary<Guid, Voter> roll, Poll poll, Ballot ballot) =>
        ballot.VoterId is { } id && roll.TryGetValue(id, out var voter) && voter.Group.Length > 0 ? (poll.Rules.Who == Electorate.Organisations ? $"for {voter.Group}" : voter.Group) : null;
}

/// <summary>Who was invited to a round and who voted.</summary>
public sealed record TurnoutView(Place Place, Poll Poll, PollRound Round, IReadOnlyList<TurnoutLine> Lines);

/// <summary>One line of it.</summary>
/// <param name="Deputy">Who cast it, where it was the deputy.</param>
public sealed record TurnoutLine(string Name, string Group, bool HasVoted, string? Deputy);

/// <summary>The roll of a draft, and who could stand on it.</summary>
public sealed record RollView(Place Place, Poll Poll, IReadOnlyList<Member> Members, IReadOnlyList<Voter> Roll)
{
    /// <summary>The members of each organisation, by its name.</summary>
    public IReadOnlyList<IGrouping<string, Member>> Organisations => [.. Members.Where(m => m.Affiliation is not null).GroupBy(m => m.Affiliation!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)];
}
