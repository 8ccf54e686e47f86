using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Activity;

/// <summary>Reads what happened in a space, the latest first, in pages that are addressed by the number of an event.</summary>
public sealed class FeedQueries(SpaceAccess spaces, IDbContextFactory<WorkspaceDb> databases, Tellers tellers, ThingNames things, Toolbox toolbox, Glances glances)
{
    public const int AtOnce = 50;
    private const int Batch = 200, UnfilteredBatch = AtOnce + 14, MostLooked = 2_000, MostPeople = 500;

    public async Task<Feed> ReadAsync(Guid spaceId, FeedFilter filter, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        var (entries, next) = await ReadEntriesAsync(visit, filter, ct);
        var names = await things.OfAsync(visit, entries.Select(e => (e.Area, e.SubjectId)), ct);
        var people = await glances.GetAsync(spaceId, Guid.Empty, "people of the feed", () => visit.Members().OrderBy(m => m.Name).Take(MostPeople).Select(m => new FeedPerson(m.PersonId, m.Name)).ToListAsync(ct));
        var areas = toolbox.All.Where(tool => visit.Has(tool.Key)).Select(tool => new Area(tool.Key, tool.Name)).Append(Area.People).Append(Area.Space);
        return new(visit.SpaceName, visit.ReadUntil, [.. entries.Select(e => e with { Name = names.GetValueOrDefault(e.SubjectId) })], next, [.. areas], people);
    }

    // Who words an event is not known to the database, so a filter by area looks through the events in batches, and not without end.
    private async Task<(IReadOnlyList<FeedEntry> Entries, long? Next)> ReadEntriesAsync(Visit visit, FeedFilter filter, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var entries = new List<FeedEntry>();
        var before = filter.Before ?? long.MaxValue;
        var size = filter.Area is null ? UnfilteredBatch : Batch;
        for (var looked = 0; looked < MostLooked; looked += size)
        {
            var batch = await visit.Events()
                .Where(e => e.Id < before && (filter.PersonId == null || e.ActorId == filter.PersonId))
                .OrderByDescending(e => e.Id).Take(size).ToListAsync(ct);
            var names = await PersonNames.OfAsync(db, batch, ct);
            foreach (var happened in batch)
            {
                if (entries.Count == AtOnce)
                {
                    return (entries, before);
                }

                before = happened.Id;
                if (tellers.Tell(happened, names.Name) is { } telling && visit.Has(telling.Area.Key) && (filter.Area is null || telling.Area.Key == filter.Area))
                {
                    entries.Add(new(happened.Id, happened.At, names.Name(happened.ActorId ?? Guid.Empty), happened.ActorId, telling.Area, telling.Told, happened.SubjectId));
                }
            }

            if (batch.Count < size)
            {
                return (entries, null);
            }
        }

        return (entries, before);
    }
}

/// <summary>Which part of the feed is asked for.</summary>
/// <param name="Area">The key of a tool, or people, or space.</param>
/// <param name="PersonId">What this person did.</param>
/// <param name="Before">Only events with a smaller number.</param>
public sealed record FeedFilter(string? Area = null, Guid? PersonId = null, long? Before = null);

/// <summary>A page of the feed.</summary>
/// <param name="Next">The number before which the next page begins; null at the end.</param>
public sealed record Feed(string SpaceName, DateTimeOffset ReadUntil, IReadOnlyList<FeedEntry> Entries, long? Next, IReadOnlyList<Area> Areas, IReadOnlyList<FeedPerson> People);

/// <summary>One thing that happened, and what its thing is called now.</summary>
public sealed record FeedEntry(long Number, DateTimeOffset At, string Actor, Guid? ActorId, Area Area, Told Told, Guid SubjectId, string? Name = null);

/// <summary>Somebody by whom the feed can be filtered.</summary>
public sealed record FeedPerson(Guid Id, string Name);
