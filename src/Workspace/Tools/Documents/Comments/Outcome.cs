namespace Workspace.Tools.Documents.Comments;

/// <summary>What became of a comment or a suggestion.</summary>
public enum Outcome
{
    Open = 0,
    Accepted = 1,
    AcceptedInPart = 2,
    NotAccepted = 3,
    Noted = 4,
    Withdrawn = 5,
}

/// <summary>Outcomes in words.</summary>
public static class OutcomeWords
{
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Accepted => "Accepted",
        Outcome.AcceptedInPart => "Accepted in part",
        Outcome.NotAccepted => "Not accepted",
        Outcome.Noted => "Noted",
        Outcome.Withdrawn => "Withdrawn",
        _ => "Open",
    };
}
