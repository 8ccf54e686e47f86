using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Wiki;

namespace Workspace.Tests.Tools.Wiki;

/// <summary>The tree: steps, places, cycles, and two who move at once.</summary>
public sealed class TreeTests
{
    [Fact]
    public async Task Steps_move_a_page_up_down_in_and_out()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (a, b, c) = (await w.AddPageAsync(w.Ben, "A"), await w.AddPageAsync(w.Ben, "B"), await w.AddPageAsync(w.Ben, "C"));
        await w.MoveAsync(w.Ben, c, "up");
        Assert.Equal("A C B", await w.TreeAsync());
        await w.MoveAsync(w.Ben, c, "in");
        Assert.Equal("A(C) B", await w.TreeAsync());
        await w.MoveAsync(w.Ben, b, "inside", c);
        Assert.Equal("A(C(B))", await w.TreeAsync());
        await w.MoveAsync(w.Ben, b, "out");
        Assert.Equal("A(C B)", await w.TreeAsync());
        await w.MoveAsync(w.Ben, b, "before", a);
        Assert.Equal("B A(C)", await w.TreeAsync());
        await w.MoveAsync(w.Ben, b, "up");
        Assert.Equal("B A(C)", await w.TreeAsync());
    }

    [Fact]
    public async Task A_page_cannot_stand_under_itself_or_a_page_below_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var a = await w.AddPageAsync(w.Ben, "A");
        var b = await w.AddPageAsync(w.Ben, "B", a);
        var c = await w.AddPageAsync(w.Ben, "C", b);
        foreach (var target in new[] { a, b, c }) Assert.Equal(RefusalKind.Wrong, (await w.RefusalAsync<PageActions>(w.Ben, x => x.MoveAsync(w.SpaceId, a, new PageMove("inside", target)))).Kind);
        Assert.Equal("A(B(C))", await w.TreeAsync());
    }

    [Fact]
    public async Task Two_who_move_pages_into_each_other_at_once_leave_a_tree()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (a, b) = (await w.AddPageAsync(w.Ben, "A"), await w.AddPageAsync(w.Ben, "B"));
        var moves = new[] { w.MoveAsync(w.Ben, a, "inside", b), w.MoveAsync(w.Fay, b, "inside", a) };
        await Task.WhenAll(moves.Select(m => m.ContinueWith(_ => { }, TestContext.Current.CancellationToken)));
        Assert.Equal(1, moves.Count(m => m.IsFaulted));
        Assert.Contains(await w.TreeAsync(), new[] { "A(B)", "B(A)" });
    }

    [Fact]
    public async Task Many_moves_to_the_same_place_keep_every_page_and_an_order()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var first = await w.AddPageAsync(w.Ben, "First");
        var pages = new List<Guid>();
        for (var i = 0; i < 14; i++) pages.Add(await w.AddPageAsync(w.Ben, $"P{i:00}"));
        foreach (var page in pages) await w.MoveAsync(w.Ben, page, "after", first); // halves the room each time, until it is spread anew
        Assert.Equal("First " + string.Join(' ', Enumerable.Range(0, 14).Reverse().Select(i => $"P{i:00}")), await w.TreeAsync());
    }

    [Fact]
    public async Task Pages_added_at_once_all_get_a_place_of_their_own()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => w.AddPageAsync(i % 2 == 0 ? w.Ben : w.Fay, $"P{i}")));
        var tree = await w.VisitAsync(v => PageTree.ReadAsync(v));
        Assert.Equal(8, tree.Roots.Select(r => r.Place).Distinct().Count());
    }

    [Fact]
    public async Task A_page_of_another_space_is_no_place_and_no_page()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var foreign = await w.DoAsync<PageActions, Guid>(w.Ola, a => a.AddAsync(w.OtherSpaceId, Guid.CreateVersion7(), "Theirs", null));
        var mine = await w.AddPageAsync(w.Ben, "Mine");
        Assert.Equal(RefusalKind.Wrong, (await w.RefusalAsync<PageActions>(w.Ben, a => a.MoveAsync(w.SpaceId, mine, new PageMove("inside", foreign)))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await w.RefusalAsync<PageActions>(w.Ben, a => a.RenameAsync(w.SpaceId, foreign, "Stolen"))).Kind);
        Assert.Equal(RefusalKind.Wrong, (await w.RefusalAsync<PageActions>(w.Ben, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), "Under theirs", foreign))).Kind);
    }

    [Fact]
    public async Task The_same_form_sent_twice_adds_one_page()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = Guid.CreateVersion7();
        for (var i = 0; i < 2; i++) await w.DoAsync<PageActions>(w.Ben, a => a.AddAsync(w.SpaceId, id, "Once", null));
        Assert.Equal("Once", await w.TreeAsync());
        Assert.Single(await w.EventsAsync(), WikiEvents.Added);
    }

    [Fact]
    public async Task A_tree_has_a_deepest_level()
    {
        await using var w = await TestWorkspace.OpenAsync();
        Guid? parent = null;
        for (var i = 0; i < PageTree.MostLevels; i++) parent = await w.AddPageAsync(w.Ben, $"L{i}", parent);
        Assert.Contains("deeper", (await w.RefusalAsync<PageActions>(w.Ben, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), "Too deep", parent))).Message, StringComparison.Ordinal);
    }
}
