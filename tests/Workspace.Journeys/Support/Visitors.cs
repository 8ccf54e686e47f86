using Microsoft.Playwright;

namespace Workspace.Journeys.Support;

/// <summary>Tabs of the example's people that stay open from page to page, as a reader's does: what is the same on all pages is fetched once.</summary>
public sealed class Visitors(Example example, Chromium chromium) : IAsyncDisposable
{
    private readonly Dictionary<(string? Who, bool Script), Guest> _guests = [];

    /// <summary>The tab of this person of the example, or of somebody unknown: light, wide and without a fault so far.</summary>
    public async Task<Guest> OpenAsync(string? who, bool script)
    {
        if (!_guests.TryGetValue((who, script), out var guest))
        {
            var session = who is null ? null : await example.SessionAsync(who);
            guest = await Guest.ArriveAsync(chromium.Browser, example.Address, session, new() { JavaScriptEnabled = script, ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
            _guests.Add((who, script), guest);
        }

        await guest.BeginAnewAsync();
        return guest;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var guest in _guests.Values)
        {
            await guest.DisposeAsync();
        }
    }
}
