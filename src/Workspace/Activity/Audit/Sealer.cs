using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Live.Between;
using Workspace.Operations;
using Workspace.Spaces;

namespace Workspace.Activity.Audit;

/// <summary>Seals what happened, a few seconds after it did, in the order of commits. Of several servers one seals, and the others see that it is done.</summary>
public sealed class Sealer(IDbContextFactory<WorkspaceDb> databases, MasterKey master, TimeProvider clock, ILogger<Sealer> log) : Sweep(TimeSpan.FromSeconds(5), clock, log)
{
    public const string KeyName = "audit";

    private const int AtOnce = 500;

    private readonly TimeProvider _clock = clock;
    private readonly byte[] _key = master.For(KeyName);

    /// <summary>How many events got their seal.</summary>
    public async Task<int> SealAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var last = await db.Set<Seal>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);
        var (from, until) = (last?.Horizon ?? 0, db.Database.IsNpgsql() ? await Horizon.ReadAsync(db, ct) : long.MaxValue);
        var waiting = db.Database.IsNpgsql() ? Horizon.Between(db, from, until) : db.Set<Event>().AsNoTracking().Where(e => e.Id > from);
        var (portion, count) = (new List<Event>(), 0);
        try
        {
            await foreach (var one in waiting.OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(ct))
            {
                if (portion.Count == AtOnce)
                {
                    (last, count) = (await CloseAsync(last, portion, from, ct), count + portion.Count);
                    portion.Clear();
                }

                portion.Add(one);
            }

            return portion.Count == 0 ? count : count + await FinishAsync(last, portion, db.Database.IsNpgsql() ? until : portion[^1].Id, ct);
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            return count; // another server was faster; what is left it has sealed, or will be next time
        }
    }

    protected override Task RoundAsync(CancellationToken ct) => SealAsync(ct);

    private async Task<int> FinishAsync(Seal? last, List<Event> portion, long horizon, CancellationToken ct)
    {
        var closed = await CloseAsync(last, portion, horizon, ct);
        return closed == last ? 0 : portion.Count;
    }

    private async Task<Seal?> CloseAsync(Seal? before, List<Event> portion, long horizon, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (first, last) = (portion[0].Id, portion[^1].Id);
        var done = (await db.Set<Seal>().Where(s => s.Last >= first && s.First <= last).Select(s => s.Events).ToListAsync(ct)).SelectMany(Ranges.Read).ToHashSet();
        portion.RemoveAll(e => done.Contains(e.Id));
        if (portion.Count == 0)
        {
            return before;
        }

        var seal = Seal.Close(before, portion, _key, horizon, _clock.GetUtcNow());
        db.Add(seal);
        await db.SaveChangesAsync(ct);
        return seal;
    }
}
