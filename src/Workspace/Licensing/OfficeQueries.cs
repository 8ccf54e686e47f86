using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>What the office shows on its first page.</summary>
public sealed record OfficeOverview(
    SeatFigures Figures, IReadOnlyList<LicenceRow> Licences, IReadOnlyList<SeatRow> Ending, IReadOnlyList<RequestRow> Requests,
    IReadOnlyList<Unseated> Unseated, int UnseatedCount, int Idle, int Administrators, DateTimeOffset Now, TimeZoneInfo Zone);

/// <summary>How full the licences that run are now.</summary>
public sealed record SeatFigures(int InUse, int Free, int EndingSoon, int Requests);

/// <summary>A licence with how many of its seats are taken now.</summary>
public sealed record LicenceRow(Licence Licence, int InUse)
{
    public int Free => Math.Max(0, Licence.Seats - InUse);

    public bool EndsSoon(DateTimeOffset now) => IsRunning(now) && Licence.EndsAt <= now.AddDays(60);

    public bool IsRunning(DateTimeOffset now) => Licence.StartsAt <= now && now < Licence.EndsAt;
}

/// <summary>Somebody who waits for an answer about a seat.</summary>
public sealed record RequestRow(Guid RequestId, Guid PersonId, string Name, string? Affiliation, string Words, DateTimeOffset AskedAt, Guid? LastSeatId);

/// <summary>A member of some space who holds no seat, and so cannot enter it.</summary>
public sealed record Unseated
{
    public Guid PersonId { get; init; }
    public string Name { get; init; } = "";
    public Guid? LastSeatId { get; init; }
}

/// <summary>Reads the first page of the office, and its licences.</summary>
public sealed class OfficeQueries(OfficeAccess access)
{
    private const int Few = 6;

    public async Task<OfficeOverview> OverviewAsync(CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var licences = await LicencesAsync(office, ct);
        var running = licences.Where(l => l.IsRunning(office.Now)).ToArray();
        var soon = new SeatView(SeatShow.Soon).Filter(SeatRow.Of(office), office.Now);
        var (requests, unseated) = (await RequestsAsync(office, ct), UnseatedIn(office));
        return new OfficeOverview(
            new SeatFigures(running.Sum(l => l.InUse), running.Sum(l => l.Free), await soon.CountAsync(ct), requests.Count),
            licences, await soon.OrderBy(r => r.EndsAt).ThenBy(r => r.Name).Take(Few).ToListAsync(ct), requests,
            await unseated.OrderBy(u => u.Name).Take(Few).ToListAsync(ct), await unseated.CountAsync(ct),
            await new SeatView(SeatShow.Idle).Filter(SeatRow.Of(office), office.Now).CountAsync(ct), await ActingAsync(office, ct), office.Now, office.Zone);
    }

    public async Task<(IReadOnlyList<LicenceRow> Rows, DateTimeOffset Now, TimeZoneInfo Zone)> LicencesAsync(CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        return (await LicencesAsync(office, ct), office.Now, office.Zone);
    }

    private static Task<int> ActingAsync(Office office, CancellationToken ct) => (
        from administrator in office.Query<Administrator>() join person in office.Query<Person>() on administrator.PersonId equals person.Id where person.DisabledAt == null select person.Id).CountAsync(ct);

    /// <summary>All licences, those that run first, then by their ends.</summary>
    internal static async Task<IReadOnlyList<LicenceRow>> LicencesAsync(Office office, CancellationToken ct)
    {
        var now = office.Now;
        var licences = await office.Query<Licence>().OrderByDescending(l => l.EndsAt).Take(200).ToListAsync(ct);
        var held = new Dictionary<Guid, int>();
        foreach (var licence in licences.Where(l => l.StartsAt <= now && now < l.EndsAt))
        {
            held[licence.Id] = await InUseAsync(office, licence.Id, now, ct);
        }

        return [.. licences.Select(l => new LicenceRow(l, held.GetValueOrDefault(l.Id))).OrderByDescending(l => l.IsRunning(now)).ThenByDescending(l => l.Licence.EndsAt)];
    }

    // Those that end later, less those that begin later: two counts of an index each, of which the second is short.
    private static async Task<int> InUseAsync(Office office, Guid licenceId, DateTimeOffset now, CancellationToken ct) =>
        await office.Platform<Seat>().CountAsync(s => s.LicenceId == licenceId && s.EndsAt > now, ct) - await office.Platform<Seat>().CountAsync(s => s.LicenceId == licenceId && s.StartsAt > now, ct);

    private static async Task<IReadOnlyList<RequestRow>> RequestsAsync(Office office, CancellationToken ct)
    {
        var seats = office.Query<Seat>();
        var rows =
            from request in office.Query<SeatRequest>()
            where request.AnsweredAt == null
            join person in office.Query<Person>() on request.PersonId equals person.Id
            join affiliation in office.Query<Affiliation>() on person.AffiliationId equals affiliation.Id into affiliations
            from affiliation in affiliations.DefaultIfEmpty()
            orderby request.AskedAt
            select new RequestRow(request.Id, person.Id, person.Name, affiliation.Name, request.Words, request.AskedAt,
                seats.Where(s => s.PersonId == person.Id && s.StartsAt < s.EndsAt).OrderByDescending(s => s.EndsAt).Select(s => (Guid?)s.Id).FirstOrDefault());
        return await rows.Take(100).ToListAsync(ct);
    }

    private static IQueryable<Unseated> UnseatedIn(Office office)
    {
        var (seats, memberships, now) = (office.Query<Seat>(), office.Platform<Membership>(), office.Now);
        return
            from person in office.Query<Person>()
            where person.DisabledAt == null && memberships.Any(m => m.PersonId == person.Id && m.LeftAt == null) && !seats.Any(s => s.PersonId == person.Id && s.EndsAt > now && s.StartsAt < s.EndsAt)
            select new Unseated
            {
                PersonId = person.Id,
                Name = person.Name,
                LastSeatId = seats.Where(s => s.PersonId == person.Id && s.StartsAt < s.EndsAt).OrderByDescending(s => s.EndsAt).Select(s => (Guid?)s.Id).FirstOrDefault(),
            };
    }
}
