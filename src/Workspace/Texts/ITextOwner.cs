using Workspace.Spaces;

namespace Workspace.Texts;

/// <summary>The tool that a text belongs to: it hears that people have written, to keep up what it makes of the text (a title, an index of links). Registered as a service.</summary>
public interface ITextOwner
{
    /// <summary>The tool's key.</summary>
    string Tool { get; }

    /// <summary>
    /// The text has changed: told two seconds after the last change, and every ten seconds while people go on writing; again after a restart
    /// where it was missed. It may be told twice of the same version. The visit is that of the last author, or of an owner of the space where
    /// the author may no longer enter.
    /// </summary>
    Task ChangedAsync(Visit visit, Guid thingId, TextNow now, CancellationToken ct = default);
}
