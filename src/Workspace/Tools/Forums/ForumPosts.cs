using Microsoft.AspNetCore.Mvc;
using Workspace.Activity;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Reading;
using Workspace.Tools.Forums.Threads;
using Workspace.Ui;

namespace Workspace.Tools.Forums;

/// <summary>The small forms of threads and posts: each does one thing and leads back to where it was sent from.</summary>
public static class ForumPosts
{
    private const string Thread = ForumAddresses.Thread + "/do", Post = ForumAddresses.Post + "/do";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(ForumAddresses.Post, FindAsync);
        app.MapPost(Post + "/react", ReactAsync);
        app.MapPost(Post + "/delete", DeletePostAsync);
        app.MapPost(Post + "/restore", RestorePostAsync);
        app.MapPost(Post + "/official", OfficialAsync);
        app.MapPost(Post + "/answered", AnsweredAsync);
        app.MapPost(Thread + "/stage", StageAsync);
        app.MapPost(Thread + "/pin", PinAsync);
        app.MapPost(Thread + "/close", CloseAsync);
        app.MapPost(Thread + "/reopen", ReopenAsync);
        app.MapPost(Thread + "/delete", DeleteAsync);
        app.MapPost(Thread + "/restore", RestoreAsync);
        app.MapPost(Thread + "/summarise", SummariseAsync);
        app.MapPost(Thread + "/unconclude", UnconcludeAsync);
    }

    private static async Task<IResult> FindAsync(Guid spaceId, Guid postId, ThreadDoor door, ThreadQueries threads, HttpContext http, CancellationToken ct)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        var post = await threads.FindPostAsync(visit, postId, ct);
        return Results.Redirect(ForumAddresses.ToNumber(spaceId, post.ThreadId, post.Number));
    }

    private static async Task<IResult> ReactAsync(Guid spaceId, Guid postId, [FromForm] int? kind, PostActions posts, HttpContext http)
    {
        var post = await posts.ReactAsync(spaceId, postId, (Reaction)(kind ?? 0));
        return Back(http, ForumAddresses.ToNumber(spaceId, post.ThreadId, post.Number));
    }

    private static async Task<IResult> DeletePostAsync(Guid spaceId, Guid postId, [FromForm] string? sure, PostActions posts, Notices notices, HttpContext http)
    {
        _ = sure; // binding a form asks for the token that proves it is ours
        var post = await posts.DeleteAsync(spaceId, postId);
        notices.Say("The post is deleted. Its place stays.", ForumAddresses.ToPost(spaceId, postId, "/do/restore"));
        return Back(http, ForumAddresses.ToNumber(spaceId, post.ThreadId, post.Number));
    }

    private static async Task<IResult> RestorePostAsync(Guid spaceId, Guid postId, [FromForm] string? sure, PostActions posts, Notices notices, HttpContext http)
    {
        _ = sure;
        var post = await posts.RestoreAsync(spaceId, postId);
        notices.Say("The post is back.");
        return Back(http, ForumAddresses.ToNumber(spaceId, post.ThreadId, post.Number));
    }

    private static async Task<IResult> OfficialAsync(Guid spaceId, Guid postId, [FromForm] bool? official, PostActions posts, HttpContext http)
    {
        var post = await posts.MarkOfficialAsync(spaceId, postId, official ?? false);
        return Back(http, ForumAddresses.ToNumber(spaceId, post.ThreadId, post.Number));
    }

    private static async Task<IResult> AnsweredAsync(Guid spaceId, Guid postId, [FromForm] string? sure, PostActions posts, Glances glances, CurrentPerson current, Notices notices, HttpContext http)
    {
        _ = sure;
        await posts.DismissAsync(spaceId, postId);
        if (current.Id is { } me) glances.ForgetDuties(spaceId, me);
        notices.Say("It no longer waits for you.");
        return Back(http, ForumAddresses.ToPost(spaceId, postId));
    }

    private static async Task<IResult> StageAsync(Guid spaceId, Guid id, [FromForm] int? stage, ThreadActions threads, Notices notices, HttpContext http)
    {
        await threads.MoveOnAsync(spaceId, id, (ThreadStage)(stage ?? -1));
        notices.Say($"The stage is “{StageWords.Of((ThreadStage)(stage ?? -1))}” now.");
        return Back(http, ForumAddresses.ToThread(spaceId, id));
    }

    private static async Task<IResult> PinAsync(Guid spaceId, Guid id, [FromForm] bool? pinned, ThreadActions threads, Notices notices, HttpContext http)
    {
        await threads.PinAsync(spaceId, id, pinned ?? false);
        notices.Say(pinned == true ? "The thread stands at the top of its forum." : "The thread stands where its last post puts it.");
        return Back(http, ForumAddresses.ToThread(spaceId, id));
    }

    private static async Task<IResult> CloseAsync(Guid spaceId, Guid id, [FromForm] string? because, ThreadActions threads, Notices notices, HttpContext http)
    {
        await threads.CloseAsync(spaceId, id, because);
        notices.Say("The thread is closed: it can be read, and takes no more posts.", ForumAddresses.ToThread(spaceId, id, "/do/reopen"));
        return SeeOther.To(http, ForumAddresses.ToThread(spaceId, id));
    }

    private static async Task<IResult> ReopenAsync(Guid spaceId, Guid id, [FromForm] string? sure, ThreadActions threads, Notices notices, HttpContext http)
    {
        _ = sure;
        await threads.ReopenAsync(spaceId, id);
        notices.Say("The thread is open again.");
        return SeeOther.To(http, ForumAddresses.ToThread(spaceId, id));
    }

    private static async Task<IResult> DeleteAsync(Guid spaceId, Guid id, [FromForm] string? sure, ThreadActions threads, Notices notices, HttpContext http)
    {
        _ = sure;
        await threads.DeleteAsync(spaceId, id);
        notices.Say("The thread is deleted.", ForumAddresses.ToThread(spaceId, id, "/do/restore"));
        return SeeOther.To(http, ForumAddresses.ToThread(spaceId, id));
    }

    private static async Task<IResult> RestoreAsync(Guid spaceId, Guid id, [FromForm] string? sure, ThreadActions threads, Notices notices, HttpContext http)
    {
        _ = sure;
        await threads.RestoreAsync(spaceId, id);
        notices.Say("The thread is back.");
        return SeeOther.To(http, ForumAddresses.ToThread(spaceId, id));
    }

    private static async Task<IResult> SummariseAsync(Guid spaceId, Guid id, [FromForm] string? sure, SummaryActions summaries, HttpContext http)
    {
        _ = sure;
        await summaries.BeginAsync(spaceId, id);
        return SeeOther.To(http, ForumAddresses.ToThread(spaceId, id, "/summary"));
    }

    private static async Task<IResult> UnconcludeAsync(Guid spaceId, Guid id, [FromForm] string? sure, SummaryActions summaries, Notices notices, HttpContext http)
    {
        _ = sure;
        await summaries.UnconcludeAsync(spaceId, id);
        notices.Say("The outcome is taken back. It stays in the history.");
        return SeeOther.To(http, ForumAddresses.ToThread(spaceId, id, "/outcome"));
    }

    /// <summary>To the page of the forums that it was sent from; elsewhere otherwise.</summary>
    internal static IResult Back(HttpContext http, string otherwise)
    {
        var from = Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var referer) ? referer.PathAndQuery : "";
        return SeeOther.To(http, from.Contains("/forums", StringComparison.Ordinal) && !from.Contains("/do/", StringComparison.Ordinal) ? from : otherwise);
    }
}
