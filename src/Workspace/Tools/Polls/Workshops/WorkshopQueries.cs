using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tools.Polls.Workshops;

/// <summary>What people see of workshops.</summary>
public sealed class WorkshopQueries(SpaceAccess spaces, AudienceQueries audiences)
{
    private const int MostShown = 100;

    public async Task<WorkshopList> ListAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var rows = await visit.Query<Workshop>().OrderBy(w => w.State == WorkshopState.Over).ThenByDescending(w => w.ChangedAt).Take(MostShown)
            .Select(w => new WorkshopRow(w, visit.Query<WorkshopLine>().Count(l => l.WorkshopId == w.Id), visit.Query<WorkshopParticipant>().Count(p => p.WorkshopId == w.Id))).ToListAsync(ct);
        return new(Place.Of(visit), await audiences.OfSpaceAsync(visit, ct), rows);
    }

    /// <summary>The whole of it: agenda, what came of each line, who is in the room.</summary>
    public async Task<WorkshopView> ReadAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var workshop = await visit.Query<Workshop>().FirstOrDefaultAsync(w => w.Id == id, ct) ?? throw Refusal.NotFound();
        var runs = workshop.MayRun(visit.PersonId, visit.Role);
        var lines = await visit.Query<WorkshopLine>().Where(l => l.WorkshopId == id).OrderBy(l => l.Position).ToListAsync(ct);
        var views = new List<LineView>();
        foreach (var line in lines) views.Add(await LineAsync(visit, line, null, runs, ct));
        return new()
        {
            Place = Place.Of(visit),
            Workshop = workshop,
            Lines = views,
            People = await visit.Members().ToDictionaryAsync(m => m.PersonId, ct),
            Crowd = await CrowdAsync(visit, id, ct),
            Audience = await audiences.OfSpaceAsync(visit, ct),
        };
    }

    /// <summary>Refuses whoever does not run the workshop.</summary>
    public async Task<WorkshopView> ReadToRunAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        var view = await ReadAsync(spaceId, id, ct);
        return view.Workshop.MayRun(view.Place.PersonId, view.Place.Role) ? view : throw Refusal.Forbidden("You can read this. Its maker, the facilitators that it names, and those of the space run it.");
    }

    public async Task<(Place Place, IReadOnlyList<Member> Leaders, IReadOnlyList<string> Groups)> FormAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Contributor, PollsTool.Polls, ct);
        var members = await visit.Members().Where(m => m.LeftAt == null).OrderBy(m => m.Name).ToListAsync(ct);
        return (Place.Of(visit), [.. members.Where(m => m.Role >= Role.Contributor && m.PersonId != visit.PersonId)], [.. members.Select(m => m.Affiliation).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    public async Task<(Place Place, string Words)> WordsAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Facilitator, PollsTool.Polls, ct);
        return (Place.Of(visit), await visit.Query<WordList>().Select(l => l.Words).FirstOrDefaultAsync(ct) ?? "");
    }

    /// <summary>One line with what came of it, for whoever may look at the workshop.</summary>
    internal static async Task<LineView> LineAsync(Visit visit, WorkshopLine line, Guid? me, bool runs, CancellationToken ct) =>
        new(line, line.PollId is { } poll ? await PollAsync(visit, line, poll, ct) : null, line.Kind == LineKind.Questions ? await QuestionsAsync(visit, line.Id, me, runs, ct) : []);

    internal static async Task<Crowd> CrowdAsync(Visit visit, Guid id, CancellationToken ct)
    {
        var networks = await visit.Query<WorkshopParticipant>().Where(p => p.WorkshopId == id).GroupBy(p => p.Network).Select(g => new { g.Key, Count = g.Count(), Members = g.Count(p => p.PersonId != null) }).ToListAsync(ct);
        var known = networks.Where(n => n.Key.Length > 0).ToList();
        return new(networks.Sum(n => n.Count), networks.Sum(n => n.Members), known.Select(n => n.Count).DefaultIfEmpty(0).Max(), known.Count);
    }

    private static async Task<AskedPoll?> PollAsync(Visit visit, WorkshopLine line, Guid id, CancellationToken ct)
    {
        var poll = await visit.Query<Poll>().FirstOrDefaultAsync(p => p.Id == id, ct);
        if (poll is null) return null;
        var choices = await visit.Query<PollChoice>().Where(c => c.PollId == id).OrderBy(c => c.Number).ToListAsync(ct);
        return new(poll, choices, await RoundAsync(visit, poll, line.RoundId!.Value, ct), poll.RoundId == line.RoundId ? null : await RoundAsync(visit, poll, poll.RoundId, ct));
    }

    private static async Task<RoundView> RoundAsync(Visit visit, Poll poll, Guid roundId, CancellationToken ct)
    {
        var round = await visit.Query<PollRound>().FirstAsync(r => r.Id == roundId, ct);
        var (invited, voted) = await ResultGate.TurnoutAsync(visit, round, ct);
        var members = await visit.Query<Voter>().CountAsync(v => v.RoundId == roundId && v.PersonId != null && v.HasVoted, ct);
        return new(round, invited, voted, members, await ResultGate.OfAsync(visit, poll, round, ct));
    }

    internal static async Task<IReadOnlyList<AskedQuestion>> QuestionsAsync(Visit visit, Guid lineId, Guid? me, bool runs, CancellationToken ct) =>
        await visit.Query<WorkshopQuestion>().Where(q => q.LineId == lineId && (runs || q.State != QuestionState.Hidden))
            .Select(q => new { q, Votes = visit.Query<WorkshopUpVote>().Count(v => v.QuestionId == q.Id), Mine = visit.Query<WorkshopUpVote>().Any(v => v.QuestionId == q.Id && v.ParticipantId == me) })
            .OrderBy(x => x.q.State).ThenByDescending(x => x.Votes).ThenBy(x => x.q.Id).Take(WorkshopQuestion.MostShown)
            .Select(x => new AskedQuestion(x.q, x.Votes, x.Mine)).ToListAsync(ct);

    private Task<Visit> EnterAsync(Guid spaceId, CancellationToken ct) => spaces.EnterAsync(spaceId, Role.Reader, PollsTool.Polls, ct);
}
