namespace Workspace.Tools.Forums.Moderation;

/// <summary>Where the pages of moderation are.</summary>
public static class ModerationAddresses
{
    public const string Queue = ForumAddresses.InForum + "/queue", Record = ForumAddresses.InForum + "/record", Flag = ForumAddresses.Post + "/flag", Hide = ForumAddresses.Post + "/hide";

    public static string ToQueue(Guid spaceId, Guid forumId) => ForumAddresses.ToForum(spaceId, forumId, "/queue");

    public static string ToRecord(Guid spaceId, Guid forumId) => ForumAddresses.ToForum(spaceId, forumId, "/record");
}
