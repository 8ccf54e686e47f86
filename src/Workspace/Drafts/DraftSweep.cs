using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Operations;

namespace Workspace.Drafts;

/// <summary>Forgets drafts that nobody has touched for 30 days.</summary>
public sealed class DraftSweep(IDbContextFactory<WorkspaceDb> databases, TimeProvider clock, ILogger<DraftSweep> log) : Sweep(TimeSpan.FromHours(6), clock, log)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
    private const int AtOnce = 50;

    private readonly TimeProvider _clock = clock;

    /// <summary>How many were forgotten.</summary>
    public async Task<int> SweepAsync(CancellationToken ct = default)
    {
        var (before, swept) = (_clock.GetUtcNow() - KeptFor, 0);
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

    protected override Task RoundAsync(CancellationToken ct) => SweepAsync(ct);
}
