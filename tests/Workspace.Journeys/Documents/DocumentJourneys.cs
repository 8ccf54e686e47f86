using Microsoft.Playwright;
using Workspace.Journeys.Texts;
using Workspace.Tests.Support;
using Workspace.Tools.Documents;
using Workspace.Tools.Documents.Comments;

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

    [Fact]
    public async Task On_a_phone_comments_and_suggestions_are_a_sheet_that_opens_and_closes_by_touch_and_by_keyboard()
    {
        var id = await StartAsync();
        await W.DoAsync<CommentActions, Guid>(W.Cas, c => c.AddAsync(W.SpaceId, id, new(Guid.CreateVersion7(), "Who pays for this?", null, null)));
        var guest = await ArriveAsync(W.Ben, new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true });
        var page = await guest.OpenAsync(At(id, "?edit"));
        var (button, sheet) = (page.GetByRole(AriaRole.Button, new() { Name = "1 comment or suggestion" }), page.GetByRole(AriaRole.Complementary, new() { Name = "Comments and suggestions" }));

        await button.TapAsync();
        await Expect(sheet).ToContainTextAsync("Who pays for this?");
        await page.IsAccessibleAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Close" }).TapAsync();
        await Expect(sheet).ToBeHiddenAsync();

        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(sheet.GetByRole(AriaRole.Button, new() { Name = "Close" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(sheet).ToBeHiddenAsync();
        await Expect(button).ToBeFocusedAsync();
        Assert.Empty(guest.Faults);
    }

    private Task<Guid> StartAsync() => W.DoAsync<DocumentActions, Guid>(W.Ben, a => a.StartAsync(W.SpaceId, Guid.CreateVersion7(), Title));

    private async Task<IPage> EditAsync(Actor who, Guid id)
    {
        var page = await (await ArriveAsync(who)).OpenAsync(At(id, "?edit"));
        await Expect(page.Locator("[data-editor][data-ready=true]")).ToBeAttachedAsync(new() { Timeout = 30_000 });
        return page;
    }

    private static async Task TypeAsync(IPage page, string words)
    {
        await page.GoToEndAsync(page.GetByRole(AriaRole.Textbox, new() { Name = Title }));
        await page.Keyboard.TypeAsync(words);
        await Expect(page.Locator("[data-saved]")).ToContainTextAsync("saved");
    }

    private string At(Guid id, string page = "") => DocumentAddresses.ToOne(W.SpaceId, id, page);
}
