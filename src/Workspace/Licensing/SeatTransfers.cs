using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>One seat and the address of whoever takes it over.</summary>
public sealed record SeatMove(Guid SeatId, string To)
{
    /// <summary>The field of the form for this seat.</summary>
    public static string FieldOf(Guid seatId) => $"To[{seatId}]";
}

/// <summary>Moves places from one person to another, until the same ends. It never costs a further seat: one ends and the other begins at the same moment.</summary>
public sealed class SeatTransfers(OfficeAccess access)
{
    /// <summary>Somebody else takes the place.</summary>
    public Task TransferAsync(Guid seatId, Guid toPersonId, bool withMemberships, string reason = "", CancellationToken ct = default) =>
        DecideAsync(async (office, ledger, stop) => [new((await ledger.SeatsAsync([seatId], stop))[0], await ledger.PersonAsync(toPersonId, stop))], withMemberships, reason, ct);

    /// <summary>Each of these places goes to the person with that address: all of them, or none.</summary>
    public Task TransferAsync(IReadOnlyList<SeatMove> moves, bool withMemberships, string reason = "", CancellationToken ct = default) =>
        DecideAsync((office, ledger, stop) => ReadAsync(office, ledger, moves, stop), withMemberships, reason, ct);

    private async Task DecideAsync(Func<Office, SeatLedger, CancellationToken, Task<IReadOnlyList<Handover>>> read, bool withMemberships, string reason, CancellationToken ct)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var ledger = new SeatLedger(office);
            var all = await read(office, ledger, stop);
            var leaving = all.Select(h => h.From.PersonId).ToArray();
            if (withMemberships)
            {
                await office.LockMembershipsAsync([.. leaving, .. all.Select(h => h.To.Id)], stop);
            }
            else
            {
                await SoleOwners.RefuseAsync(office, leaving, stop);
            }

            foreach (var one in all)
            {
                await MoveAsync(office, ledger, one, withMemberships, reason, stop);
            }
        }, ct);
    }

    private static async Task<IReadOnlyList<Handover>> ReadAsync(Office office, SeatLedger ledger, IReadOnlyList<SeatMove> moves, CancellationToken ct)
    {
        var seats = (await ledger.SeatsAsync([.. moves.Select(m => m.SeatId)], ct)).ToDictionary(s => s.Id);
        var keys = moves.Select(m => EmailAddress.Key(m.To)).ToArray();
        var people = await office.Query<Person>().Where(p => p.DisabledAt == null && keys.Contains(p.NormalizedEmail!)).ToDictionaryAsync(p => p.NormalizedEmail!, ct);
        var (holders, taken) = (seats.Values.Select(s => s.PersonId).ToHashSet(), new HashSet<Guid>());
        foreach (var (move, key) in moves.Zip(keys))
        {
            var why = people.GetValueOrDefault(key) switch
            {
                null => $"Nobody here has the address {move.To}. Choose one from the list, or add the account first.",
                var to when holders.Contains(to.Id) => $"{to.Name} gives up a seat in the same step. Choose somebody without a seat.",
                var to when !taken.Add(to.Id) => $"{to.Name} is named twice. One person holds one seat.",
                _ => null,
            };
            if (why is not null)
            {
                throw Refusal.Wrong(why, SeatMove.FieldOf(move.SeatId));
            }
        }

        return [.. moves.Zip(keys, (move, key) => new Handover(seats[move.SeatId], people[key]))];
    }

    private static async Task MoveAsync(Office office, SeatLedger ledger, Handover handover, bool withMemberships, string reason, CancellationToken ct)
    {
        var (from, to) = (handover.From.PersonId, handover.To);
        var moved = withMemberships ? await MovedMemberships.MoveAsync(office, from, to.Id, ct) : 0;
        var promised = await ledger.EndAllAsync(from, SeatEnding.Transferred, ct);
        foreach (var (place, until) in promised)
        {
            var licence = await ledger.LicenceAsync(place.LicenceId, ct);
            var begin = place.StartsAt > office.Now ? place.StartsAt : office.Now;
            await ledger.GiveAsync(licence, to, begin, until, place.SponsorId, reason.Length > 0 ? reason : place.Reason, ct);
        }

        office.Record(LicensingEvents.Transferred, from, new { to = to.Id, until = promised[^1].Until, spaces = moved });
        office.Record(LicensingEvents.Assigned, to.Id, new { from, until = promised[^1].Until, spaces = moved });
    }

    private sealed record Handover(Seat From, Person To);
}
