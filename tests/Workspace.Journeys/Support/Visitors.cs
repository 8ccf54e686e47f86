using Microsoft.Playwright;

namespace Workspace.Journeys.Support;

/// <summary>Browsers of the example's people that stay open from page to page, as a reader's does: what is the same on all pages is fetched once.</summary>
public sealed class Visitors(Example example, Chromium chromium) : IAsyncDisposable
{
    private readonly Dictionary<(string? Who, bool Script), IBrowserContext> _browsers = [];

    /// <summary>A new page in the browser of this person of the example, or of somebody unknown.</summary>
    public async Task<Guest> OpenAsync(string? who, bool script)
    {
        if (!_browsers.TryGetValue((who, script), out var browser))
        {
            var session = who is null ? null : await example.SessionAsync(who);
            browser = await Guest.BrowserAsync(chromium.Browser, example.Address, session, new() { JavaScriptEnabled = script, ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
            _browsers.Add((who, script), browser);
        }

        return await Guest.SitDownAsync(browser, example.Address);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers.Values)
        {
            await browser.DisposeAsync();
        }
    }
}
