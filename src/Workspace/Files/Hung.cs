namespace Workspace.Files;

/// <summary>What a file hangs on: a thing of a tool, named by the tool's key so that neither knows the other, or the space itself.</summary>
public sealed record Hung(string Tool, Guid ThingId)
{
    public const int MaxTool = 40;

    public static Hung OnSpace(Guid spaceId) => new("", spaceId);

    public bool IsOnSpace => Tool.Length == 0;
}
