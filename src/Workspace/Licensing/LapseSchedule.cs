using Microsoft.EntityFrameworkCore;
using Workspace.Data;

namespace Workspace.Licensing;

/// <summary>At this instant this person holds a seat no longer.</summary>
public sealed record Lapse(DateTimeOffset At, Guid PersonId, Guid OrganisationId);

/// <summary>When seats end next, for whoever keeps connections open beyond a request. It changes with every release and renewal: read it again.</summary>
public sealed class LapseSchedule(IDbContextFactory<WorkspaceDb> databases)
{
    /// <summary>The next ends after an instant, soonest first; seats that are renewed without a gap do not lapse.</summary>
    public async Task<IReadOnlyList<Lapse>> NextAsync(DateTimeOffset after, int max = 200, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var seats = db.Set<Seat>().AsNoTracking();
        return await seats
            .Where(s => s.EndsAt > after && s.StartsAt < s.EndsAt && !seats.Any(n => n.PersonId == s.PersonId && n.StartsAt <= s.EndsAt && n.EndsAt > s.EndsAt))
            .OrderBy(s => s.EndsAt).ThenBy(s => s.PersonId).Take(max)
            .Select(s => new Lapse(s.EndsAt, s.PersonId, s.OrganisationId)).ToListAsync(ct);
    }

    /// <summary>Those whose seats ended in [from, until): for who slept through the instant.</summary>
    public async Task<IReadOnlyList<Lapse>> BetweenAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Seat>().AsNoTracking().Where(s => s.EndsAt >= from && s.EndsAt < until && s.StartsAt < s.EndsAt)
            .OrderBy(s => s.EndsAt).Select(s => new Lapse(s.EndsAt, s.PersonId, s.OrganisationId)).ToListAsync(ct);
    }
}
