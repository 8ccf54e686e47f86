using Workspace.Tests.Support;
using Workspace.Tools.Wiki;

namespace Workspace.Tests.Tools.Wiki;

/// <summary>The history of a page: versions, what changed, an old one back.</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task Versions_are_compared_word_by_word_and_an_old_one_comes_back()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.AddPageAsync(w.Ben, "Fees", markdown: "The fee is high.");
        await w.DoAsync<PageActions>(w.Fay, a => a.WriteAsync(w.SpaceId, id, w.Doc("The fee is low."), "test"));
        var ben = await w.SignInAsync(w.Ben);
        var history = await ben.GetAsync(w.WikiPage(id, "/history"));
        Assert.Contains("Fay", history.Text, StringComparison.Ordinal);
        var compared = await history.ClickAsync("What changed");
        Assert.Contains("high", compared.Find("article del").TextContent, StringComparison.Ordinal);
        Assert.Contains("low", compared.Find("article ins").TextContent, StringComparison.Ordinal);
        var first = await ben.GetAsync(w.WikiPage(id, "/history/0"));
        Assert.Contains("The fee is high.", first.Text, StringComparison.Ordinal);
        var now = await first.PressAsync("Bring this version back");
        Assert.Contains("The fee is high.", now.Text, StringComparison.Ordinal);
        Assert.Contains("brought back version 0", (await ben.GetAsync(w.WikiPage(id, "/history"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_never_was_is_not_there()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.AddPageAsync(w.Ben, "Fees");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await (await w.SignInAsync(w.Rae)).GetAsync(w.WikiPage(id, "/history/7"))).Status);
    }
}
