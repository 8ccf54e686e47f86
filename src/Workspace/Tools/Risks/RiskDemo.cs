using Workspace.Spaces;

namespace Workspace.Tools.Risks;

/// <summary>The registers of the example organisation.</summary>
public static class RiskDemo
{
    public static Task FillAsync(DemoSpace space, SpaceAccess spaces, CancellationToken ct = default) => Task.CompletedTask;
}
