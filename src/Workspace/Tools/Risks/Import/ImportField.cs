namespace Workspace.Tools.Risks.Import;

/// <summary>What a column of somebody's register can become in ours.</summary>
public enum ImportField
{
    AddToDescription, LeaveOut, Reference, Title, Cause, Consequence, Description, Category, Owner,
    Likelihood, Impact, Status, Response, ResponseText, ReviewOn, Score, Level,
}

/// <summary>The words people choose from when they say what a column is.</summary>
public static class ImportFields
{
    public static string Words(ImportField field) => field switch
    {
        ImportField.AddToDescription => "Add to the description",
        ImportField.LeaveOut => "Leave out",
        ImportField.Reference => "Reference in the old register",
        ImportField.Title => "Risk (title)",
        ImportField.ResponseText => "What is being done",
        ImportField.ReviewOn => "Review by",
        ImportField.Score => "Score (only compared)",
        ImportField.Level => "Level (only compared)",
        _ => field.ToString(),
    };

    /// <summary>A risk has one of each, so only one column can become it.</summary>
    public static bool IsSingle(ImportField field) => field is not (ImportField.AddToDescription or ImportField.LeaveOut);
}
