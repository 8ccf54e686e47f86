using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Reading;

namespace Workspace.Tools.Forums.Threads;

/// <summary>A discussion: its question, how far it has come, and what is counted of its posts. It is changed only while it is held (see <see cref="ThreadDoor"/>), so counts and numbers never race.</summary>
public sealed class ForumThread : IInSpace
{
    public const int MostTags = 5;

    private ForumThread() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid ForumId { get; private set; }
    public Forum Forum { get; private init; } = null!;
    public int Number { get; private init; }
    public string Title { get; private set; } = "";

    /// <summary>Its tags as shown, a line each.</summary>
    public string Tags { get; private set; } = "";
    public ThreadStage Stage { get; private set; }
    public bool IsPinned { get; private set; }
    public Fate Fate { get; private set; }
    public Guid? MergedIntoId { get; private set; }

    /// <summary>How many posts the other thread had before: post 3 of this one is the third after them.</summary>
    public int MergedAfter { get; private set; }
    public Guid StartedById { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset? ClosedAt { get; private set; }
    public Guid? ClosedById { get; private set; }
    public string ClosedBecause { get; private set; } = "";
    public DateTimeOffset? DeletedAt { get; private set; }
    public Guid? DeletedById { get; private set; }

    /// <summary>When it came from another forum, for those who were writing in it.</summary>
    public DateTimeOffset? MovedAt { get; private set; }
    public Guid? MovedById { get; private set; }

    /// <summary>The number of the last post; numbers have no gaps, so it is also how many places there are.</summary>
    public int LastNumber { get; private set; }

    /// <summary>How many posts can be read.</summary>
    public int Posts { get; private set; }
    public int People { get; private set; }
    public int Affiliations { get; private set; }
    public DateTimeOffset LastPostAt { get; private set; }
    public Guid LastPostById { get; private set; }

    /// <summary>Flags that nobody has settled.</summary>
    public int OpenFlags { get; private set; }

    /// <summary>The running summary, a shared text, once somebody has begun it.</summary>
    public Guid? SummaryId { get; private set; }

    /// <summary>The outcome on record.</summary>
    public Guid? OutcomeId { get; private set; }
    public DateTimeOffset? OutcomeAt { get; private set; }

    /// <summary>Counts what changes in its posts and reactions: what is kept of it is kept under this.</summary>
    public int Revision { get; private set; }

    /// <summary>Counts changes of title and tags: of two who change them at once the second is told.</summary>
    public int Edition { get; private set; }

    /// <summary>For queries: how far people have read it.</summary>
    public ICollection<ThreadReader> Readers { get; } = [];

    public bool IsClosed => ClosedAt is not null;

    public string Reference => ThreadWords.Reference(Number);

    public IReadOnlyList<string> TagList => ThreadTags.Split(Tags);

    public static ForumThread Start(Forum forum, Guid id, int number, string? title, IReadOnlyList<string> tags, Guid by, DateTimeOffset at) => new()
    {
        Id = id,
        SpaceId = forum.SpaceId,
        ForumId = forum.Id,
        Number = number,
        Title = Named(title),
        Tags = ThreadTags.Join(tags),
        StartedById = by,
        StartedAt = at,
        LastPostAt = at,
        LastPostById = by,
    };

    /// <summary>The number for a new post, which is counted.</summary>
    internal int Take(Guid by, DateTimeOffset at)
    {
        (Posts, Revision) = (Posts + 1, Revision + 1);
        (LastPostAt, LastPostById) = (at > LastPostAt ? at : LastPostAt, by);
        return ++LastNumber;
    }

    /// <summary>The number for a post that comes from another thread, with its own date.</summary>
    internal int Receive(ForumPost post)
    {
        (Posts, Revision) = (Posts + (post.IsShown ? 1 : 0), Revision + 1);
        if (post.At > LastPostAt) (LastPostAt, LastPostById) = (post.At, post.ById);
        return ++LastNumber;
    }

    internal void Hear(int people, int affiliations) => (People, Affiliations) = (Math.Max(0, People + people), Math.Max(0, Affiliations + affiliations));

    /// <summary>Posts came to be read, or no longer are.</summary>
    internal void Count(int posts) => (Posts, Revision) = (Math.Max(0, Posts + posts), Revision + 1);

    internal void Flag(int open) => OpenFlags = Math.Max(0, OpenFlags + open);

    /// <summary>Something in its posts has changed: what was kept of it is out of date.</summary>
    internal void Touch() => Revision++;

    public void Rename(string? title, IReadOnlyList<string> tags, int edition)
    {
        if (edition != Edition) throw Refusal.Conflict("Somebody else changed this thread while you were writing. Look at it again before you save.");
        (Title, Tags, Edition) = (Named(title), ThreadTags.Join(tags), Edition + 1);
    }

    public void MoveOn(ThreadStage stage) => Stage = Enum.IsDefined(stage) ? stage : throw Refusal.Wrong("Choose a stage from the list.", nameof(Stage));

    public void Pin(bool pinned) => IsPinned = pinned;

    public void Close(string? because, Guid by, DateTimeOffset at)
    {
        if (IsClosed) throw Refusal.Wrong("This thread is closed already.");
        (ClosedAt, ClosedById, ClosedBecause) = (at, by, Text.OptionalLine(because, ForumText.Rule, "the reason", "Because"));
    }

    public void Reopen() => (ClosedAt, ClosedById, ClosedBecause) = IsClosed ? ((DateTimeOffset?)null, (Guid?)null, "") : throw Refusal.Wrong("This thread is open already.");

    public void Delete(Guid by, DateTimeOffset at) => (Fate, DeletedAt, DeletedById) = Fate == Fate.Here ? (Fate.Deleted, at, by) : throw Refusal.Wrong("This thread is deleted already.");

    public void Restore() => (Fate, DeletedAt, DeletedById) = Fate == Fate.Deleted ? (Fate.Here, (DateTimeOffset?)null, (Guid?)null) : throw Refusal.Wrong("This thread is not deleted.");

    /// <summary>It stands in another forum now.</summary>
    internal void MoveTo(Forum forum, Guid by, DateTimeOffset at) => (ForumId, MovedAt, MovedById) = (forum.Id, at, by);

    /// <summary>All its posts stand in the other thread now.</summary>
    internal void MergeInto(ForumThread other) => (Fate, MergedIntoId, MergedAfter, Revision) = (Fate.Merged, other.Id, other.LastNumber, Revision + 1);

    /// <summary>Its posts stand here again.</summary>
    internal void ComeBack(int shown) => (Fate, MergedIntoId, MergedAfter, Posts, Revision) = (Fate.Here, null, 0, shown, Revision + 1);

    /// <summary>The posts after this number went back to where they were.</summary>
    internal void GiveBack(int lastNumber, int shown, DateTimeOffset lastAt, Guid lastBy) => (LastNumber, Posts, LastPostAt, LastPostById, Revision) = (lastNumber, Math.Max(0, Posts - shown), lastAt, lastBy, Revision + 1);

    internal void Summarise(Guid summaryId) => SummaryId ??= summaryId;

    internal void Conclude(ThreadOutcome outcome)
    {
        (OutcomeId, OutcomeAt, Revision) = (outcome.Id, outcome.At, Revision + 1);
        if (Stage < ThreadStage.Outcome) Stage = ThreadStage.Outcome;
    }

    internal void Unconclude() => (OutcomeId, OutcomeAt, Revision) = (null, null, Revision + 1);

    private static string Named(string? title) => Text.Line(title, ForumText.Title, "a title", nameof(Title));
}
