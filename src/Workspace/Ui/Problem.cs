namespace Workspace.Ui;

/// <summary>Why a page cannot be shown: the status of the answer, and what was raised, if anything.</summary>
public sealed record Problem(int Status, Exception? Error);
