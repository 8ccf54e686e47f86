namespace Workspace.Tools.Risks;

/// <summary>Where a risk stands: open, being treated, or closed.</summary>
public enum RiskStatus { Open = 1, Treating, Closed }

/// <summary>What is done about a risk, in the four words of the Orange Book.</summary>
public enum RiskResponse { Tolerate = 1, Treat, Transfer, Terminate }
