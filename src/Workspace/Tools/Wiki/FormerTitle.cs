using Workspace.Spaces;

namespace Workspace.Tools.Wiki;

/// <summary>A title that a page once had: links by it still lead there.</summary>
public sealed class FormerTitle : IInSpace
{
    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid PageId { get; private init; }
    public string TitleKey { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    public static FormerTitle Of(WikiPage page, string key, DateTimeOffset at) => new() { Id = Guid.CreateVersion7(at), SpaceId = page.SpaceId, PageId = page.Id, TitleKey = key, At = at };
}
