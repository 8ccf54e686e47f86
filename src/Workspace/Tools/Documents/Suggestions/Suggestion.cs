namespace Workspace.Tools.Documents.Suggestions;

/// <summary>A suggested change as it stands in a text: what would come and what would go.</summary>
public sealed record Suggestion(string Key, Guid? PersonId, DateTimeOffset? At, string Clause, string Added, string Removed)
{
    /// <summary>"Replace “must” with “may”".</summary>
    public string Words => (Added.Length, Removed.Length) switch
    {
        ( > 0, > 0) => $"Replace “{Removed}” with “{Added}”",
        ( > 0, _) => $"Add “{Added}”",
        (_, > 0) => $"Delete “{Removed}”",
        _ => "Change the layout here",
    };
}
