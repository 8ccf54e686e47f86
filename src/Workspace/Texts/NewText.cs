using Workspace.Prose;

namespace Workspace.Texts;

/// <summary>What a tool says when it begins a text.</summary>
/// <param name="Id">The text's id, a new one.</param>
/// <param name="Tool">The tool's key.</param>
/// <param name="ThingId">The thing the text belongs to; events name it.</param>
/// <param name="Edited">The kind of event for "edited": "document.edited". Facts: <c>version</c>.</param>
/// <param name="Doc">What it begins with.</param>
public sealed record NewText(Guid Id, string Tool, Guid ThingId, string Edited, Node Doc)
{
    public TextRules Rules { get; init; } = TextRules.Open;
}
