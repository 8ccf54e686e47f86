using Workspace.Files;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Reading;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Threads;

/// <summary>A thread, its forum, and how far the reader is in both: one row.</summary>
public sealed record ThreadHead(ForumThread Thread, Forum Forum, ThreadReader? Reader, ForumReader? InForum, bool IsSpeaker)
{
    /// <summary>What was written before this is not new to the reader.</summary>
    public DateTimeOffset Floor(DateTimeOffset joinedAt) => InForum?.ReadUntil > joinedAt ? InForum.ReadUntil : joinedAt;

    public Watching Watch => Reader?.Watch ?? InForum?.Watch ?? Watching.Everything;
}

/// <summary>A page of a thread as one person reads it.</summary>
public sealed record ThreadView
{
    public required ThreadHead Head { get; init; }
    public required Place Place { get; init; }
    public required PostPage Page { get; init; }
    public required ThreadSides Sides { get; init; }
    public required SpacePeople People { get; init; }
    public required Audience Audience { get; init; }
    public SummaryView? Summary { get; init; }

    /// <summary>Posts after this number, and this instant, are new to the reader.</summary>
    public required int ReadTo { get; init; }
    public required DateTimeOffset Floor { get; init; }

    /// <summary>When the reader was in this thread before; null: never.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The first post that the reader has not seen; null: they know all.</summary>
    public int? FirstNew { get; init; }

    /// <summary>The linked things that the reader may see.</summary>
    public required IReadOnlyDictionary<(string Tool, Guid Id), Card> Cards { get; init; }

    /// <summary>The files that hang on posts of the page.</summary>
    public required ILookup<Guid, PaperLine> Files { get; init; }

    public ForumThread Thread => Head.Thread;

    public bool MayReply => Place.May(Head.Forum.ReplyFrom) && !Head.Forum.IsClosed && !Thread.IsClosed && Thread.Fate == Fate.Here;

    public bool MayModerate => Place.May(Head.Forum.ModerateFrom);

    /// <summary>Title, tags, stage and outcome: whoever started it, and those who moderate.</summary>
    public bool MayShape => Thread.Fate == Fate.Here && (MayModerate || (Thread.StartedById == Place.PersonId && Place.May(Head.Forum.StartFrom)));

    public bool IsNew(PostView post) => post.Number > ReadTo && post.At > Floor && post.ById != Place.PersonId;

    /// <summary>The organisations of the space that have not spoken here.</summary>
    public IReadOnlyList<string> Silent => [.. People.Affiliations.Where(a => !Sides.Affiliations.Contains(a, StringComparer.Ordinal))];
}

/// <summary>What stands beside the posts: the outcome and who has spoken; the same for everybody.</summary>
public sealed record ThreadSides(OutcomeView? Outcome, IReadOnlyList<string> Affiliations, IReadOnlyList<Guid> People);

/// <summary>What a discussion came to.</summary>
public sealed record OutcomeView(string Words, Guid ById, DateTimeOffset At);

/// <summary>The running summary as it is now.</summary>
public sealed record SummaryView(Guid TextId, int Version, WrittenHtml? Html, Guid ById, DateTimeOffset At)
{
    public bool IsEmpty => Html is null;
}
