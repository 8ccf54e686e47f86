using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Polls.Workshops.Rooms;

/// <summary>What somebody in the room sees on their phone: the present line, and what they did with it.</summary>
public sealed class RoomQueries(RoomDoor door, RoomFeed feed)
{
    public async Task<RoomView> ReadAsync(string? code, RoomCaller caller, CancellationToken ct = default)
    {
        await using var room = await door.EnterAsync(code, caller, ct);
        var (workshop, visit, number) = (room.Workshop, room.Visit, feed.NumberOf(room.Workshop.Id));
        workshop = await visit.Query<Workshop>().FirstAsync(w => w.Id == workshop.Id, ct); // after the number was taken
        var line = room.Me is null || workshop.LineId is not { } present ? null : await visit.Query<WorkshopLine>().FirstOrDefaultAsync(l => l.Id == present, ct);
        var shown = line is null ? null : await WorkshopQueries.LineAsync(visit, line, room.Me!.Id, runs: false, ct);
        var voted = shown?.Poll is { } poll && await visit.Query<Voter>().AnyAsync(v => v.RoundId == poll.Room.Round.Id && v.Id == room.Me!.Id && v.HasVoted, ct);
        return new()
        {
            Organisation = room.Found.Organisation,
            Workshop = workshop,
            Me = room.Me,
            Member = room.Member is not null,
            Line = shown,
            HasVoted = voted,
            Mine = voted ? await visit.Query<Ballot>().FirstOrDefaultAsync(b => b.RoundId == shown!.Poll!.Room.Round.Id && b.VoterId == room.Me!.Id, ct) : null,
            Number = number,
            Zone = visit.Zone,
            Now = visit.Now,
        };
    }

    /// <summary>The workshop that this caller has joined, for listening to it.</summary>
    public async Task<Guid> JoinedAsync(string? code, RoomCaller caller, CancellationToken ct = default)
    {
        await using var room = await door.EnterAsync(code, caller, ct);
        return room.Me is null || room.Workshop.IsOver ? throw Refusal.NotFound() : room.Workshop.Id;
    }
}

/// <summary>The page of a phone.</summary>
public sealed record RoomView
{
    public required string Organisation { get; init; }
    public required Workshop Workshop { get; init; }
    public WorkshopParticipant? Me { get; init; }

    /// <summary>Comes as a member of the space, with their own name.</summary>
    public required bool Member { get; init; }
    public LineView? Line { get; init; }
    public required bool HasVoted { get; init; }

    /// <summary>Their vote, where the ballot is open.</summary>
    public Ballot? Mine { get; init; }
    public required long Number { get; init; }
    public required TimeZoneInfo Zone { get; init; }
    public required DateTimeOffset Now { get; init; }

    public bool TakesVotes => Line is { Line.IsOpen: true, Poll: not null };
    public bool TakesQuestions => Line is { Line: { IsOpen: true, Kind: LineKind.Questions } };
}
