using System.Net;
using Workspace.Spaces;
using Workspace.Tests.Files;
using Workspace.Tests.Support;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Posts;

namespace Workspace.Tests.Tools.Forums;

/// <summary>Files that hang on one post.</summary>
public sealed class PostFilesTests
{
    [Fact]
    public async Task Its_author_attaches_one_and_everybody_who_reads_the_post_finds_it_there()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (thread, post) = (await w.ThreadAsync(), Guid.CreateVersion7());
        await w.PostAsync(w.Ben, thread, "Here is the plan", post);
        var edit = await (await w.SignInAsync(w.Ben)).GetAsync($"/spaces/{w.SpaceId}/forums/posts/{post}/edit");

        var after = await edit.UploadAsync("Attach", ("file", "plan.pdf", Samples.Pdf()));

        Assert.Contains("plan.pdf", after.Document.QuerySelector("#files")!.TextContent, StringComparison.Ordinal);
        var rae = await w.SignInAsync(w.Rae);
        var read = await rae.GetAsync($"/spaces/{w.SpaceId}/forums/{thread}");
        Assert.Equal(["plan.pdfPDF document, 592 bytes"], read.All("#p2 .thing-cards li"));
        var file = await read.ClickAsync("plan.pdf");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        var back = await file.ClickAsync("Post 2 in T-1");
        Assert.Contains("Here is the plan", back.Text, StringComparison.Ordinal);
        Assert.Contains("attached to Post 2 in T-1", await DetailAsync(w), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_and_comes_with_the_post()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (thread, post) = (await w.ThreadAsync(), Guid.CreateVersion7());
        await w.PostAsync(w.Ben, thread, "Here is the plan", post);
        var file = await w.AttachAsync(w.Ben, "forums", post, "plan.pdf", Samples.Pdf());
        var rae = await w.SignInAsync(w.Rae);
        async Task<HttpStatusCode> OpenAsync() => (await rae.Http.GetAsync($"/spaces/{w.SpaceId}/files/{file.Id}/download")).StatusCode;
        Assert.Equal(HttpStatusCode.OK, await OpenAsync());

        await w.DoAsync<PostActions, PostRef>(w.Ben, a => a.DeleteAsync(w.SpaceId, post));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync());
        Assert.False((await rae.GetAsync($"/spaces/{w.SpaceId}/forums/{thread}")).Has(".thing-cards"));
        await w.DoAsync<PostActions, PostRef>(w.Ben, a => a.RestoreAsync(w.SpaceId, post));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync());

        await w.DoAsync<ModerationActions, JudgedRef>(w.Fay, a => a.HideAsync(w.SpaceId, post, "Speak to the point and not about the person.", ""));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync());
        await Assert.ThrowsAsync<Refusal>(() => w.AttachAsync(w.Ben, "forums", post, "more.pdf", Samples.Pdf()));
    }

    private static async Task<string> DetailAsync(TestWorkspace w)
    {
        await Search.Searching.IndexedAsync(w);
        return (await Search.Searching.FindAsync(w, w.Rae, "plan", r => r with { Kind = "file" })).Groups[0].Hits[0].Found.Detail;
    }
}
