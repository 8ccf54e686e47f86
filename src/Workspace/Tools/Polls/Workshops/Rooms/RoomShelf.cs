using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Polls.Workshops.Rooms;

/// <summary>
/// The present line of each room, which all its phones are shown alike: read once for each version of the workshop. Whoever asks has read the workshop a
/// moment before, with the rights of that moment, so nothing old is shown; and no result lies here.
/// </summary>
public sealed class RoomShelf
{
    private const int MostRooms = 200;

    private readonly ConcurrentDictionary<Guid, (int Version, RoomLine Line)> _rooms = [];

    internal async Task<RoomLine?> LineAsync(Visit visit, Workshop workshop, CancellationToken ct)
    {
        if (workshop.LineId is not { } present) return null;
        if (_rooms.TryGetValue(workshop.Id, out var kept) && kept.Version == workshop.Version && kept.Line.Line.Id == present) return kept.Line;
        if (await ReadAsync(visit, present, ct) is not { } line) return null;
        if (_rooms.Count > MostRooms) _rooms.Clear();
        _rooms[workshop.Id] = (workshop.Version, line);
        return line;
    }

    private static async Task<RoomLine?> ReadAsync(Visit visit, Guid id, CancellationToken ct)
    {
        if (await visit.Query<WorkshopLine>().FirstOrDefaultAsync(l => l.Id == id, ct) is not { } line) return null;
        if (line.PollId is not { } asked || await visit.Query<Poll>().FirstOrDefaultAsync(p => p.Id == asked, ct) is not { } poll) return new(line, null);
        var round = await visit.Query<PollRound>().FirstAsync(r => r.Id == line.RoundId, ct);
        return new(line, new(poll, round, await visit.Query<PollChoice>().Where(c => c.PollId == asked).OrderBy(c => c.Number).ToListAsync(ct)));
    }
}

/// <summary>A line of the agenda as the room sees it.</summary>
public sealed record RoomLine(WorkshopLine Line, RoomPoll? Poll)
{
    public bool TakesVotes => Line.IsOpen && Poll is not null;
    public bool TakesQuestions => Line is { IsOpen: true, Kind: LineKind.Questions };
}

/// <summary>The poll of a line, and its round in the room.</summary>
public sealed record RoomPoll(Poll Poll, PollRound Round, IReadOnlyList<PollChoice> Choices);
