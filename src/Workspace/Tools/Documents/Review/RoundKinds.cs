namespace Workspace.Tools.Documents.Review;

/// <summary>What a round of review asks for.</summary>
public enum RoundKind
{
    /// <summary>Comments and suggestions; writing goes on.</summary>
    Comment = 1,

    /// <summary>Yes or no to the text as it was sent; it stays as it is meanwhile.</summary>
    Approval = 2,
}

/// <summary>What one reviewer answered.</summary>
public enum ReviewResult
{
    Waiting = 0,

    /// <summary>Has commented, or has nothing to say.</summary>
    Done = 1,
    Approved = 2,
    NotApproved = 3,
}

/// <summary>How a round ended.</summary>
public enum RoundOutcome
{
    Open = 0,
    Closed = 1,
    Agreed = 2,
    NotAgreed = 3,
}

/// <summary>Rounds in words.</summary>
public static class RoundWords
{
    public static string Of(RoundKind kind) => kind == RoundKind.Approval ? "Approval" : "Comments";

    public static string Of(ReviewResult result) => result switch
    {
        ReviewResult.Done => "Has answered",
        ReviewResult.Approved => "Approves",
        ReviewResult.NotApproved => "Does not approve",
        _ => "Not answered yet",
    };

    public static string Of(RoundOutcome outcome) => outcome switch
    {
        RoundOutcome.Closed => "Closed",
        RoundOutcome.Agreed => "Agreed",
        RoundOutcome.NotAgreed => "Not agreed",
        _ => "Open",
    };
}
