using Workspace.Activity;

namespace Workspace.Tools.Documents;

/// <summary>What happens to documents, as facts: numbers and outcomes, never the words of a document.</summary>
public static class DocumentEvents
{
    public const string Added = "documents.added", Brought = "documents.brought", Renamed = "documents.renamed", Allowed = "documents.allowed", Trashed = "documents.trashed", Restored = "documents.restored",
        Commented = "documents.commented", Replied = "documents.replied", Resolved = "documents.resolved", Reopened = "documents.reopened",
        Accepted = "documents.accepted", Rejected = "documents.rejected", Explained = "documents.explained",
        ReviewStarted = "documents.review", Answered = "documents.answered", ReviewClosed = "documents.closed", Agreed = "documents.agreed", NotAgreed = "documents.refused",
        DraftOpened = "documents.draft", Superseded = "documents.superseded", VersionNamed = "documents.named", PutBack = "documents.put-back", Edited = "documents.edited";

    public static string? Words(Event happened) => happened.Kind switch
    {
        Added => "started",
        Brought => "started from a Word file",
        Renamed => "renamed",
        Allowed => "changed who may write in",
        Trashed => "put in the trash",
        Restored => "took from the trash",
        Commented => "commented on",
        Replied => "answered a comment on",
        Resolved => "resolved a comment on",
        Reopened => "reopened a comment on",
        Accepted => "accepted suggestions in",
        Rejected => "rejected suggestions in",
        Explained => "said what became of a comment on",
        ReviewStarted => "started a review of",
        Answered => "answered the review of",
        ReviewClosed => "closed the review of",
        Agreed => "recorded as agreed",
        NotAgreed => "recorded as not agreed",
        DraftOpened => "opened a new draft of",
        Superseded => "marked as superseded",
        VersionNamed => "named a version of",
        PutBack => "put back an earlier version of",
        Edited => "wrote in",
        _ => null,
    };
}

/// <summary>What the event row of a document holds.</summary>
public sealed record DocumentFacts
{
    public int Number { get; init; }
    public int? Count { get; init; }
    public int? Version { get; init; }
    public string? Part { get; init; }
}
