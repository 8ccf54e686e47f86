using Microsoft.AspNetCore.Mvc;
using Workspace.Operations;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Reading;

/// <summary>The small forms of what one has read and wants to hear of.</summary>
public static class ReadingPosts
{
    private const string All = ForumAddresses.All + "/do", InForum = ForumAddresses.InForum + "/do", Thread = ForumAddresses.Thread + "/do";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(All + "/read", ReadAllAsync);
        app.MapPost(All + "/unread", UnreadAllAsync);
        app.MapPost(InForum + "/read", ReadForumAsync);
        app.MapPost(InForum + "/unread", UnreadForumAsync);
        app.MapPost(InForum + "/watch", WatchForumAsync);
        app.MapPost(Thread + "/read", ReadThreadAsync);
        app.MapPost(Thread + "/unread", UnreadThreadAsync);
        app.MapPost(Thread + "/watch", WatchAsync);
        app.MapPut(ForumAddresses.Thread + "/seen", SeenAsync);
    }

    private static async Task<IResult> ReadAllAsync(Guid spaceId, [FromForm] string? sure, ReadingActions reading, Notices notices, HttpContext http)
    {
        _ = sure; // binding a form asks for the token that proves it is ours
        await reading.MarkForumsReadAsync(spaceId);
        notices.Say("All threads are marked as read.", ForumAddresses.To(spaceId, "/do/unread"));
        return ForumPosts.Back(http, ForumAddresses.To(spaceId));
    }

    private static async Task<IResult> UnreadAllAsync(Guid spaceId, [FromForm] string? sure, ReadingActions reading, Notices notices, HttpContext http)
    {
        _ = sure;
        await reading.TakeBackForumMarkAsync(spaceId);
        notices.Say("What was new is new again.");
        return ForumPosts.Back(http, ForumAddresses.To(spaceId));
    }

    private static async Task<IResult> ReadForumAsync(Guid spaceId, Guid forumId, [FromForm] string? sure, ReadingActions reading, Notices notices, HttpContext http)
    {
        _ = sure;
        await reading.MarkForumsReadAsync(spaceId, forumId);
        notices.Say("This forum is marked as read.", ForumAddresses.ToForum(spaceId, forumId, "/do/unread"));
        return ForumPosts.Back(http, ForumAddresses.ToForum(spaceId, forumId));
    }

    private static async Task<IResult> UnreadForumAsync(Guid spaceId, Guid forumId, [FromForm] string? sure, ReadingActions reading, Notices notices, HttpContext http)
    {
        _ = sure;
        await reading.TakeBackForumMarkAsync(spaceId, forumId);
        notices.Say("What was new is new again.");
        return ForumPosts.Back(http, ForumAddresses.ToForum(spaceId, forumId));
    }

    private static async Task<IResult> WatchForumAsync(Guid spaceId, Guid forumId, [FromForm] int? watch, ReadingActions reading, HttpContext http)
    {
        await reading.WatchForumAsync(spaceId, forumId, (Watching?)watch);
        return ForumPosts.Back(http, ForumAddresses.ToForum(spaceId, forumId));
    }

    private static async Task<IResult> ReadThreadAsync(Guid spaceId, Guid id, [FromForm] string? sure, ReadingActions reading, Notices notices, HttpContext http)
    {
        _ = sure;
        await reading.MarkReadAsync(spaceId, id);
        notices.Say("This thread is marked as read.", ForumAddresses.ToThread(spaceId, id, "/do/unread"));
        return ForumPosts.Back(http, ForumAddresses.ToThread(spaceId, id));
    }

    private static async Task<IResult> UnreadThreadAsync(Guid spaceId, Guid id, [FromForm] string? sure, ReadingActions reading, Notices notices, HttpContext http)
    {
        _ = sure;
        await reading.TakeBackMarkAsync(spaceId, id);
        notices.Say("What was new is new again.");
        return ForumPosts.Back(http, ForumAddresses.ToThread(spaceId, id));
    }

    private static async Task<IResult> WatchAsync(Guid spaceId, Guid id, [FromForm] int? watch, ReadingActions reading, HttpContext http)
    {
        await reading.WatchAsync(spaceId, id, (Watching?)watch);
        return ForumPosts.Back(http, ForumAddresses.ToThread(spaceId, id));
    }

    // What arrived while the page was open and came into view: the script says so.
    private static Task<IResult> SeenAsync(Guid spaceId, Guid id, int? from, int? to, ReadingActions reading, PublicAddress address, HttpContext http) => ScriptAnswers.InWordsAsync(async () =>
    {
        if (!address.IsOurScript(http.Request)) return Results.Problem("This is taken from the pages of this server only.", statusCode: StatusCodes.Status403Forbidden);
        await reading.SeeAsync(spaceId, id, from ?? int.MaxValue, to ?? 0);
        return Results.NoContent();
    });
}
