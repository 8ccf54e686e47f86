namespace Workspace.Spaces;

/// <summary>How roles are spoken of.</summary>
public static class RoleWords
{
    public static string Name(Role role) => role.ToString();

    /// <summary>"You can read and comment".</summary>
    public static string Means(Role role) => role switch
    {
        Role.Owner => "Runs the space: members, tools, archive",
        Role.Facilitator => "Closes, reopens, moderates and imports",
        Role.Contributor => "Writes pages, threads, risks and polls",
        Role.Commenter => "Reads, comments and replies",
        _ => "Reads and votes where asked",
    };

    /// <summary>"an owner".</summary>
    public static string A(Role role) => role is Role.Owner ? "an owner" : $"a {Name(role).ToLowerInvariant()}";

    /// <summary>"You read and comment".</summary>
    public static string You(Role role) => role switch
    {
        Role.Owner => "You are an owner",
        Role.Facilitator => "You are a facilitator",
        Role.Contributor => "You are a contributor",
        Role.Commenter => "You read and comment",
        _ => "You read and vote",
    };

    public static string WhoMay(Role least) => least switch
    {
        Role.Owner => "An owner of the space can do more.",
        Role.Facilitator => "A facilitator or an owner can do this.",
        Role.Contributor => "A contributor can do this; ask an owner of the space to change your role.",
        _ => "Somebody who may comment can do this; ask an owner of the space to change your role.",
    };
}
