using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls.Workshops;

/// <summary>The workshops of a space as one person sees them.</summary>
public sealed record WorkshopList(Place Place, Audience Audience, IReadOnlyList<WorkshopRow> Rows);

/// <summary>One workshop in the list.</summary>
public sealed record WorkshopRow(Workshop Workshop, int Lines, int Joined);

/// <summary>A workshop as one person sees it: what is hidden is not in it.</summary>
public sealed record WorkshopView
{
    public required Place Place { get; init; }
    public required Workshop Workshop { get; init; }
    public required IReadOnlyList<LineView> Lines { get; init; }
    public required IReadOnlyDictionary<Guid, Member> People { get; init; }
    public required Crowd Crowd { get; init; }
    public required Audience Audience { get; init; }

    public bool MayRun => !Place.IsArchived && Workshop.MayRun(Place.PersonId, Place.Role);
    public LineView? Now => Lines.FirstOrDefault(l => l.Line.Id == Workshop.LineId);
    public int NowAt => Lines.TakeWhile(l => l.Line.Id != Workshop.LineId).Count();
    public LineView? Next => Lines.ElementAtOrDefault(NowAt + 1);

    public string Name(Guid id) => People.TryGetValue(id, out var person) ? person.Name : "Somebody who left";

    public string LedBy => string.Join(", ", new[] { Workshop.CreatedById }.Concat(Workshop.FacilitatorIds).Distinct().Select(Name));
}

/// <summary>One line of the agenda, with what came of it.</summary>
public sealed record LineView(WorkshopLine Line, AskedPoll? Poll, IReadOnlyList<AskedQuestion> Questions)
{
    /// <summary>"Poll, one of several", "Questions from the room", "Text".</summary>
    public string KindWords => Line.Kind switch
    {
        LineKind.Poll => Poll is null ? "Poll" : $"Poll, {BallotWords.KindName(Poll.Poll.Rules.Kind).ToLowerInvariant()}{(Poll.Poll.Rules.IsSecret ? ", secret" : "")}",
        LineKind.Questions => "Questions from the room",
        _ => "Text",
    };
}

/// <summary>A poll that a workshop asks: what came in the room, and what from those who were absent, apart.</summary>
public sealed record AskedPoll(Poll Poll, IReadOnlyList<PollChoice> Choices, RoundView Room, RoundView? Absent);

/// <summary>One round: who could vote, who did, and the count where it shows.</summary>
public sealed record RoundView(PollRound Round, int Invited, int Voted, int Members, Tally? Tally);

/// <summary>A question from the room.</summary>
public sealed record AskedQuestion(WorkshopQuestion Question, int Votes, bool Mine);

/// <summary>Who is in the room, in numbers.</summary>
/// <param name="Largest">How many devices share the network with the most.</param>
public sealed record Crowd(int Joined, int Members, int Largest, int Networks)
{
    /// <summary>Worth a facilitator's look: most of a crowd comes from one network.</summary>
    public bool IsLopsided => Largest >= 20 && Largest * 2 > Joined - Members;
}
