using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Texts;
using Workspace.Tools.Wiki;

namespace Workspace.Tests.Tools.Wiki;

/// <summary>Throwing away, bringing back, deleting for good.</summary>
public sealed class TrashTests
{
    [Fact]
    public async Task A_page_goes_with_those_below_it_and_all_come_back()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var a = await w.AddPageAsync(w.Ben, "A");
        var b = await w.AddPageAsync(w.Ben, "B", a, "Words of B");
        var ben = await w.SignInAsync(w.Ben);
        var home = await (await (await ben.GetAsync(w.WikiPage(a))).ClickAsync("Put into the trash")).PressAsync("Put into the trash");
        Assert.Contains("2 pages are in the trash", home.AllText, StringComparison.Ordinal);
        Assert.Equal("", await w.TreeAsync());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await ben.GetAsync(w.WikiPage(b))).Status);
        await (await ben.GetAsync(w.Wiki("/trash"))).PressAsync("Bring back");
        Assert.Equal("A(B)", await w.TreeAsync());
        Assert.Equal("Words of B", (await w.TextAsync(b)).TextContent);
    }

    [Fact]
    public async Task A_page_whose_place_is_gone_comes_back_at_the_top()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var a = await w.AddPageAsync(w.Ben, "A");
        var b = await w.AddPageAsync(w.Ben, "B", a);
        await w.DoAsync<TrashActions>(w.Ben, t => t.DeleteAsync(w.SpaceId, b));
        await w.DoAsync<TrashActions>(w.Ben, t => t.DeleteAsync(w.SpaceId, a));
        await w.DoAsync<TrashActions>(w.Ben, t => t.RestoreAsync(w.SpaceId, b));
        Assert.Equal("B", await w.TreeAsync());
        await w.DoAsync<TrashActions>(w.Ben, t => t.RestoreAsync(w.SpaceId, a));
        Assert.Equal("A B", await w.TreeAsync());
    }

    [Fact]
    public async Task Deleting_for_good_leaves_no_word_and_only_owners_may()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var a = await w.AddPageAsync(w.Ben, "A", markdown: "Words of A");
        var b = await w.AddPageAsync(w.Ben, "B", a, "See [[A]]");
        await w.DoAsync<TrashActions>(w.Ben, t => t.DeleteAsync(w.SpaceId, a));
        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<TrashActions>(w.Fay, t => t.PurgeAsync(w.SpaceId, a))).Kind);
        await w.DoAsync<TrashActions>(w.Ann, t => t.PurgeAsync(w.SpaceId, a));
        Assert.Equal(0, await w.ReadAsync(db => db.Set<WikiPage>().CountAsync(p => p.Id == a || p.Id == b)));
        Assert.Equal(0, await w.ReadAsync(db => db.Set<SharedText>().CountAsync(t => t.Id == a || t.Id == b)));
        Assert.Equal(0, await w.ReadAsync(db => db.Set<TextSnapshot>().CountAsync(t => t.TextId == a || t.TextId == b)));
    }

    [Fact]
    public async Task Deleting_for_good_a_parent_leaves_the_pages_that_were_brought_back()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var a = await w.AddPageAsync(w.Ben, "A");
        var b = await w.AddPageAsync(w.Ben, "B", a);
        await w.DoAsync<TrashActions>(w.Ben, t => t.DeleteAsync(w.SpaceId, b));
        await w.DoAsync<TrashActions>(w.Ben, t => t.DeleteAsync(w.SpaceId, a));
        await w.DoAsync<TrashActions>(w.Ann, t => t.PurgeAsync(w.SpaceId, a));
        await w.DoAsync<TrashActions>(w.Ben, t => t.RestoreAsync(w.SpaceId, b));
        Assert.Equal("B", await w.TreeAsync());
    }
}
