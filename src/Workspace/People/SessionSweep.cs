using Microsoft.EntityFrameworkCore;
using Workspace.Data;

namespace Workspace.People;

/// <summary>Forgets sessions and links that have been over for 90 days; the last session of an account stays, as the time it was last used.</summary>
public sealed class SessionSweep(IDbContextFactory<WorkspaceDb> databases, TimeProvider clock, ILogger<SessionSweep> log) : BackgroundService
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);
    private static readonly TimeSpan Every = TimeSpan.FromHours(12);
    private const int AtOnce = 200;

    public async Task SweepAsync(CancellationToken ct = default)
    {
        int swept;
        do
        {
            swept = await SweepSomeAsync(ct);
        }
        while (swept >= AtOnce);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Old sessions could not be swept");
            }
        }
    }

    private async Task<int> SweepSomeAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var before = clock.GetUtcNow() - KeptFor;
        var sessions = await db.Set<Session>().Where(s => s.SeenAt < before && db.Set<Session>().Any(later => later.PersonId == s.PersonId && later.SeenAt > s.SeenAt)).OrderBy(s => s.SeenAt).Take(AtOnce).ToListAsync(ct);
        var links = await db.Set<OneTimeLink>().Where(l => l.ExpiresAt < before).OrderBy(l => l.ExpiresAt).Take(AtOnce).ToListAsync(ct);
        db.RemoveRange(sessions);
        db.RemoveRange(links);
        await db.SaveChangesAsync(ct);
        return Math.Max(sessions.Count, links.Count);
    }
}
