using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Tools.Wiki;

/// <summary>Counts the changes of one tree: of two who change it at once, the later looks again before it changes anything.</summary>
public sealed class TreeState : IInSpace, IVersioned
{
    private TreeState() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }
    public int Version { get; private set; }

    public static TreeState Begin(Guid spaceId, DateTimeOffset at) => new() { Id = Guid.CreateVersion7(at), SpaceId = spaceId, ChangedAt = at };

    /// <summary>Never the same instant twice, so that each change counts.</summary>
    public void Change(DateTimeOffset at) => ChangedAt = at > ChangedAt ? at : ChangedAt.AddTicks(1);
}
