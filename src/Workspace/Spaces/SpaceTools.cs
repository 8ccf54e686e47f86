namespace Workspace.Spaces;

/// <summary>Which tools a space has: all but those it names as off.</summary>
public static class SpaceTools
{
    public static bool IsOn(string toolsOff, string tool) => toolsOff.Length == 0 || !toolsOff.Split(' ').Contains(tool, StringComparer.Ordinal);
}
