namespace Workspace.Ui.Kit;

/// <summary>A number with its words: 58 seats in use.</summary>
public sealed record Figure(string Number, string Words, string? Href = null);
