using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Live.Between;
using Workspace.People;

namespace Workspace.Live;

/// <summary>
/// The number that a page is written with: whatever happened before it, the page shows. On SQLite it is the number of the latest event,
/// on PostgreSQL the transaction before which all are finished.
/// </summary>
public sealed class LiveVersion(IDbContextFactory<WorkspaceDb> databases, DatabaseSettings settings, Committed committed)
{
    private const int Many = 10_000;

    private long _horizon;

    public long Now => settings.IsSqlite ? committed.Latest : Interlocked.Read(ref _horizon);

    /// <summary>On PostgreSQL: everything before this transaction is finished.</summary>
    internal void Reach(long horizon)
    {
        for (var seen = Interlocked.Read(ref _horizon); seen < horizon && Interlocked.CompareExchange(ref _horizon, horizon, seen) != seen; seen = Interlocked.Read(ref _horizon))
        {
        }
    }

    /// <summary>True where something the page shows happened after <paramref name="since"/>.</summary>
    internal async Task<bool> HasChangedAsync(OpenPage page, long since, CancellationToken ct)
    {
        if (page.Subjects.Count == 0 || (settings.IsSqlite && since >= Now))
        {
            return false;
        }

        if (Now - since > Many)
        {
            return true; // reading the page again costs less than finding out
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var later = settings.IsSqlite ? db.Set<Event>().AsNoTracking().Where(e => e.Id > since) : Horizon.From(db, since);
        return await Shown(later, page).AnyAsync(ct);
    }

    private static IQueryable<Event> Shown(IQueryable<Event> events, OpenPage page)
    {
        var watched = page.Subjects.ToLookup(subject => subject.Kind, subject => subject.Id);
        var (spaces, places, things) = (Ids(SubjectKind.Space), Ids(SubjectKind.In), Ids(SubjectKind.Thing));
        var (home, office) = (watched[SubjectKind.Home].Any(), watched[SubjectKind.Organisation].Any());
        var (mine, me, organisation) = (page.Standing.Roles.Keys.ToArray(), page.PersonId, page.Standing.OrganisationId);
        return events.Where(e =>
            (e.SpaceId != null && spaces.Contains(e.SpaceId.Value))
            || (e.SpaceId != null && places.Contains(e.SpaceId.Value) && (e.Kind.StartsWith("space.") || e.Kind.StartsWith("member.")))
            || (things.Contains(e.SubjectId) && (e.SpaceId == null || mine.Contains(e.SpaceId.Value)))
            || (home && ((e.SubjectId == me && e.Kind != PeopleEvents.SignedIn && e.Kind != PeopleEvents.SignInRefused) || (e.SpaceId != null && mine.Contains(e.SpaceId.Value))))
            || (office && e.OrganisationId == organisation && (e.SpaceId == null || e.Kind.StartsWith("member."))));

        Guid[] Ids(SubjectKind kind) => [.. watched[kind]];
    }
}
