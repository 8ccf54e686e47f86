using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Operations;
using Workspace.People.Passkeys;

namespace Workspace.People;

/// <summary>
/// Forgets sessions and links that have been over for 90 days, and challenges that nobody can answer any more. The last session of an
/// account stays, as the time it was last used.
/// </summary>
public sealed class SessionSweep(IDbContextFactory<WorkspaceDb> databases, TimeProvider clock, ILogger<SessionSweep> log) : Sweep(TimeSpan.FromHours(12), clock, log)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);
    private const int AtOnce = 200;

    private readonly TimeProvider _clock = clock;

    public async Task SweepAsync(CancellationToken ct = default)
    {
        int swept;
        do
        {
            swept = await SweepSomeAsync(ct);
        }
        while (swept >= AtOnce);
    }

    protected override Task RoundAsync(CancellationToken ct) => SweepAsync(ct);

    private async Task<int> SweepSomeAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = _clock.GetUtcNow();
        var before = now - KeptFor;
        var sessions = await db.Set<Session>().Where(s => s.SeenAt < before && db.Set<Session>().Any(later => later.PersonId == s.PersonId && later.SeenAt > s.SeenAt)).OrderBy(s => s.SeenAt).Take(AtOnce).ToListAsync(ct);
        var links = await db.Set<OneTimeLink>().Where(l => l.ExpiresAt < before).OrderBy(l => l.ExpiresAt).Take(AtOnce).ToListAsync(ct);
        var spent = await db.Set<SpentChallenge>().Where(c => c.Until < now).OrderBy(c => c.Until).Take(AtOnce).ToListAsync(ct);
        db.RemoveRange(sessions);
        db.RemoveRange(links);
        db.RemoveRange(spent);
        await db.SaveChangesAsync(ct);
        return Math.Max(sessions.Count, Math.Max(links.Count, spent.Count));
    }
}
