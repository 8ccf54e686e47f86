namespace Workspace.Tools.Forums.Moving;

/// <summary>Where threads are moved, joined and split.</summary>
public static class MovingAddresses
{
    public const string Move = ForumAddresses.Thread + "/move", Join = ForumAddresses.Thread + "/join", Split = ForumAddresses.Thread + "/split", Part = ForumAddresses.Thread + "/do/part";
}
