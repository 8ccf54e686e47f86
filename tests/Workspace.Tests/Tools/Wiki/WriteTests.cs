using System.Net;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Wiki;

namespace Workspace.Tests.Tools.Wiki;

/// <summary>Writing in a page without script, and what the editor asks.</summary>
public sealed class WriteTests
{
    [Fact]
    public async Task A_page_is_written_as_Markdown_and_read_as_a_page()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.AddPageAsync(w.Ben, "Fees", markdown: "Old words.");
        var ben = await w.SignInAsync(w.Ben);
        var page = await (await ben.GetAsync(w.WikiPage(id, "/markdown"))).PressAsync("Save the page", ("Text", "## New\n\nWords with [[Glossary]] and <script>alert(1)</script>."));
        Assert.Equal(w.WikiPage(id), page.Path);
        Assert.Contains("Words with Glossary and <script>alert(1)</script>.", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has("article script"));
        Assert.Contains(WikiEvents.Edited, await w.EventsAsync());
    }

    [Fact]
    public async Task Whoever_was_slower_is_told_and_keeps_the_text()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.AddPageAsync(w.Ben, "Fees", markdown: "Old.");
        var form = await (await w.SignInAsync(w.Ben)).GetAsync(w.WikiPage(id, "/markdown"));
        await w.DoAsync<PageActions>(w.Fay, a => a.WriteAsync(w.SpaceId, id, w.Doc("Fay’s words."), "test"));
        var answer = await form.PressAsync("Save the page", ("Text", "Ben’s words."));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Ben’s words.", answer.Find("textarea").TextContent, StringComparison.Ordinal);
        Assert.Equal("Fay’s words.", (await w.TextAsync(id)).TextContent);
    }

    [Fact]
    public async Task The_editor_finds_pages_and_makes_those_that_are_missing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddPageAsync(w.Ben, "Glossary");
        var ben = await w.SignInAsync(w.Ben);
        Assert.Contains("Glossary", await (await ben.Unfollowed.GetAsync(w.Wiki("/editor/things?q=glo"), TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var create = new HttpRequestMessage(HttpMethod.Post, w.Wiki("/editor/creates")) { Content = new StringContent("{\"title\":\"Casebook\"}"), Headers = { { "X-Requested-With", "workspace" }, { "Origin", "https://localhost" }, { "Sec-Fetch-Site", "same-origin" } } };
        Assert.Equal(HttpStatusCode.OK, (await ben.Unfollowed.SendAsync(create, TestContext.Current.CancellationToken)).StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, w.Wiki("/editor/creates")) { Content = new StringContent("{\"title\":\"Forged\"}"), Headers = { { "Origin", "https://evil.example" }, { "Sec-Fetch-Site", "cross-site" } } };
        Assert.Equal(HttpStatusCode.BadRequest, (await ben.Unfollowed.SendAsync(foreign, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal("Glossary Casebook", await w.TreeAsync());
    }

    [Fact]
    public async Task Nobody_writes_in_a_page_that_is_in_the_trash()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.AddPageAsync(w.Ben, "Fees");
        await w.DoAsync<TrashActions>(w.Ben, t => t.DeleteAsync(w.SpaceId, id));
        Assert.Equal(RefusalKind.NotFound, (await w.RefusalAsync<PageActions>(w.Ben, a => a.WriteAsync(w.SpaceId, id, w.Doc("x"), "test"))).Kind);
        Assert.Equal(HttpStatusCode.NotFound, (await (await w.SignInAsync(w.Ben)).GetAsync(w.WikiPage(id, "/edit"))).Status);
    }
}
