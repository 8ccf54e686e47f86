using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;

namespace Workspace.Invitations;

/// <summary>How many seats could be given to those who accept: what the running licences have free, less what open invitations will take.</summary>
internal static class FreeSeats
{
    /// <summary>Running licences with their free seats from now to their end; the one that ends last first.</summary>
    public static async Task<IReadOnlyList<(Licence Licence, int Free, List<Held> Held)>> OffersAsync(Func<IQueryable<Licence>> licences, Func<IQueryable<Seat>> seats, Guid organisationId, DateTimeOffset now, CancellationToken ct)
    {
        var running = await licences().Where(l => l.OrganisationId == organisationId && l.StartsAt <= now && l.EndsAt > now).OrderByDescending(l => l.EndsAt).Take(50).ToListAsync(ct);
        var ids = running.Select(l => l.Id).ToArray();
        var held = (await seats().Where(s => ids.Contains(s.LicenceId) && s.EndsAt > now && s.StartsAt < s.EndsAt)
            .Select(s => new { s.LicenceId, Held = new Held(s.Id, s.PersonId, s.StartsAt, s.EndsAt) }).ToListAsync(ct)).ToLookup(s => s.LicenceId, s => s.Held);
        return [.. running.Select(l => (l, Math.Max(0, l.Seats - Occupancy.Most(held[l.Id], now, l.EndsAt)), held[l.Id].ToList()))];
    }

    public static async Task<int> CountAsync(Inviting at, CancellationToken ct)
    {
        var offers = await OffersAsync(() => at.Set<Licence>().AsNoTracking(), () => at.Set<Seat>().AsNoTracking(), at.OrganisationId, at.Now, ct);
        var promised = await at.Set<Invitation>().CountAsync(i => i.OrganisationId == at.OrganisationId && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > at.Now, ct);
        return Math.Max(0, offers.Sum(o => o.Free) - promised);
    }
}
