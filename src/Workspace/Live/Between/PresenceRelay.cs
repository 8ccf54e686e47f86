
namespace Workspace.Live.Between;

/// <summary>Lets people on one server see who is here on the others. Whoever is named must be allowed there, by this server's own reading.</summary>
public sealed class PresenceRelay(NotifyChannel channel, Presence presence, Standings standings, TimeProvider clock) : BackgroundService
{
    private const string Channel = "workspace_present";

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1), Repeat = TimeSpan.FromSeconds(10), CardLife = TimeSpan.FromMinutes(1);

    private readonly string _me = Guid.CreateVersion7().ToString("N");
    private readonly Dictionary<Guid, (Standing? Standing, long ReadAt)> _cards = [];
    private Dictionary<(Guid, Guid?), (string Text, long At)> _told = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(TellAsync(stoppingToken), channel.ListenAsync(Channel, HearAsync, stoppingToken));

    private async Task TellAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Tick);
        while (await timer.WaitForNextTickAsync(ct))
        {
            var texts = Texts();
            if (texts.Length > 0)
            {
                await channel.UntilItWorksAsync(() => channel.NotifyAsync(Channel, texts, ct), ct);
            }
        }
    }

    // What is new since it was told, who has left, and everything again from time to time.
    private string[] Texts()
    {
        var here = presence.Here();
        var now = here.ToDictionary(place => place.Key, place => new PlaceTold(_me, place.Key.Space, place.Key.Thing, place.Value).Write());
        var left = _told.Keys.Except(now.Keys).Select(place => new PlaceTold(_me, place.Item1, place.Item2, []).Write());
        var due = now.Where(place => !_told.TryGetValue(place.Key, out var told) || told.Text != place.Value || clock.GetElapsedTime(told.At) > Repeat).ToArray();
        var texts = left.Concat(due.Select(place => place.Value)).ToArray();
        var fresh = due.Select(place => place.Key).ToHashSet();
        _told = now.ToDictionary(place => place.Key, place => fresh.Contains(place.Key) ? (place.Value, clock.GetTimestamp()) : _told[place.Key]);
        return texts;
    }

    private async Task HearAsync(string text, CancellationToken ct)
    {
        if (PlaceTold.Read(text) is not { } told || told.Server == _me)
        {
            return;
        }

        var people = new List<(Guid, Ui.Kit.PresentPerson)>();
        foreach (var personId in told.People)
        {
            if (await CardAsync(personId, ct) is { ShowsPresence: true } standing && standing.Roles.ContainsKey(told.Space))
            {
                people.Add((personId, standing.Card));
            }
        }

        presence.Hear(new(told.Server, told.Space, told.Thing, people));
    }

    private async Task<Standing?> CardAsync(Guid personId, CancellationToken ct)
    {
        if (!_cards.TryGetValue(personId, out var card) || clock.GetElapsedTime(card.ReadAt) > CardLife)
        {
            if (_cards.Count > 5_000)
            {
                _cards.Clear();
            }

            _cards[personId] = card = (await standings.ReadAsync(personId, ct), clock.GetTimestamp());
        }

        return card.Standing;
    }
}
