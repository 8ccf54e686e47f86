using Workspace.Activity.Visits;
using Workspace.Spaces;

namespace Workspace.Tools.Forums.Reading;

/// <summary>How far one person has read a thread, to the post, and whether they watch it.</summary>
public sealed class ThreadReader : IInSpace
{
    private ThreadReader() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid ThreadId { get; private init; }
    public Guid PersonId { get; private init; }

    /// <summary>Posts after this number are new during this visit.</summary>
    public int ReadTo { get; private set; }

    /// <summary>When the visit before this one ended.</summary>
    public DateTimeOffset ReadAt { get; private set; }

    /// <summary>Posts up to this number have been seen.</summary>
    public int SeenTo { get; private set; }
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>What was seen before all of it was marked as read, for taking that back.</summary>
    public int? SeenBefore { get; private set; }

    /// <summary>Null: as the forum is watched.</summary>
    public Watching? Watch { get; private set; }

    /// <summary>Everything up to <paramref name="read"/> is older than the reader's first look.</summary>
    public static ThreadReader Begin(Guid spaceId, Guid threadId, Guid personId, int read, DateTimeOffset readAt) =>
        new() { SpaceId = spaceId, ThreadId = threadId, PersonId = personId, ReadTo = read, ReadAt = readAt, SeenTo = read, SeenAt = readAt };

    /// <summary>A page with these posts was shown. Posts that were jumped over stay unread.</summary>
    public void See(int from, int to, DateTimeOffset at)
    {
        if (LastVisit.IsOver(SeenAt, at)) (ReadTo, ReadAt) = (SeenTo, SeenAt);
        if (from <= SeenTo + 1 && to > SeenTo) (SeenTo, SeenBefore) = (to, null);
        SeenAt = at > SeenAt ? at : SeenAt;
    }

    /// <summary>True where <see cref="See"/> would change what is worth writing down.</summary>
    public bool WouldNote(int from, int to, DateTimeOffset at) => (from <= SeenTo + 1 && to > SeenTo) || LastVisit.IsOver(SeenAt, at);

    /// <summary>What is new to the reader at this moment.</summary>
    public (int To, DateTimeOffset At) NewAfter(DateTimeOffset now) => LastVisit.IsOver(SeenAt, now) ? (SeenTo, SeenAt) : (ReadTo, ReadAt);

    public void MarkRead(int to, DateTimeOffset at)
    {
        if (to > SeenTo || to > ReadTo) (SeenBefore, SeenTo, ReadTo, ReadAt, SeenAt) = (Math.Min(SeenTo, ReadTo), to, to, at, at);
    }

    public void TakeBackMark()
    {
        if (SeenBefore is { } before) (SeenTo, ReadTo, SeenBefore) = (before, before, null);
    }

    /// <summary>Posts of another thread were put after the last one: whoever had read all goes on from where they were in the other.</summary>
    internal void GoOn(int after, int read, Watching? watch)
    {
        if (ReadTo >= after) ReadTo = after + read;
        if (SeenTo >= after) SeenTo = after + read;
        Watch ??= watch;
    }

    /// <summary>The posts after this number went back to another thread.</summary>
    internal void GoBack(int last) => (ReadTo, SeenTo) = (Math.Min(ReadTo, last), Math.Min(SeenTo, last));

    public void Choose(Watching? watch) => Watch = watch is null || Enum.IsDefined(watch.Value) ? watch : throw Refusal.Wrong("Choose what you want to hear.", nameof(Watch));
}

/// <summary>How much somebody wants to hear of a thread or forum.</summary>
public enum Watching
{
    Nothing = 0,
    Mentions = 1,
    Everything = 2,
}

/// <summary>Watch levels in words.</summary>
public static class WatchWords
{
    public static string Of(Watching watch) => watch switch
    {
        Watching.Everything => "all posts",
        Watching.Mentions => "mentions",
        _ => "nothing",
    };
}
