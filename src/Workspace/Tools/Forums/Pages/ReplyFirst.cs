using Workspace.Drafts;
using Workspace.Tools.Forums.Posts;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Pages;

/// <summary>Takes a post before the page of its thread is read. A thread that was joined with another refuses, and its page sees to that.</summary>
internal sealed class ReplyFirst(PostActions posts, DraftActions drafts) : IFormFirst
{
    public async Task<string?> DoAsync(HttpContext http, IFormCollection form)
    {
        var (space, thread) = (Guid.Parse(http.GetRouteValue("SpaceId")!.ToString()!), Guid.Parse(http.GetRouteValue("Id")!.ToString()!));
        if (!Guid.TryParse(form["Reply.Post"], out var id) || id == Guid.Empty) return null;
        var written = await posts.WriteAsync(space, thread, new ReplyForm { To = form["Reply.To"], Words = form["Reply.Words"], Official = form["Reply.Official"] }.ToPost(id));
        await drafts.ForgetAsync(ReplyPart.Draft(thread));
        return ForumAddresses.ToNumber(space, thread, written.Number);
    }
}
