using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Activity;

/// <summary>What others changed in a space since somebody's last visit: one line for each thing, not for each event.</summary>
public sealed class ChangeQueries(SpaceAccess spaces, IDbContextFactory<WorkspaceDb> databases, Tellers tellers, ThingNames things, Glances glances)
{
    private const int Looked = 1_000, Told = 300, Most = 50;

    /// <summary>The latest first. The person must be a member with a seat: the caller has just read that.</summary>
    public Task<IReadOnlyList<ChangedThing>> InSpaceAsync(Guid personId, Guid spaceId, DateTimeOffset after, CancellationToken ct = default) =>
        glances.GetAsync(spaceId, personId, $"changes since {after.UtcTicks}", () => ReadAsync(personId, spaceId, after, ct));

    private async Task<IReadOnlyList<ChangedThing>> ReadAsync(Guid personId, Guid spaceId, DateTimeOffset after, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var events = await db.Set<Event>().AsNoTracking().Where(e => e.SpaceId == spaceId)
            .OrderByDescending(e => e.Id).Take(Looked)
            .Where(e => e.At > after && e.ActorId != personId)
            .OrderByDescending(e => e.Id).Take(Told).ToListAsync(ct);
        var people = await PersonNames.OfAsync(db, events, ct);
        var changed = events
            .Select(happened => (Happened: happened, Telling: tellers.Tell(happened, people.Name)))
            .Where(told => told.Telling is not null)
            .GroupBy(told => told.Telling!.Area == Area.People ? Guid.Empty : told.Happened.SubjectId)
            .Select(thing => (IReadOnlyList<ToldEvent>)[.. thing.Select(told => new ToldEvent(told.Happened, told.Telling!))])
            .Take(Most).ToList();
        var (names, quiet) = await NamesAsync(personId, spaceId, changed, ct);
        return [.. changed.Where(thing => !quiet.Contains(thing[0].Happened.SubjectId)).Select(thing => Of(spaceId, thing, people, names))];
    }

    private async Task<(IReadOnlyDictionary<Guid, string> Names, IReadOnlySet<Guid> Quiet)> NamesAsync(Guid personId, Guid spaceId, IReadOnlyList<IReadOnlyList<ToldEvent>> changed, CancellationToken ct)
    {
        await using var visit = await spaces.EnterAsAsync(personId, spaceId, Role.Reader, ct: ct);
        (Area, Guid)[] named = [.. changed.Select(thing => (thing[0].Telling.Area, thing[0].Happened.SubjectId))];
        return (await things.OfAsync(visit, named, ct), await things.QuietAsync(visit, named, ct));
    }

    private static ChangedThing Of(Guid spaceId, IReadOnlyList<ToldEvent> newestFirst, PersonNames people, IReadOnlyDictionary<Guid, string> names)
    {
        var (latest, telling) = newestFirst[0];
        var told = telling.Told;
        var isPeople = telling.Area == Area.People;
        var actors = newestFirst.Select(e => e.Happened.ActorId).Distinct().Count();
        var line = newestFirst.Count == 1
            ? ChangeWords.One(people.Name(latest.ActorId ?? Guid.Empty), told, isPeople)
            : ChangeWords.Many(newestFirst.Count, actors, told.Detail);
        var title = isPeople ? Area.People.Name : names.GetValueOrDefault(latest.SubjectId) ?? ChangeWords.Sentence(told.Thing);
        return new(spaceId, telling.Area, title, told.Address, line, latest.At);
    }

    private sealed record ToldEvent(Event Happened, Telling Telling);
}

/// <summary>A thing that others changed since the last visit: what it is, where to read it, and what was done in one line.</summary>
public sealed record ChangedThing(Guid SpaceId, Area Area, string Title, string? Address, string Line, DateTimeOffset At);
