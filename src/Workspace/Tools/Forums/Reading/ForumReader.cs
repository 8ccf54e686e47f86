using Workspace.Spaces;

namespace Workspace.Tools.Forums.Reading;

/// <summary>What one person has marked as read in a forum as a whole, and whether they watch it.</summary>
public sealed class ForumReader : IInSpace
{
    private ForumReader() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid ForumId { get; private init; }
    public Guid PersonId { get; private init; }

    /// <summary>Posts up to this instant are read.</summary>
    public DateTimeOffset ReadUntil { get; private set; }

    /// <summary>What that was before all was marked as read, for taking it back.</summary>
    public DateTimeOffset? ReadBefore { get; private set; }

    /// <summary>Null: all posts.</summary>
    public Watching? Watch { get; private set; }

    public static ForumReader Begin(Forum forum, Guid personId) => new() { SpaceId = forum.SpaceId, ForumId = forum.Id, PersonId = personId, ReadUntil = DateTimeOffset.MinValue };

    public void MarkRead(DateTimeOffset at) => (ReadBefore, ReadUntil) = (ReadUntil, at);

    public void TakeBackMark()
    {
        if (ReadBefore is { } before) (ReadUntil, ReadBefore) = (before, null);
    }

    public void Choose(Watching? watch) => Watch = watch is null || Enum.IsDefined(watch.Value) ? watch : throw Refusal.Wrong("Choose what you want to hear.", nameof(Watch));
}
