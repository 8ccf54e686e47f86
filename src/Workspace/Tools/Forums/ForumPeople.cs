using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Tools.Forums;

/// <summary>The people of spaces by name, kept until somebody comes, goes, or is called otherwise: every post shows names, and posts change nobody's.</summary>
public sealed class ForumPeople
{
    private const int Most = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset At, SpacePeople People)> _kept = [];
    private readonly TimeProvider _clock;
    private long _happened;

    public ForumPeople(Committed committed, TimeProvider clock)
    {
        _clock = clock;
        committed.Heard += Hear;
    }

    public async Task<SpacePeople> OfAsync(Visit visit, CancellationToken ct = default)
    {
        if (_kept.TryGetValue(visit.SpaceId, out var kept) && _clock.GetUtcNow() - kept.At < Longest) return kept.People;
        var since = Interlocked.Read(ref _happened);
        var people = new SpacePeople(visit.SpaceId, await visit.Members().ToListAsync(ct));
        if (_kept.Count >= Most) _kept.Clear();
        _kept[visit.SpaceId] = (_clock.GetUtcNow(), people);
        if (Interlocked.Read(ref _happened) != since) _kept.TryRemove(visit.SpaceId, out _);
        return people;
    }

    private void Hear(IReadOnlyList<Event> events)
    {
        foreach (var happened in events)
        {
            if (happened.Kind.StartsWith("member.", StringComparison.Ordinal) && happened.SpaceId is { } space) Forget(() => _kept.TryRemove(space, out _));
            else if (happened.Kind is PeopleEvents.AffiliationChanged or PeopleEvents.ProfileChanged or PeopleEvents.Corrected || happened.Kind.StartsWith("affiliation.", StringComparison.Ordinal)) Forget(_kept.Clear);
        }
    }

    private void Forget(Action forget)
    {
        Interlocked.Increment(ref _happened);
        forget();
    }
}

/// <summary>The people of one space, those who left included: names stay on what they wrote.</summary>
public sealed class SpacePeople(Guid spaceId, IReadOnlyList<Member> members)
{
    private const string Somebody = "Somebody who left";

    private readonly Dictionary<Guid, Member> _byId = members.ToDictionary(m => m.PersonId);
    private readonly Lazy<IReadOnlyList<Member>> _present = new(() => [.. members.Where(m => m.LeftAt is null).OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase)]);

    public Guid SpaceId => spaceId;

    /// <summary>Those who are in the space now, by name.</summary>
    public IReadOnlyList<Member> Present => _present.Value;

    internal IReadOnlyList<Member> Members => members;

    public string Name(Guid? person) => person is { } id && _byId.TryGetValue(id, out var known) ? known.Name : Somebody;

    public string Initials(Guid person) => _byId.TryGetValue(person, out var known) ? known.Initials : "?";

    public string Affiliation(Guid person) => _byId.TryGetValue(person, out var known) ? known.Affiliation ?? "" : "";

    public bool IsPresent(Guid person) => _byId.TryGetValue(person, out var known) && known.LeftAt is null;

    /// <summary>The organisations that the people speak for, by name.</summary>
    public IReadOnlyList<string> Affiliations => [.. Present.Select(m => m.Affiliation).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];
}
