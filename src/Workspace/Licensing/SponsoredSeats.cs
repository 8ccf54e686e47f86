using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>A seat as its sponsor sees it.</summary>
public sealed record SponsoredSeat(Guid PersonId, string Name, DateTimeOffset EndsAt, bool Asked);

/// <summary>Sponsors see which of their seats end soon or ended lately, and ask for longer in their holders' stead.</summary>
public sealed class SponsoredSeats(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(14), Back = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<SponsoredSeat>> ListAsync(CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Ending(db, me).OrderBy(s => s.EndsAt).Take(100).Join(db.Set<Person>().Where(p => p.DisabledAt == null), s => s.PersonId, p => p.Id,
            (s, p) => new SponsoredSeat(p.Id, p.Name, s.EndsAt, db.Set<SeatRequest>().Any(r => r.PersonId == p.Id && r.AnsweredAt == null))).ToListAsync(ct);
    }

    public async Task AskAsync(Guid personId, CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await Ending(db, me).AnyAsync(s => s.PersonId == personId, ct))
        {
            throw Refusal.NotFound();
        }

        if (await db.Set<SeatRequest>().AnyAsync(r => r.PersonId == personId && r.AnsweredAt == null, ct))
        {
            throw Refusal.Wrong("A request for this seat waits already. An administrator will answer.");
        }

        db.Add(SeatRequest.Ask(me.OrganisationId, personId, $"{me.Name}, who sponsors the seat, asks for longer.", clock.GetUtcNow()));
        db.Add(new Event { OrganisationId = me.OrganisationId, ActorId = me.PersonId, Kind = LicensingEvents.Requested, SubjectId = personId, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
    }

    private IQueryable<Seat> Ending(WorkspaceDb db, SignedIn me)
    {
        var (now, seats) = (clock.GetUtcNow(), db.Set<Seat>());
        var (from, until) = (now - Back, now + Ahead);
        return seats.Where(s => s.SponsorId == me.PersonId && s.OrganisationId == me.OrganisationId && s.PersonId != me.PersonId && s.StartsAt < s.EndsAt && s.Ending == SeatEnding.None && s.EndsAt > from && s.EndsAt <= until
            && !seats.Any(n => n.PersonId == s.PersonId && n.EndsAt > s.EndsAt));
    }
}
