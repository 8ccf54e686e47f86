using Microsoft.EntityFrameworkCore;
using Workspace.Activity.Shell;
using Workspace.Licensing;
using Workspace.People;

namespace Workspace.Spaces.Members;

/// <summary>Finds people of the organisation who hold a seat and are not in a space yet; for its owners.</summary>
public sealed class CandidateQueries(SpaceAccess spaces, HelperQueries helpers)
{
    public const int Most = 50;
    private const int ShortestAddress = 3;

    /// <summary>By part of a name, an organisation or an address. The address itself is never shown.</summary>
    public async Task<(Place Place, IReadOnlyList<Candidate> Found, IReadOnlyList<string> Administrators)> FindAsync(Guid spaceId, string? search, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var (part, upper) = ((search ?? "").Trim(), (search ?? "").Trim().ToUpperInvariant());
        var byAddress = upper.Length >= ShortestAddress;
        var (seats, memberships, now) = (visit.Platform<Seat>(), visit.Platform<Membership>(), visit.Now);
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // worded by the database
        var found = await (
            from person in visit.Platform<Person>()
            where person.OrganisationId == visit.OrganisationId && person.DisabledAt == null
            where seats.Any(s => s.PersonId == person.Id && s.StartsAt <= now && now < s.EndsAt)
            where !memberships.Any(m => m.SpaceId == visit.SpaceId && m.PersonId == person.Id && m.LeftAt == null)
            join affiliation in visit.Platform<Affiliation>() on person.AffiliationId equals affiliation.Id into bodies
            from body in bodies.DefaultIfEmpty()
            where part == "" || person.Name.Contains(part) || person.Name.ToUpper().Contains(upper)
                || body.Name.Contains(part) || body.Name.ToUpper().Contains(upper)
                || (byAddress && person.NormalizedEmail!.Contains(upper))
            orderby person.Name, person.Id
            select new Candidate(person.Id, person.Name, body.Name, memberships.Where(m => m.SpaceId == visit.SpaceId && m.PersonId == person.Id).Select(m => (Role?)m.Role).FirstOrDefault()))
            .Take(Most + 1).ToListAsync(ct);
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        return (Place.Of(visit), found, await helpers.AdministratorsAsync(visit.OrganisationId, ct));
    }
}
