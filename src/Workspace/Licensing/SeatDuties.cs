using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Invitations;
using Workspace.People;
using Workspace.Tools;
using Workspace.Ui;

namespace Workspace.Licensing;

/// <summary>The seat that somebody holds now.</summary>
/// <param name="Until">Its end, renewals that follow directly included.</param>
/// <param name="HasAsked">A request for longer waits.</param>
/// <param name="EndsSoon">So near the end that home says it.</param>
/// <param name="EndsVerySoon">So near the end that every page says it.</param>
public sealed record HeldSeat(DateTimeOffset Until, string? Sponsor, bool HasAsked, bool EndsSoon, bool EndsVerySoon);

/// <summary>What waits for somebody about seats, in whatever space they are: their own, those they sponsor, and for administrators what is to be renewed or answered.</summary>
public sealed class SeatDuties(IDbContextFactory<WorkspaceDb> databases, TimeProvider clock)
{
    /// <summary>From so many days before the end on, as by mail.</summary>
    public const int Days = 14, LastDays = 3;

    private const int Named = 3, Most = 100;

    private static readonly Func<WorkspaceDb, Guid, DateTimeOffset, IAsyncEnumerable<OwnTime>> Own = EF.CompileAsyncQuery((WorkspaceDb db, Guid personId, DateTimeOffset now) =>
        from seat in db.Set<Seat>()
        where seat.PersonId == personId && seat.EndsAt > now && seat.StartsAt < seat.EndsAt
        orderby seat.StartsAt
        select new OwnTime(
            seat.StartsAt, seat.EndsAt,
            db.Set<Person>().Where(p => p.Id == seat.SponsorId).Select(p => p.Name).FirstOrDefault(),
            db.Set<SeatRequest>().Any(r => r.PersonId == personId && r.AnsweredAt == null)));

    private static readonly Func<WorkspaceDb, Guid, DateTimeOffset, DateTimeOffset, IAsyncEnumerable<Ending>> Sponsored = EF.CompileAsyncQuery((WorkspaceDb db, Guid sponsorId, DateTimeOffset now, DateTimeOffset until) => (
        from seat in db.Set<Seat>()
        where seat.SponsorId == sponsorId && seat.PersonId != sponsorId && seat.StartsAt <= now && seat.EndsAt > now && seat.EndsAt <= until
        where !db.Set<Seat>().Any(n => n.PersonId == seat.PersonId && n.EndsAt > seat.EndsAt) && !db.Set<SeatRequest>().Any(r => r.PersonId == seat.PersonId && r.AnsweredAt == null)
        join person in db.Set<Person>() on seat.PersonId equals person.Id
        where person.DisabledAt == null
        orderby seat.EndsAt, person.Name
        select new Ending(person.Name, seat.EndsAt)).Take(Most));

    /// <summary>The seat that is held now, or none.</summary>
    public async Task<HeldSeat?> HeldAsync(Guid personId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        OwnTime? held = null;
        await foreach (var time in Own(db, personId, now).WithCancellation(ct))
        {
            held = held is null ? time.StartsAt <= now ? time : null : time.StartsAt == held.EndsAt ? held with { EndsAt = time.EndsAt } : held;
        }

        return held is null ? null : new(held.EndsAt, held.Sponsor, held.HasAsked, held.EndsAt <= now.AddDays(Days), held.EndsAt <= now.AddDays(LastDays));
    }

    /// <param name="held">The person's own seat, as it was just read.</param>
    public async Task<IReadOnlyList<Duty>> ReadAsync(SignedIn me, HeldSeat? held, bool isAdministrator, TimeZoneInfo zone, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var (duties, until) = (new List<Duty>(), now.AddDays(Days));
        if (held is { HasAsked: false, EndsSoon: true })
        {
            duties.Add(new("Your seat ends soon", $"It is yours {SeatWords.Until(held.Until, zone)}", LastDay.Of(held.Until, zone), "Ask for longer", "/seat"));
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var sponsored = new List<Ending>();
        await foreach (var one in Sponsored(db, me.PersonId, now, until).WithCancellation(ct))
        {
            sponsored.Add(one);
        }

        if (sponsored.Count > 0)
        {
            duties.Add(new($"{Words.Count(sponsored.Count, "seat that you sponsor ends", "seats that you sponsor end")} soon", Names(sponsored), LastDay.Of(sponsored[0].EndsAt, zone), "See the seats", "/seat#sponsored"));
        }

        return isAdministrator ? [.. duties, .. await OfOfficeAsync(db, me.OrganisationId, now, until, zone, ct)] : duties;
    }

    private static async Task<IReadOnlyList<Duty>> OfOfficeAsync(WorkspaceDb db, Guid organisationId, DateTimeOffset now, DateTimeOffset until, TimeZoneInfo zone, CancellationToken ct)
    {
        var (duties, seats) = (new List<Duty>(), db.Set<Seat>());
        var ending = await (
            from seat in seats
            where seat.OrganisationId == organisationId && seat.EndsAt > now && seat.EndsAt <= until && seat.StartsAt <= now && !seats.Any(n => n.PersonId == seat.PersonId && n.EndsAt > seat.EndsAt)
            group seat by 1 into all
            select new { Count = all.Count(), First = all.Min(s => s.EndsAt) }).FirstOrDefaultAsync(ct);
        if (ending is not null)
        {
            duties.Add(new($"{Words.Count(ending.Count, "seat ends", "seats end")} within {Days} days", "Renew those that are still needed", LastDay.Of(ending.First, zone), "See the seats", "/office/seats?show=soon&sort=ends"));
        }

        var requests = await RequestsAsync(db, organisationId, ct);
        if (requests > 0)
        {
            duties.Add(new($"{Words.Count(requests, "request for a seat", "requests for seats")}", "Somebody waits for your answer", null, "Answer", "/office"));
        }

        return duties;
    }

    /// <summary>People who ask for a seat, and owners who ask for seats to invite others.</summary>
    internal static async Task<int> RequestsAsync(WorkspaceDb db, Guid organisationId, CancellationToken ct) =>
        await db.Set<SeatRequest>().CountAsync(r => r.OrganisationId == organisationId && r.AnsweredAt == null, ct)
        + await db.Set<InvitationBatch>().CountAsync(b => b.OrganisationId == organisationId && b.State == BatchState.Asked, ct);

    private static string Names(List<Ending> ending) => ending.Count <= Named ? string.Join(", ", ending.Select(e => e.Name)) : $"{string.Join(", ", ending.Take(Named).Select(e => e.Name))} and {ending.Count - Named} more";

    private sealed record OwnTime(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Sponsor, bool HasAsked);

    private sealed record Ending(string Name, DateTimeOffset EndsAt);
}
