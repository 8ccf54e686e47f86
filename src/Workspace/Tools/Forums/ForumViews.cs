using Workspace.Spaces;
using Workspace.Tools.Forums.Reading;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums;

/// <summary>A forum in the list of them.</summary>
public sealed record ForumLine(Forum Forum, DateTimeOffset? LastPostAt, DateTimeOffset? LastPinnedAt, bool HasNew)
{
    public DateTimeOffset? LastAt => LastPostAt is null || LastPinnedAt > LastPostAt ? LastPinnedAt : LastPostAt;
}

/// <summary>The forums of a space as one person sees them.</summary>
public sealed record ForumsView(Place Place, IReadOnlyList<ForumLine> Forums, Audience Audience);

/// <summary>A forum, and what the reader marked in it.</summary>
public sealed record ForumHead(Forum Forum, ForumReader? Reader)
{
    public Watching Watch => Reader?.Watch ?? Watching.Everything;

    /// <summary>What was written before this is not new to the reader.</summary>
    public DateTimeOffset Floor(DateTimeOffset joinedAt) => Reader?.ReadUntil > joinedAt ? Reader.ReadUntil : joinedAt;
}

/// <summary>A forum's threads as one person sees them.</summary>
public sealed record ForumView(ForumHead Head, Place Place, ThreadFilter Filter, IReadOnlyList<ThreadRow> Pinned, IReadOnlyList<ThreadRow> Rows, string? Older, IReadOnlyList<string> Tags, SpacePeople People, Audience Audience, DateTimeOffset Floor)
{
    public Forum Forum => Head.Forum;

    public bool MayStart => Place.May(Forum.StartFrom) && !Forum.IsClosed;

    public bool MayModerate => Place.May(Forum.ModerateFrom);
}

/// <summary>A thread in a list.</summary>
public sealed record ThreadRow(Guid Id, int Number, string Title, string Tags, ThreadStage Stage, bool IsPinned, bool IsClosed, int Posts, int People, int Affiliations, int LastNumber, DateTimeOffset LastPostAt, Guid LastPostById, bool HasOutcome, int? SeenTo)
{
    public string Reference => ThreadWords.Reference(Number);

    public bool IsNew(DateTimeOffset floor, Guid person) => LastNumber > (SeenTo ?? 0) && LastPostAt > floor && LastPostById != person;
}
