using Workspace.Spaces;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Posts;

/// <summary>What somebody said: a document of the schema, its number in the thread, and what became of it. A post is never gone: its place stays.</summary>
public sealed class ForumPost : IInSpace
{
    private ForumPost() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid ThreadId { get; private set; }
    public int Number { get; private set; }
    public Guid ById { get; private init; }

    /// <summary>The organisation they spoke for then.</summary>
    public string Affiliation { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    /// <summary>The post that it answers.</summary>
    public Guid? ReplyToId { get; private init; }

    /// <summary>The document as JSON.</summary>
    public byte[] Doc { get; private set; } = [];

    /// <summary>Its words without form, for search and files.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The things of the space it links to: "risks:ID" a line.</summary>
    public string Things { get; private set; } = "";

    /// <summary>How often it was edited; what it said before is kept.</summary>
    public int Version { get; private set; }
    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>Said for the space, by somebody the space names for it.</summary>
    public bool IsOfficial { get; private set; }

    /// <summary>Taken back by its author, or deleted by a moderator.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }
    public Guid? DeletedById { get; private set; }

    /// <summary>Hidden by a moderator, with the rule that it breaks.</summary>
    public DateTimeOffset? HiddenAt { get; private set; }
    public Guid? HiddenById { get; private set; }
    public string HiddenRule { get; private set; } = "";
    public string HiddenNote { get; private set; } = "";

    /// <summary>The author has mended it since it was hidden: a moderator looks at it again.</summary>
    public DateTimeOffset? MendedAt { get; private set; }

    /// <summary>Nothing but the place of this post, which stands in another thread now.</summary>
    public Guid? MovedToId { get; private init; }

    /// <summary>For queries.</summary>
    public ICollection<PostReaction> Reactions { get; } = [];

    public bool IsDeleted => DeletedAt is not null;

    public bool IsHidden => HiddenAt is not null;

    /// <summary>True where everybody who may read the thread reads its words.</summary>
    public bool IsShown => !IsDeleted && !IsHidden && MovedToId is null;

    internal static ForumPost Write(ForumThread thread, Guid id, WrittenPost written, Guid by, string affiliation, DateTimeOffset at, Guid? replyTo = null, bool official = false) => new()
    {
        Id = id,
        SpaceId = thread.SpaceId,
        ThreadId = thread.Id,
        Number = thread.Take(by, at),
        ById = by,
        Affiliation = affiliation,
        At = at,
        ReplyToId = replyTo,
        Doc = written.Doc,
        Words = written.Words,
        Things = written.Things,
        IsOfficial = official,
    };

    /// <summary>What stays where a post was before it went to another thread.</summary>
    internal static ForumPost PlaceOf(ForumPost moved, Guid movedTo) =>
        new() { Id = Guid.CreateVersion7(moved.At), SpaceId = moved.SpaceId, ThreadId = moved.ThreadId, Number = moved.Number, ById = moved.ById, Affiliation = moved.Affiliation, At = moved.At, MovedToId = movedTo };

    /// <summary>Says it otherwise; what it said stays on record.</summary>
    internal PostRevision Edit(WrittenPost written, int version, DateTimeOffset at)
    {
        if (version != Version) throw Refusal.Conflict("This post was edited in another window while you were writing. Look at it again before you save.");
        var before = PostRevision.Of(this, EditedAt ?? At);
        (Doc, Words, Things, Version, EditedAt) = (written.Doc, written.Words, written.Things, Version + 1, at);
        if (IsHidden) MendedAt = at;
        return before;
    }

    internal void Delete(Guid by, DateTimeOffset at) => (DeletedAt, DeletedById) = IsDeleted ? throw Refusal.Wrong("This post is deleted already.") : (at, by);

    internal void Restore() => (DeletedAt, DeletedById) = IsDeleted ? ((DateTimeOffset?)null, (Guid?)null) : throw Refusal.Wrong("This post is not deleted.");

    internal void Hide(string? rule, string? note, Guid by, DateTimeOffset at)
    {
        if (IsHidden) throw Refusal.Wrong("This post is hidden already.");
        (HiddenAt, HiddenById, MendedAt) = (at, by, null);
        (HiddenRule, HiddenNote) = (Text.Line(rule, ForumText.Rule, "the rule that it breaks", "Rule"), Text.Lines(note, ForumText.Reason, "the note", "Note"));
    }

    internal void Show()
    {
        if (!IsHidden) throw Refusal.Wrong("This post is not hidden.");
        (HiddenAt, HiddenById, HiddenRule, HiddenNote, MendedAt) = (null, null, "", "", null);
    }

    /// <summary>What the author mended does not mend it: it waits for them again.</summary>
    internal void LeaveHidden(string? note)
    {
        if (!IsHidden) throw Refusal.Wrong("This post is not hidden.");
        if (!string.IsNullOrWhiteSpace(note)) HiddenNote = Text.Lines(note, ForumText.Reason, "the note", "Note");
        MendedAt = null;
    }

    internal void MarkOfficial(bool official) => IsOfficial = official;

    /// <summary>It stands at the end of another thread now; its own address stays.</summary>
    internal void MoveTo(Guid threadId, int number) => (ThreadId, Number) = (threadId, number);
}
