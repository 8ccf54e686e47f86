using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls;

/// <summary>The polls of a space as one person sees them.</summary>
public sealed record PollList(Place Place, Audience Audience, IReadOnlyList<PollLine> Lines, int Open, int Waiting);

/// <summary>One poll in the list.</summary>
public sealed record PollLine(Poll Poll, int Invited, int Voted, bool MayVote, bool HasVoted);

/// <summary>A poll as one person sees it: what is hidden is not in it.</summary>
public sealed record PollView
{
    public required Place Place { get; init; }
    public required Poll Poll { get; init; }

    /// <summary>The round that is looked at: the present one, or an earlier one.</summary>
    public required PollRound Round { get; init; }
    public required IReadOnlyList<PollRound> Rounds { get; init; }
    public required IReadOnlyList<PollChoice> Choices { get; init; }

    /// <summary>The lines of the roll on which the person stands.</summary>
    public required IReadOnlyList<Voter> Lines { get; init; }

    /// <summary>The person's own open vote.</summary>
    public Ballot? Mine { get; init; }
    public required int Invited { get; init; }
    public required int Voted { get; init; }
    public Tally? Result { get; init; }

    /// <summary>What people wrote, once results show; with names where the ballot is open.</summary>
    public required IReadOnlyList<Said> Said { get; init; }
    public required IReadOnlyDictionary<Guid, Member> People { get; init; }
    public required Audience Audience { get; init; }

    public bool IsPresent => Round.Id == Poll.RoundId;
    public bool TakesVotes => IsPresent && Round.TakesVotes(Place.Now);

    /// <summary>Its instant has come and the count has not been written yet.</summary>
    public bool IsBeingCounted => IsPresent && Poll.IsOpen && !TakesVotes;
    public bool HasVoted => Lines.Count > 0 && Lines.All(l => l.HasVoted);
    public bool QuorumReached => Voted >= Poll.Rules.Quorum;
    public bool IsMine => Poll.CreatedById == Place.PersonId;

    public string Name(Guid? id) => id is { } known && People.TryGetValue(known, out var person) ? person.Name : "Somebody who left";

    /// <summary>The choices in the order in which this person gets them.</summary>
    public IEnumerable<PollChoice> InOrder => Poll.Rules.Shuffles && TakesVotes ? Choices.OrderBy(c => HashCode(c.Id, Place.PersonId)) : Choices;

    // The same order for the same person at each look, on every server.
    private static int HashCode(Guid choice, Guid person)
    {
        var hash = System.Security.Cryptography.SHA256.HashData([.. choice.ToByteArray(), .. person.ToByteArray()]);
        return BitConverter.ToInt32(hash);
    }
}

/// <summary>What somebody voted and wrote: by name in an open ballot, in no order and by nobody in a secret one.</summary>
public sealed record Said(Guid Id, string? Who, string? For, Paper Paper, DateTimeOffset? At);
