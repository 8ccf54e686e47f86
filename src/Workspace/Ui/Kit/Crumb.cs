namespace Workspace.Ui.Kit;

/// <summary>One step of the way to a page.</summary>
public sealed record Crumb(string Words, string? Href = null);
