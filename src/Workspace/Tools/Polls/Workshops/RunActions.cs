using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Closing;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tools.Polls.Workshops;

/// <summary>Leading a workshop. Each step names where it starts from, so that of two facilitators who press at once one moves it on and the other sees that.</summary>
public sealed class RunActions(SpaceAccess spaces, Tallies tallies)
{
    public async Task StartAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var workshop = await WorkshopActions.FindAsync(visit, id, ct);
        if (workshop.IsRunning) return;
        var lines = await LinesAsync(visit, id, ct);
        if (lines.Count == 0) throw Refusal.Wrong("Add a line to the agenda before you start.");
        workshop.Start(lines[0].Id, visit.Now);
        await OpenAsync(visit, lines[0], ct);
        await SaveAsync(visit, workshop, WorkshopEvents.Started, ct);
        if (lines[0].PollId is { } poll) tallies.Changed(poll);
    }

    /// <summary>Goes to the next or the line before, from where the facilitator saw it. False where it had moved already.</summary>
    public async Task<bool> StepAsync(Guid spaceId, Guid id, Guid from, bool forward, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var workshop = await WorkshopActions.FindAsync(visit, id, ct);
        workshop.MustRun();
        if (workshop.LineId != from) return false;
        var lines = await LinesAsync(visit, id, ct);
        var to = lines.FindIndex(l => l.Id == from) + (forward ? 1 : -1);
        if (to < 0 || to >= lines.Count) return false;
        workshop.GoTo(lines[to].Id, visit.Now);
        try
        {
            await OpenAsync(visit, lines[to], ct);
            await SaveAsync(visit, workshop, WorkshopEvents.Moved, ct);
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            return false; // another facilitator was a moment faster
        }

        if (lines[to].PollId is { } poll) tallies.Changed(poll);
        return true;
    }

    /// <summary>Shows the result of a line, or hides it again: on every screen, page and file.</summary>
    public async Task RevealAsync(Guid spaceId, Guid id, Guid lineId, bool shown, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var (workshop, line) = await FindAsync(visit, id, lineId, ct);
        workshop.MustRun();
        line.Reveal(shown);
        await SaveAsync(visit, workshop, WorkshopEvents.Revealed, ct);
        if (line.PollId is { } poll) tallies.Changed(poll);
    }

    /// <summary>No more votes or questions on this line. Pressed twice it closes once.</summary>
    public async Task CloseAsync(Guid spaceId, Guid id, Guid lineId, CancellationToken ct = default)
    {
        await ClosePollAsync(spaceId, id, lineId, ct);
        await using var visit = await EnterAsync(spaceId, ct);
        var (workshop, line) = await FindAsync(visit, id, lineId, ct);
        if (line.ClosedAt is not null) return;
        line.Close(visit.Now);
        await SaveAsync(visit, workshop, WorkshopEvents.LineClosed, ct);
    }

    public async Task ModerateAsync(Guid spaceId, Guid id, Guid questionId, QuestionState state, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var workshop = await WorkshopActions.FindAsync(visit, id, ct);
        var question = await visit.Tracked<WorkshopQuestion>().FirstOrDefaultAsync(q => q.Id == questionId && q.WorkshopId == id, ct) ?? throw Refusal.Conflict("This question is gone.");
        question.Be(state);
        await SaveAsync(visit, workshop, WorkshopEvents.Moderated, ct);
    }

    /// <summary>Lets more devices in from one network, where the room is really that large.</summary>
    public async Task AdmitAsync(Guid spaceId, Guid id, int perNetwork, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var workshop = await WorkshopActions.FindAsync(visit, id, ct);
        workshop.Admit(perNetwork, visit.Now);
        await SaveAsync(visit, workshop, WorkshopEvents.Admitted, ct);
    }

    /// <summary>Closes what is open, shows every result, ends the code, and forgets from which networks people came.</summary>
    public async Task EndAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        foreach (var line in await OpenLinesAsync(spaceId, id, ct)) await ClosePollAsync(spaceId, id, line, ct);
        await using var visit = await EnterAsync(spaceId, ct);
        var workshop = await WorkshopActions.FindAsync(visit, id, ct);
        if (workshop.IsOver) return;
        workshop.End(visit.Now);
        foreach (var line in await LinesAsync(visit, id, ct))
        {
            if (line.OpenedAt is not null) line.Close(visit.Now);
            line.Reveal(line.OpenedAt is not null);
        }

        foreach (var participant in await visit.Tracked<WorkshopParticipant>().Where(p => p.WorkshopId == id && p.Network != "").ToListAsync(ct)) participant.ForgetNetwork();
        await SaveAsync(visit, workshop, WorkshopEvents.Ended, ct);
    }

    /// <summary>Asks the members who did not vote in the room the same question, as a round of its own: both counts stay apart.</summary>
    public async Task AskAbsentAsync(Guid spaceId, Guid id, Guid lineId, DateTimeOffset closesAt, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var (workshop, line) = await FindAsync(visit, id, lineId, ct);
        if (line.PollId is not { } pollId) throw Refusal.Wrong("Only a poll can be asked again.");
        var poll = await visit.FindAsync<Poll>(pollId, ct);
        if (!poll.IsClosed) throw Refusal.Wrong("Close the poll in the room before you ask those who were absent.");
        if (poll.RoundId != line.RoundId) throw Refusal.Wrong("Those who were absent have been asked already.");
        var last = await visit.Query<PollRound>().FirstAsync(r => r.Id == poll.RoundId, ct);
        var next = last.Next();
        visit.Add(next);
        await Opening.OpenAsync(visit, poll, next, closesAt, ct, last);
        visit.Record(PollEvents.Reopened, poll, PollEvents.Of(poll, next.Number));
        await SaveAsync(visit, workshop, WorkshopEvents.KeptOpen, ct);
        tallies.Changed(pollId);
    }

    private static async Task OpenAsync(Visit visit, WorkshopLine line, CancellationToken ct)
    {
        if (line.OpenedAt is not null) return;
        line.Open(visit.Now);
        if (line.PollId is not { } id) return;
        var poll = await visit.FindAsync<Poll>(id, ct);
        if (poll.IsDraft) await Opening.OpenAsync(visit, poll, await visit.FindAsync<PollRound>(poll.RoundId, ct), null, ct);
    }

    private async Task ClosePollAsync(Guid spaceId, Guid id, Guid lineId, CancellationToken ct)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var (_, line) = await FindAsync(visit, id, lineId, ct);
        if (line.PollId is not { } poll || !await visit.Query<Poll>().AnyAsync(p => p.Id == poll && p.State == PollState.Open && p.RoundId == line.RoundId, ct)) return;
        try
        {
            await Closure.CloseAsync(visit, poll, ct);
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            // Another facilitator closed it a moment before.
        }

        tallies.Changed(poll);
    }

    private async Task<List<Guid>> OpenLinesAsync(Guid spaceId, Guid id, CancellationToken ct)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        await WorkshopActions.FindAsync(visit, id, ct);
        return await visit.Query<WorkshopLine>().Where(l => l.WorkshopId == id && l.OpenedAt != null && l.PollId != null).Select(l => l.Id).ToListAsync(ct);
    }

    private static async Task<(Workshop Workshop, WorkshopLine Line)> FindAsync(Visit visit, Guid id, Guid lineId, CancellationToken ct)
    {
        var workshop = await WorkshopActions.FindAsync(visit, id, ct);
        var line = await visit.FindAsync<WorkshopLine>(lineId, ct);
        return line.WorkshopId == id ? (workshop, line) : throw Refusal.NotFound();
    }

    private static Task<List<WorkshopLine>> LinesAsync(Visit visit, Guid id, CancellationToken ct) =>
        visit.Tracked<WorkshopLine>().Where(l => l.WorkshopId == id).OrderBy(l => l.Position).ToListAsync(ct);

    private static Task SaveAsync(Visit visit, Workshop workshop, string kind, CancellationToken ct)
    {
        workshop.Touch(visit.Now);
        visit.Record(kind, workshop, new WorkshopFacts(workshop.Title));
        return visit.SaveAsync(ct);
    }

    private Task<Visit> EnterAsync(Guid spaceId, CancellationToken ct) => spaces.EnterAsync(spaceId, Role.Contributor, PollsTool.Polls, ct);
}
