using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Workspace.Journeys.Support;

/// <summary>What every page must be: accessible in light and dark, no wider than a phone, without a fault of the script.</summary>
public static class Order
{
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    /// <summary>Looks at the page that is open; afterwards it is dark and as wide as a phone.</summary>
    public static async Task IsInOrderAsync(this Guest guest)
    {
        await HasNoViolationAsync(guest.Page, new() { RunOnly = new() { Type = "tag", Values = [.. Tags] } });
        await guest.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await HasNoViolationAsync(guest.Page, new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } });
        await FitsAsync(guest.Page);
        Assert.Empty(guest.Faults);
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
}
