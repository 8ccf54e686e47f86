using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.People;

namespace Workspace.Live;

/// <summary>The number that a page is written with: whatever happened before it, the page shows.</summary>
public sealed class LiveVersion(IDbContextFactory<WorkspaceDb> databases, Committed committed)
{
    private const int Many = 10_000;

    public long Now => committed.Latest;

    /// <summary>True where something the page shows happened after <paramref name="since"/>.</summary>
    internal async Task<bool> HasChangedAsync(OpenPage page, long since, CancellationToken ct)
    {
        if (page.Subjects.Count == 0 || since >= Now)
        {
            return false;
        }

        if (Now - since > Many)
        {
            return true; // reading the page again costs less than finding out
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        return await Shown(db.Set<Event>().AsNoTracking().Where(e => e.Id > since), page).AnyAsync(ct);
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
