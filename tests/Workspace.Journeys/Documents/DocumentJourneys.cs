using Microsoft.Playwright;
using Workspace.Tests.Support;
using Workspace.Tools.Documents;

namespace Workspace.Journeys.Documents;

/// <summary>Several people at one document: one writes, one suggests, one decides, one reads.</summary>
public sealed class DocumentJourneys(House house, Chromium chromium) : Journey(house, chromium)
{
    private const string Title = "Draft consultation";

    [Fact]
    public async Task What_one_writes_another_reads_and_what_is_suggested_a_third_accepts()
    {
        var id = await StartAsync();
        var rae = await (await ArriveAsync(W.Rae)).OpenAsync(At(id));
        var ben = await EditAsync(W.Ben, id);
        await TypeAsync(ben, "A witness attends.");
        await Expect(rae.Locator("#text")).ToContainTextAsync("A witness attends.");

        var cas = await EditAsync(W.Cas, id);
        await TypeAsync(cas, " By video.");
        await Expect(rae.Locator("#text ins")).ToContainTextAsync("By video.");

        var ann = await (await ArriveAsync(W.Ann)).OpenAsync(At(id, "/suggestions"));
        await ann.GetByRole(AriaRole.Button, new() { Name = "Accept all" }).ClickAsync();
        await Expect(rae.Locator("#text ins")).ToHaveCountAsync(0);
        await Expect(rae.Locator("#text")).ToContainTextAsync("A witness attends. By video.");
        await Expect(ben.Locator(".ed-prose ins")).ToHaveCountAsync(0);
    }

    private Task<Guid> StartAsync() => W.DoAsync<DocumentActions, Guid>(W.Ben, a => a.StartAsync(W.SpaceId, Guid.CreateVersion7(), Title));

    private async Task<IPage> EditAsync(Actor who, Guid id)
    {
        var page = (await ArriveAsync(who)).Page;
        await page.GotoAsync(At(id, "?edit"));
        await Expect(page.Locator("[data-editor][data-ready=true]")).ToBeAttachedAsync(new() { Timeout = 30_000 });
        return page;
    }

    private static async Task TypeAsync(IPage page, string words)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = Title }).ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(words);
        await Expect(page.Locator("[data-saved]")).ToContainTextAsync("saved");
    }

    private string At(Guid id, string page = "") => DocumentAddresses.ToOne(W.SpaceId, id, page);
}
