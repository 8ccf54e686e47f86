using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Activity.Shell;

/// <summary>Names who can help: the owners and facilitators of a space, and the organisation's licence administrators.</summary>
public sealed class HelperQueries(IDbContextFactory<WorkspaceDb> databases, Glances glances)
{
    private const int Most = 4;

    /// <summary>"Fay Owen (facilitator)", facilitators first.</summary>
    public Task<IReadOnlyList<string>> OfSpaceAsync(Guid spaceId, CancellationToken ct = default) =>
        glances.GetAsync(spaceId, Guid.Empty, "helpers", () => ReadAsync(spaceId, ct));

    /// <summary>Names of the licence administrators of an organisation.</summary>
    public async Task<IReadOnlyList<string>> AdministratorsAsync(Guid organisationId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await (
            from administrator in db.Set<Administrator>()
            where administrator.OrganisationId == organisationId
            join person in db.Set<Person>() on administrator.PersonId equals person.Id
            where person.DisabledAt == null
            orderby administrator.AppointedAt
            select person.Name).Take(Most).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<string>> ReadAsync(Guid spaceId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await (
            from membership in db.Set<Membership>()
            where membership.SpaceId == spaceId && membership.LeftAt == null && membership.Role >= Role.Facilitator
            join person in db.Set<Person>() on membership.PersonId equals person.Id
            where person.DisabledAt == null
            orderby membership.Role, person.Name
            select new { person.Name, membership.Role }).Take(Most).ToListAsync(ct);
        var organisationId = await db.Set<Space>().Where(s => s.Id == spaceId).Select(s => s.OrganisationId).SingleAsync(ct);
        return
        [
            .. found.Select(helper => $"{helper.Name} ({RoleWords.Name(helper.Role).ToLowerInvariant()})"),
            .. (await AdministratorsAsync(organisationId, ct)).Select(name => $"{name} (licence administrator)"),
        ];
    }
}
