namespace Workspace.Tools.Risks.Demo;

/// <summary>A risk of the example organisation, before it exists. Days are counted back from today, reviews forward.</summary>
internal sealed record DemoRisk(int Added, string Title, string Category, int Likelihood, int Impact, string Owner)
{
    public string Cause { get; init; } = "";
    public string Consequence { get; init; } = "";
    public RiskResponse? Response { get; init; }
    public string Doing { get; init; } = "";
    public bool Treating { get; init; }
    public int? Review { get; init; }
    public (int DaysAgo, int Likelihood, int Impact, string By)[] Moves { get; init; } = [];
    public (int DaysAgo, string Because)? Closed { get; init; }
}
