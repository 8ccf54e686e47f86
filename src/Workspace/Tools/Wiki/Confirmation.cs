using Workspace.Spaces;

namespace Workspace.Tools.Wiki;

/// <summary>Somebody says that they have read a page.</summary>
public sealed class Confirmation : IInSpace
{
    private Confirmation() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid PageId { get; private init; }
    public Guid PersonId { get; private init; }
    public DateTimeOffset At { get; private set; }

    /// <summary>The version of the text that was read.</summary>
    public int TextVersion { get; private set; }

    public static Confirmation Give(WikiPage page, Guid person, int version, DateTimeOffset at) =>
        new() { Id = Guid.CreateVersion7(at), SpaceId = page.SpaceId, PageId = page.Id, PersonId = person, At = at, TextVersion = version };

    public void Again(int version, DateTimeOffset at) => (TextVersion, At) = (version, at);
}
