namespace Workspace.Ui.Kit;

/// <summary>Something wrong in a form: which field (by the name it posts under), and what to do about it.</summary>
public sealed record FieldError(string Name, string Words);
