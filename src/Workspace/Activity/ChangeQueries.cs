using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;

namespace Workspace.Activity;

/// <summary>What others changed in a space since somebody's last visit: one line for each thing, not for each event.</summary>
public sealed class ChangeQueries(IDbContextFactory<WorkspaceDb> databases, Tellers tellers, Glances glances)
{
    private const int Looked = 1_000, Told = 300;

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
        var names = await PersonNames.OfAsync(db, events, ct);
        return
        [
            .. events
                .Select(happened => (Happened: happened, Telling: tellers.Tell(happened, names.Name)))
                .Where(told => told.Telling is not null)
                .GroupBy(told => told.Telling!.Area == Area.People ? Guid.Empty : told.Happened.SubjectId)
                .Select(thing => Of(spaceId, [.. thing.Select(told => new ToldEvent(told.Happened, told.Telling!))], names)),
        ];
    }

    private static ChangedThing Of(Guid spaceId, IReadOnlyList<ToldEvent> newestFirst, PersonNames names)
    {
        var (latest, telling) = newestFirst[0];
        var told = telling.Told;
        var isPeople = telling.Area == Area.People;
        var people = newestFirst.Select(e => e.Happened.ActorId).Distinct().Count();
        var line = newestFirst.Count == 1
            ? ChangeWords.One(names.Name(latest.ActorId ?? Guid.Empty), told, isPeople)
            : ChangeWords.Many(newestFirst.Count, people, told.Detail);
        return new(spaceId, telling.Area, isPeople ? Area.People.Name : ChangeWords.Sentence(told.Thing), told.Address, line, latest.At);
    }

    private sealed record ToldEvent(Event Happened, Telling Telling);
}

/// <summary>A thing that others changed since the last visit: what it is, where to read it, and what was done in one line.</summary>
public sealed record ChangedThing(Guid SpaceId, Area Area, string Title, string? Address, string Line, DateTimeOffset At);
