namespace Workspace.Tools.Risks;

/// <summary>A change that the rules of the register do not allow, worded for the person who asked.</summary>
public sealed class RiskRefused(IReadOnlyList<RiskProblem> problems) : Exception(string.Join(" ", problems.Select(p => p.Message)))
{
    public RiskRefused(string message) : this([new RiskProblem("", message)]) { }

    public IReadOnlyList<RiskProblem> Problems => problems;
}
