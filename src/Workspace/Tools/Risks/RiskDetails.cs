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

    /// <summary>Open or treating; closing is an act of its own.</summary>
    public RiskStatus Status { get; init; } = RiskStatus.Open;

    /// <summary>What has to be mended before this can be stored; empty when nothing has.</summary>
    public IReadOnlyList<RiskProblem> Check() => [.. TextProblems(), .. Score.Check(), .. ChoiceProblems(), .. CheckReview(ReviewOn)];

    internal static IEnumerable<RiskProblem> CheckReview(DateOnly? day)
    {
        if (day is { Year: < 1990 or > 2200 }) yield return new(nameof(ReviewOn), "Enter a review date between 1990 and 2200.");
    }

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

    private IEnumerable<RiskProblem> ChoiceProblems()
    {
        if (Response is { } response && !Enum.IsDefined(response)) yield return new(nameof(Response), "Choose one of the four responses.");
        if (Status is not (RiskStatus.Open or RiskStatus.Treating)) yield return new(nameof(Status), "Choose open or treating.");
    }
}

/// <summary>One thing to mend, named by the field it belongs to.</summary>
public sealed record RiskProblem(string Field, string Message);
