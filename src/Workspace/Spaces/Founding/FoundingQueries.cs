using Microsoft.EntityFrameworkCore;
using Workspace.Activity.Shell;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;

namespace Workspace.Spaces.Founding;

/// <summary>Reads what the form for a new space needs: whether one may, and who could own it.</summary>
public sealed class FoundingQueries(IDbContextFactory<WorkspaceDb> databases, HelperQueries helpers, CurrentPerson current, TimeProvider clock)
{
    private const int MostOwners = 1_000;

    public async Task<FoundingChoices> ReadAsync(CancellationToken ct = default)
    {
        var personId = current.Id ?? throw Refusal.SignedOut();
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var founder = await Founder.ReadAsync(db, personId, now, ct);
        return new(founder, founder.NamesOwner ? await OwnersAsync(db, founder.OrganisationId, now, ct) : [], await helpers.AdministratorsAsync(founder.OrganisationId, ct));
    }

    private static async Task<IReadOnlyList<PossibleOwner>> OwnersAsync(WorkspaceDb db, Guid organisationId, DateTimeOffset now, CancellationToken ct) => await (
        from person in db.Set<Person>()
        where person.OrganisationId == organisationId && person.DisabledAt == null
        where db.Set<Seat>().Any(s => s.PersonId == person.Id && s.StartsAt <= now && now < s.EndsAt)
        join affiliation in db.Set<Affiliation>() on person.AffiliationId equals affiliation.Id into bodies
        from body in bodies.DefaultIfEmpty()
        orderby person.Name, person.Id
        select new PossibleOwner(person.Id, person.Name, body.Name)).Take(MostOwners).ToListAsync(ct);
}

/// <summary>What the form for a new space shows.</summary>
public sealed record FoundingChoices(Founder Founder, IReadOnlyList<PossibleOwner> Owners, IReadOnlyList<string> Administrators);

/// <summary>Somebody who holds a seat and could own a space.</summary>
public sealed record PossibleOwner(Guid PersonId, string Name, string? Affiliation);
