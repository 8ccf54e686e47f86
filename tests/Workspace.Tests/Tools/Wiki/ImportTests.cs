using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Tests.Support;
using Workspace.Texts;
using Workspace.Tools.Wiki;
using Workspace.Tools.Wiki.Content;
using Workspace.Tools.Wiki.Import;

namespace Workspace.Tests.Tools.Wiki;

/// <summary>An import from the first step to the last, all or nothing, and an export that comes back the same.</summary>
public sealed class ImportTests
{
    private static readonly byte[] Guide = Zips.Of(("guide/index.md", "---\ntitle: Guide\n---\nSee [deeds](deeds.md), [nothing](nothing.md) and [[Casebook]]."), ("guide/deeds.md", "# Deeds\n\nBack to [the guide](../guide/)."), ("faq.md", "x"));

    [Fact]
    public async Task An_archive_is_looked_at_and_becomes_pages_when_confirmed()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var fay = await w.SignInAsync(w.Fay);
        var report = await ReportAsync(await (await fay.GetAsync(w.Wiki("/import"))).UploadAsync("Read this archive", ("File", "guide.zip", Guide)));
        Assert.Contains("3 pages", report.Text, StringComparison.Ordinal);
        Assert.Contains("nothing.md", report.Text, StringComparison.Ordinal);
        Assert.Equal("", await w.TreeAsync());
        await DoneAsync(await report.PressAsync("Import 3 pages"));
        Assert.Equal("Faq Guide(Deeds)", await w.TreeAsync());
        var guide = await w.VisitAsync(async v => (await PageTree.ReadAsync(v)).Named("Guide")!.Id);
        Assert.Equal("Deeds", (await (await fay.GetAsync(w.WikiPage(guide))).ClickAsync("deeds")).Title);
        Assert.Single(await w.EventsAsync(), WikiEvents.Imported);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var report = await ReportAsync(await (await (await w.SignInAsync(w.Fay)).GetAsync(w.Wiki("/import"))).UploadAsync("Read this archive", ("File", "guide.zip", Guide)));
        await report.PressAsync("Cancel the import");
        Assert.Equal("", await w.TreeAsync());
        Assert.Equal(0, await w.ReadAsync(db => db.Set<WaitingArchive>().CountAsync(a => a.SpaceId == w.SpaceId)));
        Assert.Equal(0, await w.ReadAsync(db => db.Set<SharedText>().CountAsync(t => t.SpaceId == w.SpaceId)));
    }

    [Fact]
    public async Task Confirmed_twice_at_once_it_is_imported_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.DoAsync<ImportActions, Guid>(w.Fay, a => a.SendAsync(w.SpaceId, null, "guide.zip", null, Guide));
        await UntilAsync(w, id, ImportPhase.Read);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => w.DoAsync<ImportActions>(w.Fay, a => a.ConfirmAsync(w.SpaceId, id))));
        await UntilAsync(w, id, ImportPhase.Stored);
        Assert.Equal("Faq Guide(Deeds)", await w.TreeAsync());
    }

    [Fact]
    public async Task Whoever_may_no_longer_import_when_it_is_stored_stores_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var plan = new ImportReader(w.SpaceId).Read(SourceFiles.FromZip(Guide, ct: TestContext.Current.CancellationToken), ct: TestContext.Current.CancellationToken);
        Assert.Equal(Workspace.Spaces.RefusalKind.Forbidden, (await w.RefusalAsync<ImportStore>(w.Fay, s => s.StoreAsync(w.Ben.Id, w.SpaceId, null, plan))).Kind);
        Assert.Equal("", await w.TreeAsync());
    }

    [Fact]
    public async Task The_whole_wiki_goes_out_as_an_archive_and_comes_back_the_same()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var a = await w.AddPageAsync(w.Ben, "Start: ’quotes’ & \"more\"", markdown: "## Part\n\nSee [[Glossary]], [[Nothing yet]] and {% not a template %} or <b>bold</b>.\n\n- [x] done\n- [ ] open\n\n> [!DECISION]\n> So be it.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
        var b = await w.AddPageAsync(w.Ben, "Glossary", a, $"Back to [start](/spaces/{w.SpaceId}/wiki/{a}#part).");
        await w.AddPageAsync(w.Ben, "../../etc", b, $"[g](/spaces/{w.SpaceId}/wiki/{b})");
        await w.AddPageAsync(w.Ben, "Same", null, "one");
        await w.AddPageAsync(w.Ben, "same", null, "two");
        var archive = await (await (await w.SignInAsync(w.Rae)).Unfollowed.GetAsync(w.Wiki("/export.zip"), TestContext.Current.CancellationToken)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        await using var other = await TestWorkspace.OpenAsync();
        var plan = new ImportReader(other.SpaceId).Read(SourceFiles.FromZip(archive, ct: TestContext.Current.CancellationToken), ct: TestContext.Current.CancellationToken);
        await other.DoAsync<ImportStore>(other.Fay, s => s.StoreAsync(other.Fay.Id, other.SpaceId, null, plan));
        Assert.Equal(await w.TreeAsync(), await other.TreeAsync());
        Assert.Equal(await TextsAsync(w), await TextsAsync(other));
    }

    [Fact]
    public async Task Pictures_come_with_their_page_go_out_again_and_are_public_with_it_only()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var gif = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
        var archive = Zips.Of(("a.md", "![A dot](img/dot.gif) and ![no](img/script.png)"u8.ToArray()), ("img/dot.gif", gif), ("img/script.png", "<svg onload=alert(1)>"u8.ToArray()));
        var plan = new ImportReader(w.SpaceId).Read(SourceFiles.FromZip(archive, ct: TestContext.Current.CancellationToken), ct: TestContext.Current.CancellationToken);
        Assert.Contains(plan.Notes, n => n.What.Contains("script.png", StringComparison.Ordinal));
        await w.DoAsync<ImportStore>(w.Fay, s => s.StoreAsync(w.Fay.Id, w.SpaceId, null, plan));
        var id = plan.Pages[0].Id;
        var rae = await w.SignInAsync(w.Rae);
        var src = (await rae.GetAsync(w.WikiPage(id))).Find("article img").GetAttribute("src")!;
        Assert.Equal(gif, await (await rae.Unfollowed.GetAsync(src, TestContext.Current.CancellationToken)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        var again = SourceFiles.FromZip(await (await rae.Unfollowed.GetAsync(w.Wiki("/export.zip"), TestContext.Current.CancellationToken)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), ct: TestContext.Current.CancellationToken);
        Assert.Single(new ImportReader(w.SpaceId).Read(again, ct: TestContext.Current.CancellationToken).Pictures);

        var address = $"dot-{id:N}";
        await w.DoAsync<Workspace.Tools.Wiki.Publishing.PublishActions>(w.Ann, p => p.PublishAsync(w.SpaceId, id, address, false, false));
        var stranger = await w.SignInAsync(null);
        var shown = (await stranger.GetAsync($"/p/{address}")).Find("article img").GetAttribute("src")!;
        Assert.StartsWith($"/p/{address}/pictures/", shown, StringComparison.Ordinal);
        Assert.Equal(gif, await (await stranger.Unfollowed.GetAsync(shown, TestContext.Current.CancellationToken)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await w.DoAsync<Workspace.Tools.Wiki.Publishing.PublishActions>(w.Ann, p => p.TakeBackAsync(w.SpaceId, id));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.Unfollowed.GetAsync(shown, TestContext.Current.CancellationToken)).StatusCode);
    }

    // Every text in the order of the tree, with titles in the place of ids.
    private static Task<List<string>> TextsAsync(TestWorkspace w) => w.VisitAsync(async visit =>
    {
        var tree = await PageTree.ReadAsync(visit);
        var texts = new List<string>();
        foreach (var page in tree.Roots.SelectMany(r => tree.Below(r.Id)))
        {
            var doc = await w.DoAsync<SharedTexts, Node>(w.Ann, async t => (await t.ReadAsync(visit, page.Id)).Doc);
            texts.Add(page.Title + " " + ProseJson.WriteText(DocLinks.Rewrite(doc, href => PageAddress.Read(href) is { } to ? $"/{(to.PageId is { } id ? tree.Find(id)!.Title : "?" + to.Title)}{to.Anchor}" : href)));
        }

        return texts;
    });

    private static async Task<Page> ReportAsync(Page page)
    {
        for (var tries = 0; tries < 200 && !page.Text.Contains("Nothing is stored yet", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            page = await page.Browser.GetAsync(page.Path);
        }

        return page;
    }

    private static async Task DoneAsync(Page page)
    {
        for (var tries = 0; tries < 200 && !page.Text.Contains("in the wiki.", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            page = await page.Browser.GetAsync(page.Path);
        }

        Assert.Contains("pages are in the wiki", page.Text, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(TestWorkspace w, Guid id, ImportPhase phase)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if ((await w.DoAsync<ImportActions, ImportPhase>(w.Fay, async a => (await a.LookAsync(w.SpaceId, id)).Job.Phase)) == phase) return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"The import never became {phase}.");
    }
}
