using Microsoft.AspNetCore.Mvc;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Moderation;

/// <summary>The small forms of moderation: each does one thing, can be taken back, and leads back to the post or the queue.</summary>
public static class ModerationPosts
{
    private const string One = ForumAddresses.Post + "/do";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(One + "/show", ShowAsync);
        app.MapPost(One + "/keep", KeepAsync);
        app.MapPost(One + "/reopen", ReopenAsync);
    }

    private static async Task<IResult> ShowAsync(Guid spaceId, Guid postId, [FromForm] string? answer, ModerationActions moderation, Notices notices, HttpContext http)
    {
        _ = answer;
        await moderation.ShowAsync(spaceId, postId);
        notices.Say("The post is shown again.");
        return SeeOther.To(http, ForumAddresses.ToPost(spaceId, postId));
    }

    private static async Task<IResult> KeepAsync(Guid spaceId, Guid postId, [FromForm] string? answer, ModerationActions moderation, Notices notices, HttpContext http)
    {
        var kept = await moderation.KeepAsync(spaceId, postId, answer);
        if (kept.IsHidden) notices.Say("The post stays hidden, and its author is told.");
        else notices.Say("The post stays as it is. Whoever flagged it sees that.", ForumAddresses.ToPost(spaceId, postId, "/do/reopen"));
        return SeeOther.To(http, ModerationAddresses.ToQueue(spaceId, kept.ForumId));
    }

    private static async Task<IResult> ReopenAsync(Guid spaceId, Guid postId, [FromForm] string? answer, ModerationActions moderation, Notices notices, HttpContext http)
    {
        _ = answer;
        var post = await moderation.ReopenAsync(spaceId, postId);
        notices.Say("The flags are open again.");
        return SeeOther.To(http, ModerationAddresses.ToQueue(spaceId, post.ForumId));
    }
}
