using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Spaces.Publishing;

namespace Workspace.Tools.Polls.Workshops;

/// <summary>Preparing a workshop: its title, who leads it, and the lines of its agenda.</summary>
public sealed class WorkshopActions(SpaceAccess spaces)
{
    private const int Tries = 5;

    /// <summary>Plans it under an id of the form's own, so that a form sent twice makes one.</summary>
    public async Task PlanAsync(Guid spaceId, Guid id, WorkshopPlan plan, CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            await using var visit = await EnterAsync(spaceId, ct);
            if (await visit.Query<Workshop>().AnyAsync(w => w.Id == id, ct)) return;
            await MustBeMembersAsync(visit, plan.Facilitators, ct);
            var workshop = Workshop.Plan(spaceId, id, WorkshopCode.Make(), plan, visit.PersonId, visit.Now);
            visit.Add(workshop);
            visit.Add(Publication.Make(spaceId, PollsTool.Polls, id, WorkshopCode.Address(workshop.Code), whole: false, mayBeListed: false, visit.PersonId, visit.Now));
            visit.Record(WorkshopEvents.Planned, workshop, new WorkshopFacts(workshop.Title));
            try
            {
                await visit.SaveAsync(ct);
                return;
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict && tries < Tries)
            {
                // The code has been given before, or the form came twice.
            }
        }
    }

    public async Task EditAsync(Guid spaceId, Guid id, int version, WorkshopPlan plan, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var workshop = await FindAsync(visit, id, ct);
        if (workshop.Version != version) throw Refusal.Conflict("The workshop was changed while you were writing. Look again before you save.");
        await MustBeMembersAsync(visit, plan.Facilitators, ct);
        workshop.Write(plan, visit.Now);
        await SaveAsync(visit, workshop, ct);
    }

    public Task AddWordsAsync(Guid spaceId, Guid id, string title, string body, CancellationToken ct = default) =>
        AddAsync(spaceId, id, (visit, workshop, position) => Task.FromResult(WorkshopLine.Words(workshop, position, title, body)), ct);

    public Task AddQuestionsAsync(Guid spaceId, Guid id, string title, string body, CancellationToken ct = default) =>
        AddAsync(spaceId, id, (visit, workshop, position) => Task.FromResult(WorkshopLine.Questions(workshop, position, title, body)), ct);

    /// <summary>A question to the room. It is a poll like any other, asked of whoever has the code.</summary>
    public Task AddPollAsync(Guid spaceId, Guid id, string question, string body, PollKind kind, IReadOnlyList<PlannedChoice> choices, bool secret, int limit = 0, CancellationToken ct = default) =>
        AddAsync(spaceId, id, async (visit, workshop, position) =>
        {
            var rules = new PollRules { Kind = kind, Who = Electorate.Code, IsSecret = secret, IsLive = !secret, MayChange = !secret, ByOrganisation = !secret, Limit = limit };
            var number = (await visit.Query<Poll>().MaxAsync(p => (int?)p.Number, ct) ?? 0) + 1;
            var (poll, round) = Poll.Draft(spaceId, Guid.CreateVersion7(visit.Now), number, new(question, body, rules, choices, null), visit.PersonId, visit.Now);
            visit.Add(poll);
            visit.Add(round);
            foreach (var choice in PollChoice.All(spaceId, poll.Id, poll.Rules, choices)) visit.Add(choice);
            return WorkshopLine.Asking(workshop, position, poll);
        }, ct);

    /// <summary>Moves a line up or down by one.</summary>
    public async Task MoveAsync(Guid spaceId, Guid id, Guid lineId, bool up, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var workshop = await FindAsync(visit, id, ct);
        var lines = await visit.Tracked<WorkshopLine>().Where(l => l.WorkshopId == id).OrderBy(l => l.Position).ToListAsync(ct);
        var at = lines.FindIndex(l => l.Id == lineId);
        var other = up ? at - 1 : at + 1;
        if (at < 0 || other < 0 || other >= lines.Count) return;
        var (one, two) = (lines[at].Position, lines[other].Position);
        lines[at].MoveTo(two);
        lines[other].MoveTo(one);
        await SaveAsync(visit, workshop, ct);
    }

    /// <summary>Takes out a line that has not been opened, with its poll.</summary>
    public async Task RemoveAsync(Guid spaceId, Guid id, Guid lineId, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var workshop = await FindAsync(visit, id, ct);
        var line = await visit.FindAsync<WorkshopLine>(lineId, ct);
        if (line.WorkshopId != id) throw Refusal.NotFound();
        if (line.OpenedAt is not null || workshop.LineId == lineId) throw Refusal.Wrong("This line has been shown: it stays on the record.");
        if (line.PollId is { } poll) visit.Remove(await visit.FindAsync<Poll>(poll, ct));
        visit.Remove(line);
        await SaveAsync(visit, workshop, ct);
    }

    /// <summary>The words that this space does not take from the room.</summary>
    public async Task WriteWordsAsync(Guid spaceId, string? words, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Facilitator, PollsTool.Polls, ct);
        var list = await visit.Tracked<WordList>().FirstOrDefaultAsync(ct);
        if (list is null) visit.Add(list = WordList.Of(spaceId));
        list.Write(words);
        visit.Record(WorkshopEvents.WordsEdited, list);
        await visit.SaveAsync(ct);
    }

    private async Task AddAsync(Guid spaceId, Guid id, Func<Visit, Workshop, int, Task<WorkshopLine>> make, CancellationToken ct)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var workshop = await FindAsync(visit, id, ct);
        var lines = await visit.Query<WorkshopLine>().Where(l => l.WorkshopId == id).Select(l => l.Position).ToListAsync(ct);
        if (workshop.IsOver) throw Refusal.Wrong("This workshop is over: its record stays as it is.");
        if (lines.Count >= WorkshopLine.Most) throw Refusal.Wrong($"A workshop has at most {WorkshopLine.Most} lines.");
        visit.Add(await make(visit, workshop, lines.DefaultIfEmpty(0).Max() + 1));
        await SaveAsync(visit, workshop, ct);
    }

    private static Task SaveAsync(Visit visit, Workshop workshop, CancellationToken ct)
    {
        workshop.Touch(visit.Now);
        visit.Record(WorkshopEvents.Changed, workshop, new WorkshopFacts(workshop.Title));
        return visit.SaveAsync(ct);
    }

    private static async Task MustBeMembersAsync(Visit visit, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var known = await visit.Members().Where(m => m.LeftAt == null && m.Role >= Role.Contributor && people.Contains(m.PersonId)).CountAsync(ct);
        if (known != people.Distinct().Count()) throw Refusal.Wrong("Name facilitators who are members of this space and may contribute.", "Facilitators");
    }

    private Task<Visit> EnterAsync(Guid spaceId, CancellationToken ct) => spaces.EnterAsync(spaceId, Role.Contributor, PollsTool.Polls, ct);

    internal static async Task<Workshop> FindAsync(Visit visit, Guid id, CancellationToken ct)
    {
        var workshop = await visit.FindAsync<Workshop>(id, ct);
        return workshop.MayRun(visit.PersonId, visit.Role) ? workshop : throw Refusal.Forbidden("You can read this. Its maker, the facilitators that it names, and those of the space run it.");
    }
}
