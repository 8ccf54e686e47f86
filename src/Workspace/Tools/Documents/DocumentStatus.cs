namespace Workspace.Tools.Documents;

/// <summary>How far a document is, in words that people outside the group understand.</summary>
public enum DocumentStatus
{
    Draft = 1,
    InReview = 2,
    Agreed = 3,
    Superseded = 4,
}
