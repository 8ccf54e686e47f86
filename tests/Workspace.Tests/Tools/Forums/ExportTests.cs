using System.IO.Compression;
using System.Net;
using Workspace.Tests.Support;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tests.Tools.Forums;

/// <summary>Files to take away hold what everybody reads, and nothing that is hidden or deleted.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task A_thread_as_markdown_says_who_said_what_and_what_it_came_to()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = (await w.StartThreadAsync(w.Ben, await w.OpenForumAsync(), "Should witnesses sign by video?", "# A heading\n\nA **recorded** call.", "video")).Id;
        await w.PostAsync(w.Cas, thread, $"@{w.Ann.Name} knows.");
        await w.DoAsync<SummaryActions>(w.Fay, a => a.ConcludeAsync(w.SpaceId, thread, Guid.CreateVersion7(), "Yes, for a year."));

        var (name, text) = await ReadAsync(w, w.Rae, ForumAddresses.ToThread(w.SpaceId, thread, "/export.md"));

        Assert.Equal("T-1-Should-witnesses-sign-by-video-2026-11-24.md", name.Replace("T-1-Should-witnesses-sign-by-video-OFFICIAL", "T-1-Should-witnesses-sign-by-video", StringComparison.Ordinal));
        Assert.StartsWith("# Should witnesses sign by video?\n\nT-1 in Digital deeds. Outcome. 2 posts from 2 people. Tags: video.", text, StringComparison.Ordinal);
        Assert.Contains("## Outcome, Tuesday 24 November 2026, 10am\n\nYes, for a year.", text, StringComparison.Ordinal);
        Assert.Contains($"## 1. {w.Ben.Name}", text, StringComparison.Ordinal);
        Assert.Contains("### A heading\n\nA **recorded** call.", text, StringComparison.Ordinal);
        Assert.Contains($"\n\n@{w.Ann.Name} knows.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_hidden_or_deleted_is_in_any_file()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var thread = (await w.StartThreadAsync(w.Ben, forum)).Id;
        var (hidden, deleted) = (await w.PostAsync(w.Cas, thread, "Xylograph hidden"), await w.PostAsync(w.Cas, thread, "Xylograph deleted"));
        await w.DoAsync<ModerationActions>(w.Fay, a => a.HideAsync(w.SpaceId, hidden.Id, "Speak to the point and not about the person.", "Xylograph note"));
        await w.DoAsync<PostActions>(w.Cas, a => a.DeleteAsync(w.SpaceId, deleted.Id));
        var gone = (await w.StartThreadAsync(w.Ben, forum, "Xylograph thread", "Xylograph")).Id;
        await w.DoAsync<ThreadActions>(w.Fay, a => a.DeleteAsync(w.SpaceId, gone));

        foreach (var who in new[] { w.Rae, w.Cas, w.Fay })
        {
            var files = new[] { (await ReadAsync(w, who, ForumAddresses.ToThread(w.SpaceId, thread, "/export.md"))).Text, await WordAsync(w, who, thread), (await ReadAsync(w, who, ForumAddresses.ToForum(w.SpaceId, forum, "/export.csv"))).Text };
            Assert.All(files, f => Assert.DoesNotContain("Xylograph", f, StringComparison.OrdinalIgnoreCase));
            Assert.Contains("Post 2 is hidden, for the rule “Speak to the point and not about the person.”\n", files[0], StringComparison.Ordinal);
            Assert.Contains("Post 3 was deleted.", files[1], StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await (await w.SignInAsync(w.Fay)).Unfollowed.GetAsync(ForumAddresses.ToThread(w.SpaceId, gone, "/export.md"), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_forum_as_rows_opens_safely_in_a_spreadsheet()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var thread = (await w.StartThreadAsync(w.Ben, forum, "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd", "+tag")).Id;
        var first = (await w.StoredPostsAsync(thread))[0].Id;
        await w.DoAsync<PostActions>(w.Cas, a => a.WriteAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), "An answer", first)));
        await w.DoAsync<PostActions>(w.Ann, a => a.ReactAsync(w.SpaceId, first, Reaction.Agree));

        var text = (await ReadAsync(w, w.Rae, ForumAddresses.ToForum(w.SpaceId, forum, "/export.csv"))).Text;
        var rows = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, rows.Length);
        Assert.Contains("'=cmd", rows[1], StringComparison.Ordinal);
        Assert.Contains("'@SUM", rows[1], StringComparison.Ordinal);
        Assert.Contains("'+tag", rows[1], StringComparison.Ordinal);
        Assert.Contains(",1,0,0,0,", rows[1], StringComparison.Ordinal);
        Assert.Contains($",2,{w.Cas.Name},", rows[2], StringComparison.Ordinal);
    }

    private static async Task<(string Name, string Text)> ReadAsync(TestWorkspace w, Actor who, string address)
    {
        var answer = await (await w.SignInAsync(who)).Unfollowed.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF'));
    }

    private static async Task<string> WordAsync(TestWorkspace w, Actor who, Guid thread)
    {
        var answer = await (await w.SignInAsync(who)).Unfollowed.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread, "/export.docx"), TestContext.Current.CancellationToken);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        using var reader = new StreamReader(await zip.GetEntry("word/document.xml")!.OpenAsync(TestContext.Current.CancellationToken));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
