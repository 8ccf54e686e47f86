using Microsoft.Playwright;
using Workspace.Journeys.Texts;
using Workspace.Tools.Wiki;

namespace Workspace.Journeys.Wiki;

/// <summary>A page is written by two people, leads to another one, finds its place, and is read by everybody.</summary>
public sealed class WikiJourneys(House house, Chromium chromium) : Journey(house, chromium)
{
    [Fact]
    public async Task Two_people_edit_a_page_in_place_and_one_adds_another_page_by_its_title()
    {
        var guide = await AddAsync("Guide");
        var (ann, ben) = (await EditAsync(W.Ann, guide), await EditAsync(W.Ben, guide));

        await TypeAsync(ann, "Words of Ann. ");
        await Expect(Text(ben)).ToContainTextAsync("Words of Ann.");
        await TypeAsync(ben, "See [[Deeds");
        await ben.GetByRole(AriaRole.Option, new() { Name = "Add the page “Deeds”" }).ClickAsync();
        await Expect(Text(ann).GetByText("Deeds", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Text(ann)).Not.ToContainTextAsync("[[");
        await Expect(ben.Locator("[data-saved]")).ToContainTextAsync("saved");
        await ben.GetByRole(AriaRole.Link, new() { Name = "Done" }).ClickAsync();

        await ben.Locator(".prose").GetByRole(AriaRole.Link, new() { Name = "Deeds" }).ClickAsync();
        await Expect(ben.GetByRole(AriaRole.Heading, new() { Name = "Deeds", Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_is_moved_by_keyboard_published_and_read_by_somebody_who_is_not_signed_in()
    {
        var (guide, deeds) = (await AddAsync("Guide"), await AddAsync("Deeds"));
        var ann = await (await ArriveAsync(W.Ann)).OpenAsync(WikiAddresses.To(W.SpaceId, "?arrange=1"));
        await ann.GetByRole(AriaRole.Button, new() { Name = "Put Deeds under the page before it" }).FocusAsync();
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Locator($"#page-{deeds}.level-1")).ToBeVisibleAsync();

        var address = $"guide-{guide:N}";
        await ann.GotoAsync(WikiAddresses.ToPage(W.SpaceId, guide, "/publish"));
        await ann.GetByLabel("Address").FillAsync(address);
        await ann.GetByLabel("Publish the 1 page below it too").CheckAsync();
        await ann.GetByRole(AriaRole.Button, new() { Name = "Publish to everybody" }).ClickAsync();
        await Expect(ann.GetByRole(AriaRole.Button, new() { Name = "Take back from the public" })).ToBeVisibleAsync();

        var stranger = (await ArriveAsync(null)).Page;
        await stranger.GotoAsync($"/p/{address}");
        await Expect(stranger.GetByRole(AriaRole.Heading, new() { Name = "Guide", Level = 1 })).ToBeVisibleAsync();
        await stranger.GetByRole(AriaRole.Link, new() { Name = "Deeds" }).ClickAsync();
        await Expect(stranger.GetByRole(AriaRole.Heading, new() { Name = "Deeds", Level = 1 })).ToBeVisibleAsync();

        await ann.GetByRole(AriaRole.Button, new() { Name = "Take back from the public" }).ClickAsync();
        await Expect(ann.GetByRole(AriaRole.Button, new() { Name = "Publish to everybody" })).ToBeVisibleAsync();
        Assert.Equal(404, (await stranger.GotoAsync($"/p/{address}"))!.Status);
    }

    private Task<Guid> AddAsync(string title) => W.DoAsync<PageActions, Guid>(W.Ben, a => a.AddAsync(W.SpaceId, Guid.CreateVersion7(), title, null));

    private async Task<IPage> EditAsync(Actor who, Guid page)
    {
        var at = await (await ArriveAsync(who)).OpenAsync(WikiAddresses.ToPage(W.SpaceId, page));
        await at.GetByRole(AriaRole.Link, new() { Name = "Edit this page" }).ClickAsync();
        await Expect(at.Locator("[data-editor][data-ready=true]")).ToBeAttachedAsync(new() { Timeout = 30_000 });
        return at;
    }

    private static ILocator Text(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Guide" });

    private static async Task TypeAsync(IPage page, string words)
    {
        await page.GoToEndAsync(Text(page));
        await page.Keyboard.TypeAsync(words);
    }
}
