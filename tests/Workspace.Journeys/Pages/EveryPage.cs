using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Workspace.Operations.Demo;

namespace Workspace.Journeys.Pages;

/// <summary>What holds for every page there is, found by its route: a new page is tried without anybody thinking of it.</summary>
public abstract class EveryPage(Example example, Chromium chromium)
{
    // Their addresses carry a secret or something a journey of their own makes.
    private static readonly string[] Elsewhere = ["/link/{Key}", "/set-up/{Key}", "/spaces/{SpaceId:guid}/risks/import/{Id:guid}", "/spaces/{SpaceId:guid}/risks/import/{Id:guid}/preview", "/problem"];

    private static readonly string[] Public = ["/sign-in", "/accessibility", "/privacy", "/terms", "/help", "/sign-out"];

    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    protected static TheoryData<string> Routes(Func<string, bool> which) =>
    [
        .. typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>())
            .Select(route => route.Template).Except(Elsewhere).Where(which).Order(StringComparer.Ordinal),
    ];

    protected static bool IsPublic(string route) => Public.Contains(route, StringComparer.Ordinal);

    protected async Task TryAsync(string route)
    {
        var address = example.AddressOf(route);
        Assert.DoesNotContain("{", address, StringComparison.Ordinal); // name an example for it in Example
        await using var guest = await Guest.ArriveAsync(chromium.Browser, example.Address, await WhoAsync(route), new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        var answer = await guest.Page.GotoAsync(address);

        Assert.Equal(200, answer!.Status);
        await HasNoViolationAsync(guest.Page, new() { RunOnly = new() { Type = "tag", Values = [.. Tags] } });
        await guest.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await HasNoViolationAsync(guest.Page, new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } });
        await FitsAsync(guest.Page);
        Assert.Empty(guest.Faults);
        await IsCompleteWithoutScriptAsync(route, address);
    }

    private static async Task HasNoViolationAsync(IPage page, AxeRunOptions options)
    {
        var found = await page.RunAxe(options);
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(v => $"{v.Impact} {v.Id}: {v.Help} at\n  {string.Join("\n  ", v.Nodes.Take(4).Select(n => n.Html))}")));
    }

    // 1280 px at 400 % are 320 px: nothing but a wide table in its own region may scroll sideways.
    private static async Task FitsAsync(IPage page)
    {
        await page.SetViewportSizeAsync(320, 640);
        var over = await page.EvaluateAsync<string>("""
            () => document.documentElement.scrollWidth <= 320 ? '' : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 321 && e.checkVisibility()
              && !e.parentElement.closest('[role=region], .region, [popover], dialog, .hidden-text')).slice(0, 5).map(e => e.outerHTML.slice(0, 160)).join('\n') || 'something'
            """);
        Assert.True(over.Length == 0, $"Wider than 320 px:\n{over}");
    }

    private async Task IsCompleteWithoutScriptAsync(string route, string address)
    {
        await using var plain = await Guest.ArriveAsync(chromium.Browser, example.Address, await WhoAsync(route), new() { JavaScriptEnabled = false });
        var answer = await plain.Page.GotoAsync(address);
        Assert.Equal(200, answer!.Status);
        await Expect(plain.Page.Locator("main h1")).ToHaveCountAsync(1);
        var stuck = await plain.Page.Locator("main form:has(input:not([type=hidden]), textarea, select):not(:has(button:not([type=button]), input[type=submit]))").CountAsync();
        Assert.True(stuck == 0, $"{stuck} forms of {address} cannot be sent without script.");
    }

    private async Task<string?> WhoAsync(string route) =>
        IsPublic(route) ? null
        : await example.SessionAsync(route.StartsWith("/office", StringComparison.Ordinal) || route == "/welcome" ? DemoPeople.SeatAdministrator : DemoPeople.Owner);
}

/// <summary>The pages of the organisation's office.</summary>
public sealed class EveryOfficePage(Example example, Chromium chromium) : EveryPage(example, chromium)
{
    public static TheoryData<string> Addresses => Routes(route => route.StartsWith("/office", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Addresses))]
    public Task Is_accessible_fits_a_phone_and_needs_no_script(string route) => TryAsync(route);
}

/// <summary>The pages of spaces and their tools.</summary>
public sealed class EverySpacePage(Example example, Chromium chromium) : EveryPage(example, chromium)
{
    public static TheoryData<string> Addresses => Routes(route => route.StartsWith("/spaces", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Addresses))]
    public Task Is_accessible_fits_a_phone_and_needs_no_script(string route) => TryAsync(route);
}

/// <summary>One's own pages and those that anybody may read.</summary>
public sealed class EveryOtherPage(Example example, Chromium chromium) : EveryPage(example, chromium)
{
    public static TheoryData<string> Addresses => Routes(route => !route.StartsWith("/spaces", StringComparison.Ordinal) && !route.StartsWith("/office", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Addresses))]
    public Task Is_accessible_fits_a_phone_and_needs_no_script(string route) => TryAsync(route);
}
