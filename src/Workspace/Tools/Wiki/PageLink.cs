using Workspace.Spaces;

namespace Workspace.Tools.Wiki;

/// <summary>A link from one page to another, by its id or by a title that no page may have yet. Derived from the texts.</summary>
public sealed class PageLink : IInSpace
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid FromId { get; private init; }
    public Guid? ToId { get; private init; }
    public string? TitleKey { get; private init; }

    public static PageLink To(Guid spaceId, Guid from, Guid to) => new() { SpaceId = spaceId, FromId = from, ToId = to };

    public static PageLink To(Guid spaceId, Guid from, string titleKey) => new() { SpaceId = spaceId, FromId = from, TitleKey = titleKey };
}
