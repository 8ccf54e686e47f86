namespace Workspace.Tools.Forums;

/// <summary>Where the pages of forums are. A thread stands directly under "forums", because that is where things of other tools look for it.</summary>
public static class ForumAddresses
{
    public const string All = "/spaces/{SpaceId:guid}/forums", New = All + "/new", InForum = All + "/in/{ForumId:guid}", Settings = InForum + "/settings", NewThread = InForum + "/new-thread",
        Thread = All + "/{Id:guid}", ThreadSettings = Thread + "/settings", Summary = Thread + "/summary", SummaryHistory = Summary + "/history", Outcome = Thread + "/outcome", Spoken = Thread + "/spoken",
        Post = All + "/posts/{PostId:guid}", EditPost = Post + "/edit", PostHistory = Post + "/history";

    public static string To(Guid spaceId, string page = "") => $"/spaces/{spaceId}/forums{page}";

    public static string ToForum(Guid spaceId, Guid forumId, string page = "") => $"/spaces/{spaceId}/forums/in/{forumId}{page}";

    public static string ToThread(Guid spaceId, Guid threadId, string page = "") => $"/spaces/{spaceId}/forums/{threadId}{page}";

    /// <summary>A thread with the page on which this post stands, at that post.</summary>
    public static string ToNumber(Guid spaceId, Guid threadId, int number) => $"/spaces/{spaceId}/forums/{threadId}?post={number}#p{number}";

    /// <summary>Where a post stands, whichever thread that is then.</summary>
    public static string ToPost(Guid spaceId, Guid postId, string page = "") => $"/spaces/{spaceId}/forums/posts/{postId}{page}";
}
