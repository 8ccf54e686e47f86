using Microsoft.EntityFrameworkCore;
using Workspace.Live;
using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tools.Polls.Workshops.Rooms;

/// <summary>What somebody in the room does: joins, votes, asks, wants the same answered. Each comes back when it is durable.</summary>
public sealed class RoomActions(RoomDoor door, RoomShelf shelf, Votes votes, Nudges nudges, RoomFeed feed)
{
    private static readonly Question<Workshop, Guid, Limit> LimitOf = new((workshops, id) => workshops.Where(w => w.Id == id).Select(w => new Limit(w.State == WorkshopState.Over, w.PerNetwork)));
    private static readonly Question<WorkshopParticipant, Guid, string, int> FromNetwork = new((people, id, network) => people.Where(p => p.WorkshopId == id && p.Network == network).GroupBy(p => p.Network).Select(g => g.Count()));

    /// <summary>Joins once, however often it is sent. The group is what they say of themselves, from the list of the workshop.</summary>
    public async Task JoinAsync(string? code, RoomCaller caller, string? group, CancellationToken ct = default)
    {
        await using var room = await door.EnterAsync(code, caller, writes: true, ct);
        var workshop = room.Workshop;
        if (workshop.IsOver) throw Refusal.Conflict("This workshop is over. Nobody joins any more.");
        if (room.Me is not null) return;
        var id = room.MyId ?? throw Refusal.Wrong("Your browser keeps no cookies. Allow them for this site, and join again.");
        var said = workshop.GroupNames.FirstOrDefault(g => g == group) ?? "";
        var network = caller.NetworkIn(workshop);
        await using var visit = await door.EnterToWriteAsync(workshop.SpaceId, ct);
        visit.Add(room.Member is { } member ? WorkshopParticipant.Member(workshop, id, member.PersonId, member.Organisation, visit.Now) : WorkshopParticipant.Guest(workshop, id, said, network, visit.Now));
        try
        {
            await visit.SaveAsync(stop => room.Member is null ? MustFitAsync(visit, workshop.Id, network, stop) : Task.CompletedTask, ct);
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            return; // another tab was a moment faster
        }

        nudges.About(visit, workshop.Id);
    }

    /// <summary>Votes on a line that is open. A vote that is sent again is acknowledged again and counted once.</summary>
    public async Task<CastVote> VoteAsync(string? code, RoomCaller caller, Guid lineId, Paper paper, string? receipt, CancellationToken ct = default)
    {
        await using var room = await door.EnterAsync(code, caller, writes: true, ct);
        var me = MustBeIn(room);
        room.Workshop.MustRun();
        var line = await LineAsync(room, lineId, ct);
        if (line is not { IsOpen: true, PollId: { } poll }) throw Refusal.Conflict("This question is closed. Your vote was not counted.");
        if (paper.Words.Count > 0 || paper.Reason.Length > 0) (await WordsAsync(room, ct))?.Check(paper);
        return await votes.CastAsGuestAsync(room.Workshop.SpaceId, poll, me.Id, me.Group, paper, receipt, me.PersonId, ct);
    }

    public async Task AskAsync(string? code, RoomCaller caller, Guid lineId, string? text, CancellationToken ct = default)
    {
        await using var room = await door.EnterAsync(code, caller, writes: true, ct);
        var me = MustBeIn(room);
        room.Workshop.MustRun();
        var line = await LineAsync(room, lineId, ct);
        if (line is not { IsOpen: true, Kind: LineKind.Questions }) throw Refusal.Conflict("No more questions are taken here.");
        await using var visit = await door.EnterToWriteAsync(room.Workshop.SpaceId, ct);
        var question = WorkshopQuestion.Ask(line, me, text, visit.Now);
        (await WordsAsync(room, ct))?.Check(question.Text, "Question");
        if (await visit.Query<WorkshopQuestion>().AnyAsync(q => q.LineId == lineId && q.ParticipantId == me.Id && q.Text == question.Text, ct)) return; // the same form, sent twice
        visit.Add(question);
        await visit.SaveAsync(async stop =>
        {
            if (await visit.Query<WorkshopQuestion>().CountAsync(q => q.LineId == lineId && q.ParticipantId == me.Id, stop) >= WorkshopQuestion.MostOfOne) throw Refusal.Wrong($"You have asked {WorkshopQuestion.MostOfOne} questions. Leave some room for others.", "Question");
        }, ct);
        Tell(visit, room.Workshop.Id);
    }

    /// <summary>Wants a question answered too.</summary>
    public async Task UpAsync(string? code, RoomCaller caller, Guid questionId, CancellationToken ct = default)
    {
        await using var room = await door.EnterAsync(code, caller, writes: true, ct);
        var me = MustBeIn(room);
        room.Workshop.MustRun();
        await using var visit = await door.EnterToWriteAsync(room.Workshop.SpaceId, ct);
        var question = await visit.Query<WorkshopQuestion>().FirstOrDefaultAsync(q => q.Id == questionId && q.WorkshopId == room.Workshop.Id && q.State == QuestionState.Waiting, ct) ?? throw Refusal.Conflict("This question has been answered or taken away.");
        var vote = WorkshopUpVote.For(question, me);
        if (await visit.Query<WorkshopUpVote>().AnyAsync(v => v.Id == vote.Id, ct)) return;
        visit.Add(vote);
        try
        {
            await visit.SaveAsync(ct);
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            return;
        }

        Tell(visit, room.Workshop.Id);
    }

    private void Tell(Visit visit, Guid workshopId)
    {
        nudges.About(visit, workshopId);
        feed.QuestionsChanged(workshopId);
    }

    // One ballot for each device, and so many devices from one network: the facilitator sees when it is reached, and may let more in.
    private static async Task MustFitAsync(Visit visit, Guid workshopId, string network, CancellationToken ct)
    {
        await visit.HoldAsync<Workshop>(workshopId, alone: true, ct);
        var limit = (await visit.AskAsync(LimitOf, workshopId, ct))[0];
        if (limit.IsOver) throw Refusal.Wrong("This workshop is over. Nobody joins any more.");
        if (await visit.AskOneAsync(FromNetwork, workshopId, network, ct) >= limit.PerNetwork)
        {
            throw Refusal.TooMany("As many devices as the facilitator expects have joined from your network. Ask the facilitator to let more in.", TimeSpan.FromMinutes(1));
        }
    }

    private static WorkshopParticipant MustBeIn(RoomVisit room) => room.Me ?? throw Refusal.Wrong("Join the workshop first.");

    private async Task<WorkshopLine?> LineAsync(RoomVisit room, Guid lineId, CancellationToken ct) =>
        lineId == room.Workshop.LineId ? (await shelf.LineAsync(room.Visit, room.Workshop, ct))?.Line
        : await room.Visit.Query<WorkshopLine>().FirstOrDefaultAsync(l => l.Id == lineId && l.WorkshopId == room.Workshop.Id, ct);

    private static Task<WordList?> WordsAsync(RoomVisit room, CancellationToken ct) => room.Visit.Query<WordList>().FirstOrDefaultAsync(ct);

    private sealed record Limit(bool IsOver, int PerNetwork);
}
