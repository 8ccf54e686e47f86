using Microsoft.Playwright;

namespace Workspace.Journeys.Support;

/// <summary>What every journey has: the house, a browser, an organisation of its own, and people who arrive.</summary>
public abstract class Journey(House house, Chromium chromium) : IAsyncLifetime
{
    private readonly List<Guest> _guests = [];

    protected House House => house;
    protected TestWorkspace W { get; private set; } = null!;

    public async ValueTask InitializeAsync() => W = await house.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var guest in _guests)
        {
            await guest.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>This person comes, signed in, with a browser of their own.</summary>
    protected async Task<Guest> ArriveAsync(Actor? actor, BrowserNewContextOptions? options = null)
    {
        var guest = await Guest.ArriveAsync(chromium.Browser, house.Address, actor is null ? null : await house.SessionAsync(actor), options);
        _guests.Add(guest);
        return guest;
    }

    /// <summary>A page to try the script on, that lies in the space.</summary>
    protected Trial Try(string content)
    {
        var trial = house.Trials.Add(W.SpaceId);
        trial.Content = content;
        return trial;
    }

    /// <summary>The other person changes what the page shows.</summary>
    protected async Task ChangeAsync(Trial trial, string content)
    {
        trial.Content = content;
        await W.ChangeAsync(W.Ben, trial.Thing);
    }
}
