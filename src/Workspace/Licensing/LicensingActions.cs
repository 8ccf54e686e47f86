using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Licensing;

/// <summary>What administrators do with licences and seats. Each is decided inside its own saving transaction, one at a time.</summary>
public sealed class LicensingActions(OfficeAccess access)
{
    public async Task<Guid> BuyAsync(LicenceTerms terms, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var licence = Licence.Buy(await office.OrganisationAsync(ct), terms);
        await office.SaveAsync(async stop =>
        {
            await KeepReferenceUniqueAsync(office, licence.Id, terms.Reference, stop);
            office.Add(licence);
            office.Record(LicensingEvents.Bought, licence.Id, Facts(terms));
        }, ct);
        return licence.Id;
    }

    /// <param name="version">Of the licence as the form showed it.</param>
    public async Task ChangeAsync(Guid licenceId, LicenceTerms terms, int version, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var licence = await office.Tracked<Licence>().FirstOrDefaultAsync(l => l.Id == licenceId, stop) ?? throw Refusal.NotFound();
            if (licence.Version != version)
            {
                throw Refusal.Conflict($"Somebody else changed licence {licence.Reference} while you were writing. Load the page again to see what it says now.");
            }

            var held = await office.Query<Seat>().Where(s => s.LicenceId == licenceId && s.StartsAt < s.EndsAt).Select(s => new Held(s.Id, s.PersonId, s.StartsAt, s.EndsAt)).ToListAsync(stop);
            await KeepReferenceUniqueAsync(office, licenceId, terms.Reference, stop);
            licence.Change(terms, office.Zone, held);
            office.Record(LicensingEvents.Changed, licenceId, Facts(terms));
        }, ct);
    }

    public async Task<Guid> AssignAsync(Guid personId, SeatTerms terms, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        Seat? seat = null;
        await office.SaveAsync(async stop => seat = await AssignAsync(office, personId, terms, stop), ct);
        return seat!.Id;
    }

    /// <summary>Ends these people's seats now, with what would have followed them.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<Guid> seatIds, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var ledger = new SeatLedger(office);
            var leaving = (await SeatsAsync(office, seatIds, stop)).Select(s => s.PersonId).Distinct().ToArray();
            foreach (var personId in leaving)
            {
                await SoleOwners.RefuseAsync(office, personId, leaving, stop);
                await EndAllAsync(office, ledger, personId, SeatEnding.Released, stop);
                office.Record(LicensingEvents.Released, personId);
            }
        }, ct);
    }

    /// <summary>Somebody else takes the place, until the same end.</summary>
    public async Task<Guid> TransferAsync(Guid seatId, Guid toPersonId, bool withMemberships, string reason = "", CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        Seat? given = null;
        await office.SaveAsync(async stop => given = await TransferAsync(office, seatId, toPersonId, withMemberships, reason, stop), ct);
        return given!.Id;
    }

    /// <summary>Each of these people gets a further seat that begins where theirs ends, or now.</summary>
    public async Task RenewAsync(IReadOnlyCollection<Guid> seatIds, Guid licenceId, DateOnly? lastDay, string reason = "", CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var (ledger, seats) = (new SeatLedger(office), await SeatsAsync(office, seatIds, stop));
            var licence = await ledger.LicenceAsync(licenceId, stop);
            foreach (var seat in seats.DistinctBy(s => s.PersonId))
            {
                var renewed = await RenewAsync(office, ledger, licence, seat, lastDay, reason, stop);
                office.Record(LicensingEvents.Renewed, seat.PersonId, Facts(office, licence, renewed));
            }
        }, ct);
    }

    /// <summary>Answers a request with no; nothing else changes.</summary>
    public async Task DeclineAsync(Guid requestId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var request = await office.Tracked<SeatRequest>().FirstOrDefaultAsync(r => r.Id == requestId && r.AnsweredAt == null, stop) ?? throw Refusal.Wrong("This request has been answered already.");
            request.Answer(office.PersonId, office.Now, declined: true);
            office.Record(LicensingEvents.Declined, request.PersonId);
        }, ct);
    }

    /// <summary>The same inside a decision of somebody else's, such as an invitation.</summary>
    internal static async Task<Seat> AssignAsync(Office office, Guid personId, SeatTerms terms, CancellationToken ct)
    {
        var ledger = new SeatLedger(office);
        var licence = await ledger.LicenceAsync(terms.LicenceId, ct);
        var person = await ledger.PersonAsync(personId, ct);
        await KnowSponsorAsync(office, terms.SponsorId, ct);
        var seat = await ledger.GiveAsync(licence, person, terms.From(licence, office), terms.Until(licence, office.Zone), terms.SponsorId, terms.Reason, ct);
        office.Record(LicensingEvents.Assigned, personId, Facts(office, licence, seat));
        return seat;
    }

    private static async Task<Seat> TransferAsync(Office office, Guid seatId, Guid toPersonId, bool withMemberships, string reason, CancellationToken ct)
    {
        var ledger = new SeatLedger(office);
        var seat = (await SeatsAsync(office, [seatId], ct))[0];
        var to = await ledger.PersonAsync(toPersonId, ct);
        var moved = withMemberships ? await MovedMemberships.MoveAsync(office, seat.PersonId, to.Id, ct) : 0;
        if (!withMemberships)
        {
            await SoleOwners.RefuseAsync(office, seat.PersonId, [seat.PersonId], ct);
        }

        var promised = await EndAllAsync(office, ledger, seat.PersonId, SeatEnding.Transferred, ct);
        Seat? first = null;
        foreach (var (place, until) in promised)
        {
            var licence = await ledger.LicenceAsync(place.LicenceId, ct);
            var from = place.StartsAt > office.Now ? place.StartsAt : office.Now;
            var given = await ledger.GiveAsync(licence, to, from, until, place.SponsorId, reason.Length > 0 ? reason : place.Reason, ct);
            first ??= given;
        }

        office.Record(LicensingEvents.Transferred, seat.PersonId, new { to = to.Id, until = promised[^1].Until, spaces = moved });
        office.Record(LicensingEvents.Assigned, to.Id, new { from = seat.PersonId, until = promised[^1].Until, spaces = moved });
        return first!;
    }

    private static async Task<Seat> RenewAsync(Office office, SeatLedger ledger, Licence licence, Seat seat, DateOnly? lastDay, string reason, CancellationToken ct)
    {
        var person = await ledger.PersonAsync(seat.PersonId, ct);
        var (from, until) = Renewal.Of(await ledger.OpenAsync(person.Id, ct), licence, lastDay, office);
        return from < until
            ? await ledger.GiveAsync(licence, person, from, until, seat.SponsorId, reason, ct)
            : throw Refusal.Wrong($"{person.Name} already holds a seat {SeatWords.Until(from, office.Zone)}. Enter a later last day, or choose a licence that runs longer.", nameof(SeatTerms.LastDay));
    }

    private static async Task<List<(Seat Place, DateTimeOffset Until)>> EndAllAsync(Office office, SeatLedger ledger, Guid personId, SeatEnding ending, CancellationToken ct)
    {
        var open = await ledger.OpenAsync(personId, ct);
        var promised = open.Select(s => (s, s.EndsAt)).ToList();
        foreach (var seat in open)
        {
            await ledger.EndAsync(seat, ending, ct);
        }

        return promised.Count > 0 ? promised : throw Refusal.Wrong("This seat has already ended.");
    }

    private static async Task<List<Seat>> SeatsAsync(Office office, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var seats = await office.Query<Seat>().Where(s => ids.Contains(s.Id)).OrderBy(s => s.Id).ToListAsync(ct);
        return seats.Count == ids.Distinct().Count() && seats.Count > 0 ? seats : throw Refusal.NotFound();
    }

    private static async Task KnowSponsorAsync(Office office, Guid? sponsorId, CancellationToken ct)
    {
        if (sponsorId is { } id && !await office.Query<Person>().AnyAsync(p => p.Id == id, ct))
        {
            throw Refusal.Wrong("Choose a sponsor from the list.", nameof(SeatTerms.SponsorId));
        }
    }

    private static async Task KeepReferenceUniqueAsync(Office office, Guid licenceId, string reference, CancellationToken ct)
    {
        var line = reference.Trim();
        if (await office.Query<Licence>().AnyAsync(l => l.Id != licenceId && l.Reference == line, ct))
        {
            throw Refusal.Wrong($"There is a licence {line} already. Enter another reference.", nameof(LicenceTerms.Reference));
        }
    }

    private static object Facts(LicenceTerms terms) => new { reference = terms.Reference, seats = terms.Seats, firstDay = terms.FirstDay, lastDay = terms.LastDay, order = terms.OrderNumber };

    private static object Facts(Office office, Licence licence, Seat seat) =>
        new { licence = licence.Reference, seat = seat.Id, from = seat.StartsAt, until = seat.EndsAt, lastDay = LastDay.Of(seat.EndsAt, office.Zone) };
}
