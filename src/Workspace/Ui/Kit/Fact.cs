namespace Workspace.Ui.Kit;

/// <summary>A fact about a thing: what it is called, what it is, and where that leads.</summary>
public sealed record Fact(string Name, string Words, string? Href = null);
