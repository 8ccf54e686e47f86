using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Tools.Wiki.Import;

/// <summary>An archive that somebody sent and looks at before anything becomes a page. It is gone when they confirm or cancel, or after a day.</summary>
public sealed class WaitingArchive : IInSpace, IVersioned
{
    public const int MaxFileName = 200, MaxSite = 300;
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private WaitingArchive() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid PersonId { get; private init; }
    public Guid? ParentId { get; private init; }
    public string FileName { get; private init; } = "";
    public string Site { get; private init; } = "";
    public byte[] Content { get; private set; } = [];
    public DateTimeOffset SentAt { get; private init; }
    public DateTimeOffset? ImportedAt { get; private set; }
    public int Imported { get; private set; }
    public int Version { get; private set; }

    public static WaitingArchive Keep(Guid spaceId, Guid person, Guid? parent, string fileName, string? site, byte[] content, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        SpaceId = spaceId,
        PersonId = person,
        ParentId = parent,
        FileName = PageName.Fit(fileName.Split('/', '\\')[^1], "pages.zip"),
        Site = Text.OptionalLine(site, MaxSite, "the address of the site", "Site"),
        Content = content,
        SentAt = at,
    };

    /// <summary>Its pages are in the wiki; the archive is no longer needed.</summary>
    public void Done(int imported, DateTimeOffset at) => (Imported, ImportedAt, Content) = (imported, at, []);
}
