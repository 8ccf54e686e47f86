using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Live;

/// <summary>What one person may see at one instant: the rules of the doors, for all their spaces at once.</summary>
/// <param name="Roles">The spaces that would let the person in, and as what.</param>
/// <param name="Until">When a seat of theirs ends or begins: nothing is known beyond it.</param>
public sealed record Standing(
    Guid PersonId, Guid OrganisationId, bool IsAdministrator, IReadOnlyDictionary<Guid, Role> Roles, DateTimeOffset Until,
    bool ShowsPresence, Ui.Kit.PresentPerson Card)
{
    public bool Allows(Subject subject) => subject.Kind switch
    {
        SubjectKind.Space or SubjectKind.In or SubjectKind.Around => Roles.ContainsKey(subject.Id),
        SubjectKind.Organisation => IsAdministrator && subject.Id == OrganisationId,
        _ => true, // a thing's events are heard only where its space allows it
    };
}

/// <summary>Reads standings from the database, never from a cache.</summary>
public sealed class Standings(IDbContextFactory<WorkspaceDb> databases, TimeProvider clock)
{
    private static readonly Func<WorkspaceDb, Guid, DateTimeOffset, Task<Row?>> Who = EF.CompileAsyncQuery(
        (WorkspaceDb db, Guid personId, DateTimeOffset now) => (
            from person in db.Set<Person>()
            where person.Id == personId && person.DisabledAt == null
            join affiliation in db.Set<Affiliation>() on person.AffiliationId equals affiliation.Id into affiliations
            from affiliation in affiliations.DefaultIfEmpty()
            select new Row(
                person.OrganisationId, person.Name, person.Initials, affiliation.Name, person.ShowsPresence,
                db.Set<Administrator>().Any(a => a.PersonId == personId && a.OrganisationId == person.OrganisationId),
                db.Set<Seat>().Where(s => s.PersonId == personId && s.OrganisationId == person.OrganisationId && s.StartsAt <= now && now < s.EndsAt).Max(s => (DateTimeOffset?)s.EndsAt),
                db.Set<Seat>().Where(s => s.PersonId == personId && s.OrganisationId == person.OrganisationId && now < s.StartsAt && s.StartsAt < s.EndsAt).Min(s => (DateTimeOffset?)s.StartsAt)))
            .FirstOrDefault());

    private static readonly Func<WorkspaceDb, Guid, Guid, IAsyncEnumerable<KeyValuePair<Guid, Role>>> Where = EF.CompileAsyncQuery(
        (WorkspaceDb db, Guid personId, Guid organisationId) =>
            from membership in db.Set<Membership>()
            where membership.PersonId == personId && membership.LeftAt == null
            join space in db.Set<Space>() on membership.SpaceId equals space.Id
            where space.OrganisationId == organisationId
            select new KeyValuePair<Guid, Role>(space.Id, membership.Role));

    /// <summary>Null where there is no such account, or it is closed.</summary>
    public async Task<Standing?> ReadAsync(Guid personId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await Who(db, personId, clock.GetUtcNow()) is not { } who)
        {
            return null;
        }

        var roles = new Dictionary<Guid, Role>();
        if (who.SeatEndsAt is not null)
        {
            await foreach (var (spaceId, role) in Where(db, personId, who.OrganisationId).WithCancellation(ct))
            {
                if (Enum.IsDefined(role))
                {
                    roles[spaceId] = role;
                }
            }
        }

        var until = new[] { who.SeatEndsAt, who.SeatBeginsAt }.Min() ?? DateTimeOffset.MaxValue;
        return new(personId, who.OrganisationId, who.IsAdministrator, roles, until, who.ShowsPresence, new(who.Name, who.Initials, who.Affiliation));
    }

    private sealed record Row(
        Guid OrganisationId, string Name, string Initials, string? Affiliation, bool ShowsPresence,
        bool IsAdministrator, DateTimeOffset? SeatEndsAt, DateTimeOffset? SeatBeginsAt);
}
