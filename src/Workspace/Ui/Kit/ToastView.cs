namespace Workspace.Ui.Kit;

/// <summary>One sentence about what was just done, and the form that takes it back.</summary>
public sealed record ToastView(string Words, string? UndoAction = null, string UndoWords = "Undo");
