using Microsoft.EntityFrameworkCore;
using Workspace.Data;

namespace Workspace.Drafts;

/// <summary>Forgets drafts that nobody has touched for 30 days.</summary>
public sealed class DraftSweep(IDbContextFactory<WorkspaceDb> databases, TimeProvider clock, ILogger<DraftSweep> log) : BackgroundService
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);
    private const int AtOnce = 50;

    /// <summary>How many were forgotten.</summary>
    public async Task<int> SweepAsync(CancellationToken ct = default)
    {
        var (before, swept) = (clock.GetUtcNow() - KeptFor, 0);
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            var old = await db.Set<Draft>().Where(d => d.KeptAt < before).OrderBy(d => d.KeptAt).Take(AtOnce).ToListAsync(ct);
            db.RemoveRange(old);
            await db.SaveChangesAsync(ct);
            swept += old.Count;
            if (old.Count < AtOnce)
            {
                return swept;
            }
        }
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
                log.LogError(error, "Old drafts could not be swept");
            }
        }
    }
}
