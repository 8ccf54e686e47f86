using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Workspace.People;
using Workspace.Tools.Risks;

namespace Workspace.Journeys.Pages;

/// <summary>Keys, theme and the way without a mouse.</summary>
public sealed class KeyboardTests(House house, Chromium chromium) : Journey(house, chromium)
{
    private string Register => RiskAddresses.To(W.SpaceId);

    [Fact]
    public async Task Shortcuts_show_help_and_the_way_to_a_tool()
    {
        var page = await (await ArriveAsync(W.Ann)).OpenAsync($"{Register}/heat-map");

        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog#help")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("dialog#help")).Not.ToBeVisibleAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("r");
        await Expect(page).ToHaveURLAsync($"{House.Address}{Register}");
    }

    [Fact]
    public async Task Single_keys_can_be_switched_off()
    {
        await W.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == W.Ann.Id)).Prefer(Theme.System, singleKeys: false, showsPresence: true));
        var page = await (await ArriveAsync(W.Ann)).OpenAsync(Register);

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("h");
        await page.Keyboard.PressAsync("?");

        await Expect(page.Locator("dialog#help")).Not.ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync($"{House.Address}{Register}");
    }

    [Fact]
    public async Task Letters_typed_into_a_field_are_text()
    {
        var page = await (await ArriveAsync(W.Ann)).OpenAsync($"{Register}/new");

        await page.Locator("main [name='Form.Title']").FillAsync("");
        await page.Keyboard.TypeAsync("gh?");

        await Expect(page.Locator("main [name='Form.Title']")).ToHaveValueAsync("gh?");
        await Expect(page.Locator("dialog#help")).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_tab_stop_skips_to_the_content()
    {
        var page = await (await ArriveAsync(W.Ann)).OpenAsync(Register);

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    [Theory, InlineData(Theme.Light, "light"), InlineData(Theme.Dark, "dark"), InlineData(Theme.System, null)]
    public async Task The_theme_is_in_the_first_byte(Theme theme, string? written)
    {
        await W.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == W.Ann.Id)).Prefer(theme, true, true));
        var ann = await ArriveAsync(W.Ann, new() { ColorScheme = ColorScheme.Light });

        var answer = await ann.Page.GotoAsync(Register);

        var html = (await answer!.TextAsync()).Split("<head>")[0];
        Assert.Equal(written, written is null ? null : html.Contains($"data-theme=\"{written}\"", StringComparison.Ordinal) ? written : html);
        Assert.Equal(written is null, !html.Contains("data-theme", StringComparison.Ordinal));
        Assert.Contains("no-store", answer.Headers["cache-control"], StringComparison.Ordinal);
        var ground = await ann.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");
        Assert.Equal(theme == Theme.Dark ? "rgb(20, 22, 24)" : "rgb(248, 246, 242)", ground);
    }
}
