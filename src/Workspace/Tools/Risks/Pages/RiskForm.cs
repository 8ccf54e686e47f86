using System.Globalization;
using Workspace.Tools.Risks.Import;
using Workspace.Ui;

namespace Workspace.Tools.Risks.Pages;

/// <summary>What the form of a risk posts: text as it was typed, so that nothing typed is lost when something is wrong with it.</summary>
public sealed class RiskForm
{
    public string? Id { get; set; }
    public string? Version { get; set; }
    /// <summary>Marks of the fields as they were handed out.</summary>
    public string? Marks { get; set; }
    public string? Title { get; set; }
    public string? Cause { get; set; }
    public string? Consequence { get; set; }
    public string? Description { get; set; }
    public string? Category { get; set; }

    /// <summary>A member, nobody, or "name:" and the name an import brought.</summary>
    public string? Owner { get; set; }
    public string? Likelihood { get; set; }
    public string? Impact { get; set; }
    public string? Status { get; set; }
    public string? Response { get; set; }
    public string? ResponseText { get; set; }
    public string? ReviewOn { get; set; }

    public int VersionNumber => int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    public static RiskForm Of(Risk risk)
    {
        var form = Written(risk);
        form.Marks = RiskMerge.Marks(form);
        return form;
    }

    /// <summary>What it says, and everything that has to be mended first, each by the name its field posts under.</summary>
    public (RiskDetails Details, IReadOnlyList<RiskProblem> Problems) Read(DateOnly today)
    {
        var date = FormDate.Read(ReviewOn, today);
        var details = new RiskDetails
        {
            Title = Line(Title),
            Cause = Lines(Cause),
            Consequence = Lines(Consequence),
            Description = Lines(Description),
            Category = Line(Category),
            OwnerId = Guid.TryParse(Owner, out var owner) ? owner : null,
            OwnerName = Owner is ['n', 'a', 'm', 'e', ':', .. var name] ? Line(name) : "",
            Score = new(Point(Likelihood), Point(Impact)),
            Status = Known<RiskStatus>(Status) ?? RiskStatus.Open,
            Response = Known<RiskResponse>(Response),
            ResponseText = Lines(ResponseText),
            ReviewOn = date.Day,
        };
        return (details, [.. details.Check(), .. date.IsReadable ? Array.Empty<RiskProblem>() : [new(nameof(ReviewOn), FormDate.Advice)]]);
    }

    public static int Point(string? text) => text is [>= '1' and <= '5'] ? text[0] - '0' : 0;

    private static RiskForm Written(Risk risk) => new()
    {
        Id = $"{risk.Id}",
        Version = $"{risk.Version}",
        Title = risk.Title,
        Cause = risk.Cause,
        Consequence = risk.Consequence,
        Description = risk.Description,
        Category = risk.Category,
        Owner = risk.OwnerId is { } owner ? $"{owner}" : risk.OwnerName.Length > 0 ? $"name:{risk.OwnerName}" : "",
        Likelihood = $"{risk.Likelihood}",
        Impact = $"{risk.Impact}",
        Status = $"{risk.Status}",
        Response = $"{risk.Response}",
        ResponseText = risk.ResponseText,
        ReviewOn = risk.ReviewOn is { } day ? Words.Day(day) : "",
    };

    private static string Line(string? text) => (text ?? "").ReplaceLineEndings(" ").Trim();

    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    private static T? Known<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
