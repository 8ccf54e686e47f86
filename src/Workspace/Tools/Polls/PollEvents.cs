using Workspace.Activity;

namespace Workspace.Tools.Polls;

/// <summary>What happens to polls, as facts: numbers, never a vote. A secret vote is no event at all.</summary>
public static class PollEvents
{
    public const string Drafted = "polls.drafted", Edited = "polls.edited", Opened = "polls.opened", Voted = "polls.voted", VoteChanged = "polls.vote-changed",
        ChoiceAdded = "polls.choice-added", Extended = "polls.extended", Closed = "polls.closed", Reopened = "polls.reopened", Concluded = "polls.concluded", Reminded = "polls.reminded";

    public static PollFacts Of(Poll poll, int? round = null) => new() { Number = poll.Number, Round = round };

    public static string? Words(Event happened) => happened.Kind switch
    {
        Drafted => "drafted",
        Edited => "edited",
        Opened => "opened",
        Voted => "voted in",
        VoteChanged => "changed their vote in",
        ChoiceAdded => "added a choice to",
        Extended => "moved the closing time of",
        Closed => "closed",
        Reopened => "opened another round of",
        Concluded => "wrote the outcome of",
        Reminded => "reminded those who have not voted in",
        _ => null,
    };
}

/// <summary>What the event row of a poll holds.</summary>
public sealed record PollFacts
{
    public int Number { get; init; }
    public int? Round { get; init; }
    public int? Voted { get; init; }
    public int? Invited { get; init; }
}
