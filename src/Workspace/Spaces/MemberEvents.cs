namespace Workspace.Spaces;

/// <summary>What happens to who is in a space; the subject is the person.</summary>
public static class MemberEvents
{
    public const string Joined = "member.joined";
    public const string Returned = "member.returned";
    public const string RoleChanged = "member.role-changed";
    public const string Removed = "member.removed";
    public const string Left = "member.left";

    /// <summary>After one of these somebody's open pages must be looked at again at once.</summary>
    public static bool EndsRights(string kind) => kind is RoleChanged or Removed or Left;
}
