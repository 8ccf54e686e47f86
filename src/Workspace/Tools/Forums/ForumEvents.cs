using System.Text.Json;
using Workspace.Activity;

namespace Workspace.Tools.Forums;

/// <summary>What happens in forums, as facts: numbers, never words. The subject of "forum" kinds is the forum, of all others the thread.</summary>
public static class ForumEvents
{
    public const string Opened = "forum.opened", Changed = "forum.changed", Closed = "forum.closed", Reopened = "forum.reopened", SpeakersNamed = "forum.speakers",
        Started = "thread.started", Posted = "thread.posted", Edited = "thread.post-edited", Deleted = "thread.post-deleted", Restored = "thread.post-restored", Reacted = "thread.reacted", MarkedOfficial = "thread.official",
        Renamed = "thread.renamed", Pinned = "thread.pinned", Unpinned = "thread.unpinned", MovedOn = "thread.stage", ThreadClosed = "thread.closed", ThreadReopened = "thread.reopened", ThreadDeleted = "thread.deleted", ThreadRestored = "thread.restored",
        SummaryBegun = "thread.summary-begun", SummaryEdited = "thread.summary-edited", Concluded = "thread.outcome", Unconcluded = "thread.outcome-withdrawn",
        Flagged = "thread.post-flagged", Hidden = "thread.post-hidden", Shown = "thread.post-shown", Kept = "thread.flag-kept", StillHidden = "thread.post-still-hidden", FlagsReopened = "thread.flags-reopened",
        Moved = "thread.moved", Split = "thread.split", Merged = "thread.merged", TookIn = "thread.took-in", Unmerged = "thread.unmerged", GaveBack = "thread.gave-back";

    public static string? Words(string kind) => kind switch
    {
        Opened => "opened the forum",
        Changed => "changed the settings of",
        Closed => "closed the forum",
        Reopened => "reopened the forum",
        SpeakersNamed => "named who speaks for the space in",
        Started => "started",
        Posted => "wrote in",
        Edited => "edited a post in",
        Deleted => "deleted a post in",
        Restored => "brought back a post in",
        Reacted => "reacted to a post in",
        MarkedOfficial => "changed which replies are official in",
        Renamed => "changed title or tags of",
        Pinned => "pinned",
        Unpinned => "unpinned",
        MovedOn => "moved on",
        ThreadClosed => "closed",
        ThreadReopened => "reopened",
        ThreadDeleted => "deleted",
        ThreadRestored => "brought back",
        SummaryBegun => "began the summary of",
        SummaryEdited => "edited the summary of",
        Concluded => "recorded the outcome of",
        Unconcluded => "took back the outcome of",
        Hidden => "hid a post in", // who flagged a post is for the moderators
        Shown => "showed a post again in",
        Kept => "looked at a flag and kept a post in",
        StillHidden => "left a post hidden in",
        FlagsReopened => "opened the flags again of a post in",
        Moved => "moved",
        Split => "took posts into their own thread from",
        Merged => "joined with another thread:",
        TookIn => "put the posts of another thread into",
        Unmerged => "took apart again from another thread:",
        GaveBack => "gave back the posts of another thread in",
        _ => null,
    };

    public static ForumFacts Facts(Event happened) => JsonSerializer.Deserialize<ForumFacts>(happened.Facts ?? "{}", JsonSerializerOptions.Web) ?? new();
}

/// <summary>What the event row of a forum holds.</summary>
public sealed record ForumFacts
{
    /// <summary>The n of T-n.</summary>
    public int? Number { get; init; }

    /// <summary>Which post of the thread.</summary>
    public int? Post { get; init; }

    public Guid? PostId { get; init; }

    /// <summary>The stage moved to.</summary>
    public int? Stage { get; init; }
}
