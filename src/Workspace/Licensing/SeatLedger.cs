using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Licensing;

/// <summary>Who holds what while one decision of the office is made: the cap and "one seat at a time" are judged here, inside the saving transaction.</summary>
internal sealed class SeatLedger(Office office)
{
    private readonly Dictionary<Guid, List<Held>> _byLicence = [];

    public async Task<Licence> LicenceAsync(Guid id, CancellationToken ct) =>
        await office.Tracked<Licence>().FirstOrDefaultAsync(l => l.Id == id, ct) ?? throw Refusal.Wrong("Choose a licence from the list.", nameof(SeatTerms.LicenceId));

    public async Task<Person> PersonAsync(Guid id, CancellationToken ct) =>
        await office.Query<Person>().FirstOrDefaultAsync(p => p.Id == id && p.DisabledAt == null, ct) ?? throw Refusal.Wrong("Choose a person from the list.", "PersonId");

    /// <summary>The person's seats that have not ended, earliest first, for change.</summary>
    public Task<List<Seat>> OpenAsync(Guid personId, CancellationToken ct) =>
        office.Tracked<Seat>().Where(s => s.PersonId == personId && s.EndsAt > office.Now && s.StartsAt < s.EndsAt).OrderBy(s => s.StartsAt).ToListAsync(ct);

    public async Task<Seat> GiveAsync(Licence licence, Person person, DateTimeOffset from, DateTimeOffset until, Guid? sponsorId, string reason, CancellationToken ct)
    {
        await RefuseSecondAsync(person, from, until, ct);
        var held = await HeldAsync(licence.Id, ct);
        var seat = licence.Assign(person.Id, from, until, sponsorId, reason, held, office.Now);
        held.Add(seat.Held);
        office.Add(seat);
        var request = await office.Tracked<SeatRequest>().FirstOrDefaultAsync(r => r.PersonId == person.Id && r.AnsweredAt == null, ct);
        request?.Answer(office.PersonId, office.Now, declined: false);
        return seat;
    }

    /// <summary>Ends a seat now; its place is free at once for the next in the same decision.</summary>
    public async Task EndAsync(Seat seat, SeatEnding ending, CancellationToken ct)
    {
        var held = await HeldAsync(seat.LicenceId, ct);
        seat.End(office.Now, ending);
        held.RemoveAll(h => h.SeatId == seat.Id);
        held.Add(seat.Held);
    }

    /// <summary>These seats, whoever holds them; all must be the organisation's.</summary>
    public async Task<List<Seat>> SeatsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var seats = await office.Query<Seat>().Where(s => ids.Contains(s.Id)).OrderBy(s => s.Id).ToListAsync(ct);
        return seats.Count == ids.Distinct().Count() && seats.Count > 0 ? seats : throw Refusal.NotFound();
    }

    /// <summary>Ends all that the person holds or would have held, and answers until when each was promised.</summary>
    public async Task<List<(Seat Place, DateTimeOffset Until)>> EndAllAsync(Guid personId, SeatEnding ending, CancellationToken ct)
    {
        var open = await OpenAsync(personId, ct);
        var promised = open.Select(s => (s, s.EndsAt)).ToList();
        foreach (var seat in open)
        {
            await EndAsync(seat, ending, ct);
        }

        return promised.Count > 0 ? promised : throw Refusal.Wrong("This seat has already ended.");
    }

    private async Task RefuseSecondAsync(Person person, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        var own = (await OpenAsync(person.Id, ct)).Find(s => s.Held.Touches(from, until));
        if (own is not null)
        {
            throw Refusal.Wrong($"{person.Name} already holds a seat {SeatWords.Until(own.EndsAt, office.Zone)}. Renew that one, or enter a later first day.", "PersonId");
        }
    }

    private async Task<List<Held>> HeldAsync(Guid licenceId, CancellationToken ct)
    {
        if (!_byLicence.TryGetValue(licenceId, out var held))
        {
            held = await office.Query<Seat>().Where(s => s.LicenceId == licenceId && s.EndsAt > office.Now && s.StartsAt < s.EndsAt)
                .Select(s => new Held(s.Id, s.PersonId, s.StartsAt, s.EndsAt)).ToListAsync(ct);
            _byLicence.Add(licenceId, held);
        }

        return held;
    }
}
