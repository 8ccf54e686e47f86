using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Workspace.Search;
using Workspace.Tools.Risks;

namespace Workspace.Journeys.Search;

/// <summary>Searching by keyboard alone, and on a phone.</summary>
public sealed class SearchJourneys(House house, Chromium chromium) : Journey(house, chromium)
{
    [Fact]
    public async Task Somebody_goes_to_a_risk_by_the_keyboard_alone()
    {
        var risk = await AddAsync("Lenders delay sign-off");
        var guest = await ArriveAsync(W.Rae);
        var page = await guest.OpenAsync($"/spaces/{W.SpaceId}");

        await page.Keyboard.PressAsync("Control+k");
        var field = page.Locator("#panel-q");
        await Expect(field).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("lend sign");
        await Expect(page.Locator("#panel-list [role=option]").First).ToContainTextAsync("R-01 Lenders delay sign-off");
        await Expect(page.Locator("#panel-say")).ToContainTextAsync("suggestion");
        await guest.IsInOrderAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("#panel-list [aria-selected=true]")).ToHaveCountAsync(1);
        await Expect(field).ToHaveAttributeAsync("aria-activedescendant", "panel-0");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync($"{House.Address}{RiskAddresses.ToRisk(W.SpaceId, risk)}");
        await Expect(page.Locator("#panel")).Not.ToBeVisibleAsync();
        Assert.Empty(guest.Faults);
    }

    [Fact]
    public async Task Enter_searches_for_what_was_typed_and_Escape_leaves_everything_as_it_was()
    {
        await AddAsync("Lenders delay sign-off");
        var guest = await ArriveAsync(W.Rae);
        var page = await guest.OpenAsync($"/spaces/{W.SpaceId}");

        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#panel-q")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#panel")).Not.ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("delayed lender");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync($"{House.Address}/spaces/{W.SpaceId}/search?q=delayed+lender");
        await Expect(page.Locator(".hits mark")).ToHaveTextAsync(["Lenders", "delay"]);
        await page.ReloadAsync();
        await guest.IsInOrderAsync();
    }

    [Fact]
    public async Task A_command_begins_a_risk()
    {
        var page = await (await ArriveAsync(W.Ben)).OpenAsync($"/spaces/{W.SpaceId}");

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("add a ri");
        await Expect(page.Locator("#panel-list")).ToContainTextAsync("Add a risk");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync($"{House.Address}/spaces/{W.SpaceId}/risks/new");
    }

    [Fact]
    public async Task On_a_phone_the_panel_opens_from_the_foot_of_the_page()
    {
        await AddAsync("Lenders delay sign-off");
        var guest = await ArriveAsync(W.Rae, new BrowserNewContextOptions { ViewportSize = new() { Width = 390, Height = 780 }, HasTouch = true });
        var page = await guest.OpenAsync($"/spaces/{W.SpaceId}");

        await page.Locator(".footbar a", new() { HasText = "Search" }).TapAsync();
        await page.Locator("#panel-q").FillAsync("lend");
        await page.Locator("#panel-list a", new() { HasText = "R-01 Lenders delay sign-off" }).TapAsync();

        await Expect(page.Locator("main h1")).ToContainTextAsync("Lenders delay sign-off");
    }

    [Fact]
    public async Task Without_script_the_field_leads_to_the_page_of_results()
    {
        await AddAsync("Lenders delay sign-off");
        var guest = await ArriveAsync(W.Rae, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await guest.Page.GotoAsync($"/spaces/{W.SpaceId}");

        await guest.Page.Locator("#search").FillAsync("delayed");
        await guest.Page.Locator("#search").PressAsync("Enter");

        await Expect(guest.Page.Locator(".hits li")).ToContainTextAsync("Open risk, high");
        await guest.Page.Locator(".hits a").First.ClickAsync();
        await Expect(guest.Page.Locator("main h1")).ToContainTextAsync("Lenders delay sign-off");
    }

    private async Task<Guid> AddAsync(string title)
    {
        var id = Guid.CreateVersion7();
        await W.DoAsync<RiskActions>(W.Ben, a => a.AddAsync(W.SpaceId, id, new RiskDetails { Title = title, Score = new Score(3, 4) }));
        await W.DoAsync<ISearchFeed>(W.Ben, feed => feed.AgainAsync(RisksTool.Risks, W.SpaceId, [id]));
        return id;
    }
}
