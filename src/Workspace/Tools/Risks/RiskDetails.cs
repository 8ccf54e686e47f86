namespace Workspace.Tools.Risks;

/// <summary>Everything a person may write about a risk, as it comes from a form or a file.</summary>
public sealed record RiskDetails
{
    public string Title { get; init; } = "";
    public string Cause { get; init; } = "";
    public string Consequence { get; init; } = "";
    public string Description { get; init; } = "";
    public string Category { get; init; } = "";
    public Guid? OwnerId { get; init; }
    public string OwnerName { get; init; } = "";
    public Score Score { get; init; }
    public RiskResponse? Response { get; init; }
    public string ResponseText { get; init; } = "";
    public DateOnly? ReviewOn { get; init; }

    /// <summary>What has to be mended before this can be stored; empty when nothing has.</summary>
    public IReadOnlyList<RiskProblem> Check() => [.. TextProblems(), .. ScoreProblems(), .. DateProblems()];

    private IEnumerable<RiskProblem> TextProblems()
    {
        if (string.IsNullOrWhiteSpace(Title)) yield return new(nameof(Title), "Say in one sentence what might happen.");
        foreach (var (field, name, text, most) in Texts())
        {
            if (RiskText.Problem(name, text, most) is { } problem) yield return new(field, problem);
        }
    }

    private (string Field, string Name, string Text, int Most)[] Texts() =>
    [
        (nameof(Title), "The title", Title, RiskText.Title),
        (nameof(Cause), "The cause", Cause, RiskText.Paragraph),
        (nameof(Consequence), "The consequence", Consequence, RiskText.Paragraph),
        (nameof(Description), "The description", Description, RiskText.Description),
        (nameof(Category), "The category", Category, RiskText.Line),
        (nameof(OwnerName), "The owner’s name", OwnerName, RiskText.Line),
        (nameof(ResponseText), "What is being done", ResponseText, RiskText.Paragraph),
    ];

    private IEnumerable<RiskProblem> ScoreProblems()
    {
        if (Score.Likelihood is < Score.Lowest or > Score.Highest) yield return new(nameof(Score.Likelihood), "Choose how likely it is, from 1 to 5.");
        if (Score.Impact is < Score.Lowest or > Score.Highest) yield return new(nameof(Score.Impact), "Choose how hard it would hit, from 1 to 5.");
        if (Response is { } response && !Enum.IsDefined(response)) yield return new(nameof(Response), "Choose one of the four responses.");
    }

    private IEnumerable<RiskProblem> DateProblems()
    {
        if (ReviewOn is { Year: < 1990 or > 2200 }) yield return new(nameof(ReviewOn), "Enter a review date between 1990 and 2200.");
    }
}

/// <summary>One thing to mend, named by the field it belongs to.</summary>
public sealed record RiskProblem(string Field, string Message);
