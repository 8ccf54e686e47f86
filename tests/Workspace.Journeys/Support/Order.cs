using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Workspace.Journeys.Support;

/// <summary>What every page must be: accessible in light and dark, no wider than a phone, without a fault of the script.</summary>
public static class Order
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly object Everything = new { runOnly = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } }, resultTypes = new[] { "violations" } };
    private static readonly object Contrast = new { runOnly = new { type = "rule", values = new[] { "color-contrast" } }, resultTypes = new[] { "violations" } };

    /// <summary>Looks at the page that is open; afterwards it is dark and as wide as a phone.</summary>
    public static async Task IsInOrderAsync(this Guest guest)
    {
        await guest.Page.IsAccessibleAsync();
        await guest.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await guest.Page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().map(a => a.finished))"); // colours that change over a moment
        await HasNoViolationAsync(guest.Page, Contrast);
        await FitsAsync(guest.Page);
        Assert.Empty(guest.Faults);
    }

    /// <summary>Looks at the page as it is now.</summary>
    public static async Task IsAccessibleAsync(this IPage page)
    {
        await page.EvaluateAsync(Axe);
        await HasNoViolationAsync(page, Everything);
    }

    private static async Task HasNoViolationAsync(IPage page, object options)
    {
        var found = await page.EvaluateAsync<JsonElement>("""
            async options => {
              const { passes, violations } = await axe.run(document, options)
              return { passed: passes.length, violations: violations.map(v => `${v.impact} ${v.id}: ${v.help} at\n  ${v.nodes.slice(0, 4).map(n => n.html).join('\n  ')}`) }
            }
            """, options);
        Assert.True(found.GetProperty("passed").GetInt32() > 0, "Nothing was looked at.");
        Assert.True(found.GetProperty("violations").GetArrayLength() == 0, string.Join('\n', found.GetProperty("violations").EnumerateArray()));
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
