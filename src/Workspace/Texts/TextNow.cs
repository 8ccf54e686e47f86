using Workspace.Prose;

namespace Workspace.Texts;

/// <summary>A text at one version.</summary>
/// <param name="TextId">Which text.</param>
/// <param name="Version">Which version of it: how many commits came before.</param>
/// <param name="Doc">The document; it never changes, so it can be kept and shared.</param>
/// <param name="At">When that version came about.</param>
/// <param name="ById">Who made it.</param>
public sealed record TextNow(Guid TextId, int Version, Node Doc, DateTimeOffset At, Guid ById);
