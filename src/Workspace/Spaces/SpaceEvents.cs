namespace Workspace.Spaces;

/// <summary>What happens to a space itself.</summary>
public static class SpaceEvents
{
    public const string Created = "space.created";
    public const string Described = "space.described";
    public const string CharterChanged = "space.charter-changed";
    public const string ToolOn = "space.tool-on";
    public const string ToolOff = "space.tool-off";
    public const string DateAdded = "space.date-added";
    public const string DateRemoved = "space.date-removed";
    public const string Archived = "space.archived";
    public const string Restored = "space.restored";
}
