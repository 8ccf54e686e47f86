using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tools.Polls.Workshops.Rooms;

/// <summary>What somebody in the room sees on their phone: the present line, and what they did with it.</summary>
public sealed class RoomQueries(RoomDoor door, RoomShelf shelf, LiveCounts live)
{
    private static readonly Question<Voter, Guid, Guid, bool> Voted = new((roll, round, me) => roll.Where(v => v.RoundId == round && v.Id == me).Select(v => v.HasVoted));
    private static readonly Question<Ballot, Guid, Guid?, Ballot> Own = new((ballots, round, me) => ballots.Where(b => b.RoundId == round && b.VoterId == me));

    public async Task<RoomView> ReadAsync(string? code, RoomCaller caller, CancellationToken ct = default)
    {
        await using var room = await door.EnterAsync(code, caller, ct);
        var (visit, me) = (room.Visit, room.Me);
        var line = me is null ? null : await shelf.LineAsync(visit, room.Workshop, ct);
        var asked = line?.Poll;
        var voted = asked is not null && await visit.AskOneAsync(Voted, asked.Round.Id, me!.Id, ct);
        return new()
        {
            Organisation = room.Found.Organisation,
            Workshop = room.Workshop,
            Me = me,
            Member = room.Member is not null,
            Line = line,
            HasVoted = voted,
            Mine = voted && !asked!.Poll.Rules.IsSecret ? await visit.AskOneAsync(Own, asked.Round.Id, me!.Id, ct) : null,
            Tally = asked is not null && (voted || !line!.TakesVotes) ? await ResultGate.OfAsync(visit, asked.Poll, asked.Round, live, ct) : null,
            Questions = line?.Line.Kind == LineKind.Questions ? await WorkshopQueries.QuestionsAsync(visit, line.Line.Id, me!.Id, runs: false, ct) : [],
            Number = room.Number,
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
    public RoomLine? Line { get; init; }
    public required bool HasVoted { get; init; }

    /// <summary>Their vote, where the ballot is open.</summary>
    public Ballot? Mine { get; init; }

    /// <summary>The count, where it shows to somebody who voted, or after the end.</summary>
    public Tally? Tally { get; init; }
    public required IReadOnlyList<AskedQuestion> Questions { get; init; }
    public required long Number { get; init; }
    public required TimeZoneInfo Zone { get; init; }
    public required DateTimeOffset Now { get; init; }
}
