using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;

namespace Workspace.Licensing;

/// <summary>An administrator as the others see them.</summary>
public sealed record AdministratorRow(Guid PersonId, string Name, DateTimeOffset Since, string? By, bool IsDisabled);

/// <summary>Reads the organisation: its settings for administrators, its public texts for everybody.</summary>
public sealed class OrganisationQueries(OfficeAccess access, IDbContextFactory<WorkspaceDb> databases, CurrentPerson current)
{
    public async Task<Organisation> ReadAsync(CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        return await office.OrganisationAsync(ct);
    }

    public async Task<(IReadOnlyList<AdministratorRow> Administrators, IReadOnlyList<Chooseable> Others, TimeZoneInfo Zone)> AdministratorsAsync(CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var people = office.Query<Person>();
        var rows =
            from administrator in office.Query<Administrator>()
            join person in people on administrator.PersonId equals person.Id
            join appointer in people on administrator.AppointedById equals appointer.Id into appointers
            from appointer in appointers.DefaultIfEmpty()
            orderby person.Name
            select new AdministratorRow(person.Id, person.Name, administrator.AppointedAt, appointer.Name, person.DisabledAt != null);
        var administrators = office.Query<Administrator>();
        return (await rows.Take(200).ToListAsync(ct),
            await people.Where(p => p.DisabledAt == null && !administrators.Any(a => a.PersonId == p.Id)).OrderBy(p => p.Name).Take(5000).Select(p => new Chooseable(p.Id, p.Name, p.Email!)).ToListAsync(ct), office.Zone);
    }

    /// <summary>For the public pages: the reader's organisation, or the one that this server is for; none before set-up.</summary>
    public async Task<Organisation?> PublicAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var own = current.SignedIn?.OrganisationId;
        return await db.Set<Organisation>().AsNoTracking().Where(o => own == null || o.Id == own).OrderBy(o => o.CreatedAt).FirstOrDefaultAsync(ct);
    }
}
