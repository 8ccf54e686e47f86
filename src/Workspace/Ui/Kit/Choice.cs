namespace Workspace.Ui.Kit;

/// <summary>One choice of a select or a group of radio buttons or ticks.</summary>
public sealed record Choice(string Value, string Words, string? Hint = null, bool Disabled = false);
