using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;

namespace Workspace.Spaces.Members;

/// <summary>Reads who is in a space: names, whom they speak for, roles. Never addresses, and never dates of seats.</summary>
public sealed class MemberQueries(SpaceAccess spaces, AudienceQueries audiences, Glances glances)
{
    public const int AtOnce = 50;
    private const int MostOrganisations = 500, MostNames = 5_000, NamesOfOne = 8;

    // What nearly everybody opens: those who are here, by name.
    private static readonly Func<WorkspaceDb, Guid, DateTimeOffset, int, IAsyncEnumerable<MemberRow>> Usual = EF.CompileAsyncQuery((WorkspaceDb db, Guid spaceId, DateTimeOffset now, int skip) => (
        from membership in db.Set<Membership>()
        where membership.SpaceId == spaceId && membership.LeftAt == null
        join person in db.Set<Person>() on membership.PersonId equals person.Id
        orderby person.Name, person.Id
        select new MemberRow
        {
            PersonId = person.Id,
            Name = person.Name,
            Initials = person.Initials,
            Affiliation = db.Set<Affiliation>().Where(a => a.Id == person.AffiliationId).Select(a => a.Name).FirstOrDefault(),
            Role = membership.Role,
            JoinedAt = membership.JoinedAt,
            CanEnter = person.DisabledAt == null && db.Set<Seat>().Any(s => s.PersonId == person.Id && s.StartsAt <= now && now < s.EndsAt),
        }).Skip(skip).Take(AtOnce));

    public async Task<MemberList> ListAsync(Guid spaceId, MemberFilter filter, bool left = false, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, left ? Role.Owner : Role.Reader, ct: ct);
        var all = await glances.GetAsync(spaceId, Guid.Empty, "members", () => visit.Platform<Membership>().CountAsync(m => m.SpaceId == spaceId && m.LeftAt == null, ct));
        var rows = Narrowed(Rows(visit).Where(m => left == (m.LeftAt != null)), filter);
        var total = left || filter.Narrows ? await rows.CountAsync(ct) : all;
        var page = Math.Min(filter.Page, Math.Max(1, (total + AtOnce - 1) / AtOnce));
        var skip = (page - 1) * AtOnce;
        var shown = !left && filter == new MemberFilter(Page: filter.Page)
            ? await UsualAsync(visit, skip, ct)
            : await Sorted(rows, filter).Skip(skip).Take(AtOnce).ToListAsync(ct);
        return new(Place.Of(visit), await audiences.OfSpaceAsync(visit, ct), filter with { Page = page }, total, shown, all);
    }

    /// <summary>The organisations that people of the space speak for, those with the most people first.</summary>
    public async Task<(Place Place, Audience Audience, IReadOnlyList<Body> Bodies)> BodiesAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        return (Place.Of(visit), await audiences.OfSpaceAsync(visit, ct), await DescribedAsync(visit, await BodiesAsync(visit, MostOrganisations, ct), ct));
    }

    /// <summary>One member, for changing their role.</summary>
    public async Task<(Place Place, MemberRow Member)> FindAsync(Guid spaceId, Guid personId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        return (Place.Of(visit), await Rows(visit).FirstOrDefaultAsync(m => m.PersonId == personId && m.LeftAt == null, ct) ?? throw Refusal.NotFound());
    }

    internal static async Task<IReadOnlyList<Body>> BodiesAsync(Visit visit, int most, CancellationToken ct) =>
        await visit.Members().Where(m => m.LeftAt == null).GroupBy(m => m.Affiliation).Select(body => new { body.Key, Count = body.Count() })
            .OrderByDescending(body => body.Count).ThenBy(body => body.Key).Take(most).Select(body => new Body(body.Key, body.Count)).ToListAsync(ct);

    private static async Task<IReadOnlyList<MemberRow>> UsualAsync(Visit visit, int skip, CancellationToken ct)
    {
        var rows = new List<MemberRow>(AtOnce);
        await foreach (var row in visit.Compiled(db => Usual(db, visit.SpaceId, visit.Now, skip)).WithCancellation(ct))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static async Task<IReadOnlyList<Body>> DescribedAsync(Visit visit, IReadOnlyList<Body> bodies, CancellationToken ct)
    {
        var known = await visit.Platform<Affiliation>().AsNoTracking().Where(a => a.OrganisationId == visit.OrganisationId).ToDictionaryAsync(a => a.Name, ct);
        var names = (await visit.Members().Where(m => m.LeftAt == null).OrderBy(m => m.Name).Select(m => new { m.Name, m.Affiliation }).Take(MostNames).ToListAsync(ct)).ToLookup(m => m.Affiliation ?? "", m => m.Name);
        return [.. bodies.Select(body => body with { ShortName = known.GetValueOrDefault(body.Name ?? "")?.ShortName, Kind = known.GetValueOrDefault(body.Name ?? "")?.Kind, Names = [.. names[body.Name ?? ""].Take(NamesOfOne)] })];
    }

    private static IQueryable<MemberRow> Rows(Visit visit)
    {
        var (seats, now) = (visit.Platform<Seat>(), visit.Now);
        return from member in visit.Members()
               join person in visit.Platform<Person>() on member.PersonId equals person.Id
               select new MemberRow
               {
                   PersonId = member.PersonId,
                   Name = member.Name,
                   Initials = member.Initials,
                   Affiliation = member.Affiliation,
                   Role = member.Role,
                   JoinedAt = member.JoinedAt,
                   LeftAt = member.LeftAt,
                   CanEnter = person.DisabledAt == null && seats.Any(s => s.PersonId == member.PersonId && s.StartsAt <= now && now < s.EndsAt),
               };
    }

    private static IQueryable<MemberRow> Narrowed(IQueryable<MemberRow> rows, MemberFilter filter)
    {
        if (filter.Search is { } search)
        {
            var upper = search.ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // worded by the database
            rows = rows.Where(m => m.Name.Contains(search) || m.Name.ToUpper().Contains(upper) || m.Affiliation!.Contains(search) || m.Affiliation!.ToUpper().Contains(upper));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        }

        rows = filter.Organisation switch
        {
            null => rows,
            MemberFilter.NoOrganisation => rows.Where(m => m.Affiliation == null),
            var name => rows.Where(m => m.Affiliation == name),
        };
        return filter.Role is { } role ? rows.Where(m => m.Role == role) : rows;
    }

    private static IQueryable<MemberRow> Sorted(IQueryable<MemberRow> rows, MemberFilter filter) => ((filter.Sort, filter.Descending) switch
    {
        (MemberFilter.ByOrganisation, false) => rows.OrderBy(m => m.Affiliation).ThenBy(m => m.Name),
        (MemberFilter.ByOrganisation, true) => rows.OrderByDescending(m => m.Affiliation).ThenBy(m => m.Name),
        (MemberFilter.ByRole, false) => rows.OrderByDescending(m => m.Role).ThenBy(m => m.Name), // owners first
        (MemberFilter.ByRole, true) => rows.OrderBy(m => m.Role).ThenBy(m => m.Name),
        (MemberFilter.BySince, false) => rows.OrderBy(m => m.JoinedAt).ThenBy(m => m.Name),
        (MemberFilter.BySince, true) => rows.OrderByDescending(m => m.JoinedAt).ThenBy(m => m.Name),
        (_, true) => rows.OrderByDescending(m => m.Name),
        _ => rows.OrderBy(m => m.Name),
    }).ThenBy(m => m.PersonId);
}
