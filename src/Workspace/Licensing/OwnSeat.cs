using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Licensing;

/// <summary>What a person is told of their own seat.</summary>
/// <param name="HeldUntil">The end of the seat held now, renewals that follow directly included; none where none is held.</param>
/// <param name="EndedAt">Since when it is over; none for who holds one or never did.</param>
/// <param name="AskedAt">When they asked, while the request waits.</param>
public sealed record OwnSeatView(
    DateTimeOffset? HeldUntil, DateTimeOffset? HeldSince, DateTimeOffset? EndedAt, DateTimeOffset? BeginsAt, string? Sponsor, string? Licence,
    DateTimeOffset? AskedAt, bool WasDeclined, IReadOnlyList<string> Administrators, TimeZoneInfo Zone, int Spaces);

/// <summary>A person and their own seat: seen, and asked for, whether one is held or not.</summary>
public sealed class OwnSeat(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, TimeProvider clock)
{
    public async Task<OwnSeatView> ReadAsync(CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var seats = await db.Set<Seat>().AsNoTracking().Where(s => s.PersonId == me.PersonId && s.StartsAt < s.EndsAt).OrderBy(s => s.StartsAt).ToListAsync(ct);
        var held = seats.Find(s => s.IsHeldAt(now));
        var told = held ?? seats.FindLast(s => s.EndsAt <= now);
        var request = await db.Set<SeatRequest>().AsNoTracking().Where(r => r.PersonId == me.PersonId).OrderByDescending(r => r.AskedAt).FirstOrDefaultAsync(ct);
        return new OwnSeatView(
            held is null ? null : EndOfChain(held, seats),
            held?.StartsAt,
            held is null ? told?.EndsAt : null,
            held is null ? seats.Find(s => s.StartsAt > now)?.StartsAt : null,
            await db.Set<Person>().Where(p => told != null && p.Id == told.SponsorId).Select(p => p.Name).FirstOrDefaultAsync(ct),
            await db.Set<Licence>().Where(l => told != null && l.Id == told.LicenceId).Select(l => l.Reference).FirstOrDefaultAsync(ct),
            request is { AnsweredAt: null } ? request.AskedAt : null,
            request is { Declined: true } && request.AnsweredAt > (told?.StartsAt ?? DateTimeOffset.MinValue),
            await AdministratorsAsync(db, me, ct),
            TimeZoneInfo.FindSystemTimeZoneById(await db.Set<Organisation>().Where(o => o.Id == me.OrganisationId).Select(o => o.TimeZone).SingleAsync(ct)),
            await db.Set<Membership>().CountAsync(m => m.PersonId == me.PersonId && m.LeftAt == null, ct));
    }

    public async Task AskAsync(string? words, CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<SeatRequest>().AnyAsync(r => r.PersonId == me.PersonId && r.AnsweredAt == null, ct))
        {
            throw Refusal.Wrong("You have asked already. An administrator will answer.");
        }

        var now = clock.GetUtcNow();
        db.Add(SeatRequest.Ask(me.OrganisationId, me.PersonId, words ?? "", now));
        db.Add(new Event { OrganisationId = me.OrganisationId, ActorId = me.PersonId, Kind = LicensingEvents.Requested, SubjectId = me.PersonId, At = now });
        await db.SaveChangesAsync(ct);
    }

    private static DateTimeOffset EndOfChain(Seat held, List<Seat> seats)
    {
        var end = held.EndsAt;
        foreach (var next in seats.Where(s => s.StartsAt >= held.EndsAt).OrderBy(s => s.StartsAt).TakeWhile(s => s.StartsAt == end))
        {
            end = next.EndsAt;
        }

        return end;
    }

    private static Task<List<string>> AdministratorsAsync(WorkspaceDb db, SignedIn me, CancellationToken ct) => (
        from administrator in db.Set<Administrator>()
        where administrator.OrganisationId == me.OrganisationId
        join person in db.Set<Person>() on administrator.PersonId equals person.Id
        where person.DisabledAt == null && person.Id != me.PersonId
        orderby person.Name
        select person.Name).Take(5).ToListAsync(ct);
}
