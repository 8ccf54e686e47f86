namespace Workspace.Spaces;

/// <summary>What somebody may do in a space; each role includes those before it.</summary>
public enum Role
{
    Reader = 1,
    Commenter = 2,
    Contributor = 3,
    Facilitator = 4,
    Owner = 5,
}
