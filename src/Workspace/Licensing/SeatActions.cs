using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>Gives, renews and releases seats, and answers who asked for one. Each is decided inside its own saving transaction, one at a time.</summary>
public sealed class SeatActions(OfficeAccess access)
{
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
            var leaving = (await ledger.SeatsAsync(seatIds, stop)).Select(s => s.PersonId).Distinct().ToArray();
            await SoleOwners.RefuseAsync(office, leaving, stop);
            foreach (var personId in leaving)
            {
                await ledger.EndAllAsync(personId, SeatEnding.Released, stop);
                office.Record(LicensingEvents.Released, personId);
            }
        }, ct);
    }

    /// <summary>Each of these people gets a further seat that begins where theirs ends, or now.</summary>
    public async Task RenewAsync(IReadOnlyCollection<Guid> seatIds, Guid licenceId, DateOnly? lastDay, string reason = "", CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var ledger = new SeatLedger(office);
            var seats = await ledger.SeatsAsync(seatIds, stop);
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

    private static async Task<Seat> RenewAsync(Office office, SeatLedger ledger, Licence licence, Seat seat, DateOnly? lastDay, string reason, CancellationToken ct)
    {
        var person = await ledger.PersonAsync(seat.PersonId, ct);
        var (from, until) = Renewal.Of(await ledger.OpenAsync(person.Id, ct), licence, lastDay, office);
        return from < until
            ? await ledger.GiveAsync(licence, person, from, until, seat.SponsorId, reason, ct)
            : throw Refusal.Wrong($"{person.Name} already holds a seat {SeatWords.Until(from, office.Zone)}. Enter a later last day, or choose a licence that runs longer.", nameof(SeatTerms.LastDay));
    }

    private static async Task KnowSponsorAsync(Office office, Guid? sponsorId, CancellationToken ct)
    {
        if (sponsorId is { } id && !await office.Query<Person>().AnyAsync(p => p.Id == id, ct))
        {
            throw Refusal.Wrong("Choose a sponsor from the list.", nameof(SeatTerms.SponsorId));
        }
    }

    private static object Facts(Office office, Licence licence, Seat seat) =>
        new { licence = licence.Reference, seat = seat.Id, from = seat.StartsAt, until = seat.EndsAt, lastDay = LastDay.Of(seat.EndsAt, office.Zone) };
}
