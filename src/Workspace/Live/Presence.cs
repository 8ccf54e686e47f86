using System.Collections.Concurrent;
using Workspace.People;
using Workspace.Ui.Kit;

namespace Workspace.Live;

/// <summary>Who is in a space, and on a page, now. One picture for all who are there, made at most once a second; names and organisations, nothing else.</summary>
public sealed class Presence(OpenPages pages, TimeProvider clock) : BackgroundService
{
    private const int MostShown = 100;

    // Between two pages a browser may be without a connection for a moment: nobody leaves and returns within it.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1), Grace = TimeSpan.FromSeconds(5), Silence = TimeSpan.FromSeconds(25);
    private static readonly PresenceView Nobody = new(0, []);

    private readonly Dictionary<(Guid Space, Guid? Thing, Guid Person, string Server), Stay> _stays = [];
    private readonly ConcurrentQueue<Elsewhere> _elsewhere = [];
    private volatile Dictionary<(Guid Space, Guid? Thing), PresenceView> _views = [];
    private volatile bool _moved;

    /// <summary>Who is in the space, for a page that is being written for this person.</summary>
    public PresenceView In(Guid spaceId, SignedIn me) => WithMe(_views.GetValueOrDefault((spaceId, null), Nobody), me);

    /// <summary>Who is on the page about this thing.</summary>
    public PresenceView On(Guid spaceId, Guid thingId) => _views.GetValueOrDefault((spaceId, thingId), Nobody);

    /// <summary>Somebody came, went, or changed their mind about being seen.</summary>
    internal void Moved() => _moved = true;

    /// <summary>What a page that has just opened is told.</summary>
    internal void Greet(OpenPage page)
    {
        Moved();
        if (page.SpaceId is { } spaceId && _views.TryGetValue((spaceId, null), out var view))
        {
            page.Outbox.Present(view);
        }
    }

    /// <summary>The people who are connected to this server and may be seen, by place.</summary>
    internal IReadOnlyDictionary<(Guid Space, Guid? Thing), IReadOnlyList<Guid>> Here() => pages
        .Where(page => page.Standing.ShowsPresence && page.SpaceId is { } id && page.Standing.Roles.ContainsKey(id))
        .SelectMany(page => Places(page).Select(place => (Place: place, page.PersonId))).Distinct()
        .GroupBy(stay => stay.Place, stay => stay.PersonId).ToDictionary(place => place.Key, IReadOnlyList<Guid> (place) => [.. place.Order()]);

    /// <summary>Another server tells who is in a place there; that holds until it tells something else, or falls silent.</summary>
    internal void Hear(Elsewhere told)
    {
        _elsewhere.Enqueue(told);
        Moved();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (_moved || _stays.Count > 0)
            {
                _moved = false;
                Look();
            }
        }
    }

    // Whoever asks is about to be here: the number does not jump a second after the page has come.
    private static PresenceView WithMe(PresenceView view, SignedIn me)
    {
        var self = new PresentPerson(me.Name, me.Initials);
        return !me.ShowsPresence || view.People.Any(person => person.Name == me.Name && person.Initials == me.Initials)
            ? view
            : View(view.People.Append(self), view.Count + 1);
    }

    private void Look()
    {
        var open = pages.Where(page => page.SpaceId is { } id && page.Standing.Roles.ContainsKey(id));
        foreach (var page in open.Where(page => page.Standing.ShowsPresence))
        {
            foreach (var place in Places(page))
            {
                _stays[(place.Space, place.Thing, page.PersonId, "")] = new(page.Standing.Card, clock.GetTimestamp(), Grace);
            }
        }

        while (_elsewhere.TryDequeue(out var told))
        {
            Take(told);
        }

        foreach (var gone in _stays.Where(stay => clock.GetElapsedTime(stay.Value.SeenAt) > stay.Value.Keeps).Select(stay => stay.Key).ToArray())
        {
            _stays.Remove(gone);
        }

        var before = _views;
        _views = _stays.GroupBy(stay => (stay.Key.Space, stay.Key.Thing)).ToDictionary(place => place.Key, place => View(place.DistinctBy(stay => stay.Key.Person).Select(stay => stay.Value.Card)));
        foreach (var page in open)
        {
            Tell(page, before);
        }
    }

    private void Take(Elsewhere told)
    {
        foreach (var before in _stays.Keys.Where(stay => stay.Server == told.Server && stay.Space == told.Space && stay.Thing == told.Thing).ToArray())
        {
            _stays[before] = _stays[before] with { Keeps = Grace };
        }

        foreach (var (personId, card) in told.People)
        {
            _stays[(told.Space, told.Thing, personId, told.Server)] = new(card, clock.GetTimestamp(), Silence);
        }
    }

    private static PresenceView View(IEnumerable<PresentPerson> people, int? count = null)
    {
        var here = people.OrderBy(person => person.Name, StringComparer.Ordinal).ToArray();
        return new(count ?? here.Length, here.Length > MostShown ? here[..MostShown] : here);
    }

    private static IEnumerable<(Guid Space, Guid? Thing)> Places(OpenPage page)
    {
        if (page.SpaceId is { } spaceId)
        {
            yield return (spaceId, null);
            if (page.ThingId is { } thingId)
            {
                yield return (spaceId, thingId);
            }
        }
    }

    private void Tell(OpenPage page, Dictionary<(Guid, Guid?), PresenceView> before)
    {
        foreach (var place in Places(page))
        {
            var (then, now) = (before.GetValueOrDefault(place, Nobody), _views.GetValueOrDefault(place, Nobody));
            if (then.Count == now.Count && then.People.SequenceEqual(now.People))
            {
                continue;
            }

            if (place.Thing is null)
            {
                page.Outbox.Present(now);
            }
            else
            {
                page.Outbox.PresentHere(now);
            }
        }
    }

    private sealed record Stay(PresentPerson Card, long SeenAt, TimeSpan Keeps);
}

/// <summary>Who is in a place by another server's word.</summary>
internal sealed record Elsewhere(string Server, Guid Space, Guid? Thing, IReadOnlyList<(Guid PersonId, PresentPerson Card)> People);
