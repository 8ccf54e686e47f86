using System.Collections.Concurrent;
using Workspace.Data;
using Workspace.People;

namespace Workspace.Activity;

/// <summary>
/// Keeps what was worked out for somebody in a space until something happens there, or for half a minute: counts and lists for
/// navigation and home. Never rights: those are read each time, before anything kept here is shown.
/// </summary>
public sealed class Glances
{
    internal const string Duties = "duties", Named = "named";

    private const int Most = 50_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(Guid Space, Guid Person, string What), Kept> _kept = [];
    private readonly ConcurrentDictionary<Guid, long> _happened = [];
    private readonly TimeProvider _clock;
    private long _happenedToPeople;

    public Glances(Committed committed, TimeProvider clock)
    {
        _clock = clock;
        committed.Heard += Hear;
    }

    public async Task<T> GetAsync<T>(Guid spaceId, Guid personId, string what, Func<Task<T>> work)
    {
        var key = (spaceId, personId, what);
        var (version, now) = (VersionOf(spaceId), _clock.GetUtcNow());
        if (_kept.TryGetValue(key, out var kept) && kept.Version == version && now - kept.At < Longest && kept.Value is T known)
        {
            return known;
        }

        var fresh = await work();
        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        _kept[key] = new Kept(version, now, fresh);
        return fresh;
    }

    /// <summary>Something was done that leaves no event: what waits for this person is worked out anew.</summary>
    public void ForgetDuties(Guid spaceId, Guid personId)
    {
        _kept.TryRemove((spaceId, personId, Duties), out _);
        _kept.TryRemove((spaceId, personId, Named), out _);
    }

    private (long, long) VersionOf(Guid spaceId) => (_happened.GetValueOrDefault(spaceId), Interlocked.Read(ref _happenedToPeople));

    private void Hear(IReadOnlyList<Event> events)
    {
        foreach (var happened in events)
        {
            if (happened.SpaceId is { } spaceId)
            {
                _happened.AddOrUpdate(spaceId, 1, (_, count) => count + 1);
            }
            else if (happened.Kind is PeopleEvents.AffiliationChanged or PeopleEvents.ProfileChanged or PeopleEvents.Disabled or PeopleEvents.Enabled
                || happened.Kind.StartsWith("seat.", StringComparison.Ordinal) || happened.Kind.StartsWith("affiliation.", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _happenedToPeople);
            }
        }
    }

    private sealed record Kept((long, long) Version, DateTimeOffset At, object? Value);
}
