using Microsoft.EntityFrameworkCore;
using Workspace.Data;

namespace Workspace.Texts;

/// <summary>
/// Puts older commits together into packs: a day after they were made, and in any case behind the ten thousandth before the last. What is packed
/// is read like anything else, so nobody who has a text open notices.
/// </summary>
public sealed class TextPacker(IDbContextFactory<WorkspaceDb> databases, TimeProvider clock, ILogger<TextPacker> log) : BackgroundService
{
    private const int AtOnce = 500, Longest = 5_000, LeastWorth = 100, Loose = 10_000, MostTexts = 500, SnapshotEach = 20_000;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10), KeptLoose = TimeSpan.FromDays(1);

    /// <summary>Packs what is older than this in all texts, and answers how many commits that were.</summary>
    public async Task<int> PackAsync(TimeSpan olderThan, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var texts = await db.Set<SharedText>().Where(t => t.Version - t.PackedVersion >= LeastWorth).OrderBy(t => t.Id).Select(t => t.Id).Take(MostTexts).ToListAsync(ct);
        var packed = 0;
        foreach (var textId in texts)
        {
            for (int some; (some = await PackSomeAsync(textId, clock.GetUtcNow() - olderThan, ct)) > 0; packed += some)
            {
            }
        }

        return packed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PackAsync(KeptLoose, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogError(error, "Older changes of texts could not be packed; they stay as they are");
            }
        }
    }

    // A few at a time, so that nobody who writes waits for it.
    private async Task<int> PackSomeAsync(Guid textId, DateTimeOffset before, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var text = await db.Set<SharedText>().FirstOrDefaultAsync(t => t.Id == textId, ct);
        var snapshot = await db.Set<TextSnapshot>().Where(s => s.TextId == textId).MaxAsync(s => (int?)s.Version, ct);
        if (text is null || snapshot is null)
        {
            return 0;
        }

        var loose = text.Version - Loose;
        var commits = await db.Set<TextCommit>().Where(c => c.TextId == textId && c.Version <= snapshot && (c.At < before || c.Version <= loose)).OrderBy(c => c.Version).Take(AtOnce).ToListAsync(ct);
        if (commits.Count < LeastWorth)
        {
            return 0;
        }

        await AddAsync(db, commits, ct);
        text.Packed(commits[^1].Version);
        db.RemoveRange(commits);
        await ThinSnapshotsAsync(db, textId, commits[^1].Version, ct);
        await db.SaveChangesAsync(ct);
        return commits.Count;
    }

    private static async Task AddAsync(WorkspaceDb db, List<TextCommit> commits, CancellationToken ct)
    {
        var (textId, end) = (commits[0].TextId, commits[0].Version - 1);
        var last = await db.Set<TextPack>().FirstOrDefaultAsync(p => p.TextId == textId && p.To == end, ct);
        if (last is null || last.To - last.From + commits.Count >= Longest)
        {
            db.Add(Packing.Write(commits));
        }
        else
        {
            last.Extend(Packing.Write([.. Packing.Read(last), .. commits]));
        }
    }

    // The first, the latest ones, and one in each twenty thousand versions: any other version is read from one of these.
    private static async Task ThinSnapshotsAsync(WorkspaceDb db, Guid textId, int packed, CancellationToken ct)
    {
        var versions = await db.Set<TextSnapshot>().Where(s => s.TextId == textId && s.Version <= packed).OrderBy(s => s.Version).Select(s => s.Version).ToListAsync(ct);
        var kept = versions.GroupBy(v => v / SnapshotEach).Select(g => g.First()).Append(versions.LastOrDefault()).ToHashSet();
        int[] thin = [.. versions.Where(v => !kept.Contains(v))];
        db.RemoveRange(await db.Set<TextSnapshot>().Where(s => s.TextId == textId && thin.Contains(s.Version)).ToListAsync(ct));
    }
}
