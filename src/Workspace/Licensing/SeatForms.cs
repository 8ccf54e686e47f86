using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>A licence as a form offers it, with what it has free for the time in question.</summary>
public sealed record LicenceOffer(Licence Licence, int Free, DateOnly FirstDay, DateOnly LastDay);

/// <summary>Somebody who can be chosen in a form of the office.</summary>
public sealed record Chooseable(Guid Id, string Name, string Email);

/// <summary>What the forms of the office offer and say before anything is done.</summary>
/// <param name="Memberships">How many the holders of these seats have together.</param>
/// <param name="SoleOwned">Who of them owns how many spaces alone.</param>
public sealed record SeatForm(
    IReadOnlyList<SeatRow> Seats, IReadOnlyList<LicenceOffer> Licences, IReadOnlyList<Chooseable> Seatless, IReadOnlyList<Chooseable> Everybody,
    int Memberships, IReadOnlyDictionary<Guid, int> SoleOwned, DateTimeOffset Now, DateOnly Today, TimeZoneInfo Zone);

/// <summary>Reads what the forms of the office offer.</summary>
public sealed class SeatForms(OfficeAccess access)
{
    private const int MostPeople = 5000, MostSeats = 200;

    /// <param name="seatIds">The seats to be changed, or none for a new one.</param>
    public async Task<SeatForm> ReadAsync(IReadOnlyCollection<Guid> seatIds, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var seats = await SeatRow.Of(office).Where(r => seatIds.Contains(r.SeatId)).OrderBy(r => r.Name).ThenBy(r => r.SeatId).Take(MostSeats).ToListAsync(ct);
        if (seats.Count != seatIds.Distinct().Count())
        {
            throw Refusal.NotFound();
        }

        var (now, holders) = (office.Now, seats.Select(s => s.PersonId).Distinct().ToArray());
        var held = office.Query<Seat>();
        var people = office.Query<Person>().Where(p => p.DisabledAt == null).OrderBy(p => p.Name).Take(MostPeople);
        return new SeatForm(
            seats, await OffersAsync(office, seats, ct),
            await people.Where(p => !held.Any(s => s.PersonId == p.Id && s.EndsAt > now && s.StartsAt < s.EndsAt)).Select(p => new Chooseable(p.Id, p.Name, p.Email!)).ToListAsync(ct),
            await people.Select(p => new Chooseable(p.Id, p.Name, p.Email!)).ToListAsync(ct),
            await MovedMemberships.CountAsync(office, holders, ct),
            await SoleOwners.CountAsync(office, holders, ct),
            now, office.Today, office.Zone);
    }

    // Free is what is free for the whole time: from now, or from where the first of these seats ends, until the licence's end.
    private static async Task<IReadOnlyList<LicenceOffer>> OffersAsync(Office office, List<SeatRow> seats, CancellationToken ct)
    {
        var licences = await office.Query<Licence>().Where(l => l.EndsAt > office.Now).OrderBy(l => l.EndsAt).Take(50).ToListAsync(ct);
        var ids = licences.Select(l => l.Id).ToArray();
        var held = (await office.Query<Seat>().Where(s => ids.Contains(s.LicenceId) && s.EndsAt > office.Now && s.StartsAt < s.EndsAt)
            .Select(s => new { s.LicenceId, Held = new Held(s.Id, s.PersonId, s.StartsAt, s.EndsAt) }).ToListAsync(ct)).ToLookup(s => s.LicenceId, s => s.Held);
        var from = seats.Count == 0 ? office.Now : seats.Min(s => s.RenewedUntil ?? s.EndsAt);
        return [.. licences.Select(l => Offer(l, held[l.Id], from > office.Now ? from : office.Now, office.Zone))];
    }

    private static LicenceOffer Offer(Licence licence, IEnumerable<Held> held, DateTimeOffset from, TimeZoneInfo zone) => new(
        licence, licence.Seats - Occupancy.Most(held, from < licence.EndsAt ? from : licence.StartsAt, licence.EndsAt),
        LastDay.DayOf(licence.StartsAt, zone), LastDay.Of(licence.EndsAt, zone));
}
