namespace Workspace.Ui.Kit;

/// <summary>One view of a page, with its own address.</summary>
public sealed record Tab(string Words, string Href, bool Current = false);
