using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Live.Between;
using Workspace.Operations;

namespace Workspace.Activity.Audit;

/// <summary>What came of checking the chain.</summary>
/// <param name="Trouble">The first thing that is wrong, in a sentence; nothing where all is well.</param>
/// <param name="Head">The last link, to be noted down: whoever cuts off the end of the chain cannot make it again.</param>
public sealed record ChainReport(long Seals, long Events, string? Trouble, string? Head);

/// <summary>Checks every event against its seal and every seal against the one before.</summary>
public sealed class AuditChain(IDbContextFactory<WorkspaceDb> databases, Sealer sealer, MasterKey master)
{
    private readonly byte[] _key = master.For(Sealer.KeyName);

    /// <param name="noted">A head that was noted down earlier, "12:AB…", which the chain must still hold.</param>
    /// <param name="ct">Stops the check.</param>
    public async Task<ChainReport> VerifyAsync(string? noted = null, CancellationToken ct = default)
    {
        await sealer.SealAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var reading = await databases.CreateDbContextAsync(ct);
        var (seals, events, before, found) = (0L, 0L, (Seal?)null, noted is null);
        await foreach (var seal in db.Set<Seal>().AsNoTracking().OrderBy(s => s.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (await TroubleAsync(reading, seal, before, ct) is { } trouble)
            {
                return new(seals, events, trouble, Head(before));
            }

            (seals, events, before) = (seals + 1, events + seal.Count, seal);
            found = found || Head(seal) == noted;
        }

        return new(seals, events, found ? await UnsealedAsync(reading, before, events, ct) : "The head that was noted down is not in the chain: its end was cut off and made anew.", Head(before));
    }

    private async Task<string?> TroubleAsync(WorkspaceDb db, Seal seal, Seal? before, CancellationToken ct)
    {
        if (seal.Number != (before?.Number ?? 0) + 1)
        {
            return $"Seal {(before?.Number ?? 0) + 1} is missing.";
        }

        var own = Ranges.Read(seal.Events);
        var events = (await db.Set<Event>().AsNoTracking().Where(e => e.Id >= seal.First && e.Id <= seal.Last).OrderBy(e => e.Id).ToListAsync(ct)).FindAll(e => own.Contains(e.Id));
        if (own.Except(events.Select(e => e.Id)).Order().FirstOrDefault() is > 0 and var missing)
        {
            return $"Event {missing} is missing, which seal {seal.Number} of {seal.At:yyyy-MM-dd HH:mm} UTC holds.";
        }

        return ChainHash.Of(_key, seal.Number, before?.Hash, events) == seal.Hash ? null : $"One of the events {seal.First} to {seal.Last} is not what it was when seal {seal.Number} was made, at {seal.At:yyyy-MM-dd HH:mm} UTC, or the seal itself was changed.";
    }

    // Everything was sealed a moment ago: an event with a lower number than the last sealed one, and no seal, came in past the product.
    private static async Task<string?> UnsealedAsync(WorkspaceDb db, Seal? last, long sealedEvents, CancellationToken ct)
    {
        if (last is null or { Horizon: 0 })
        {
            return null;
        }

        var stored = db.Database.IsNpgsql() ? await Horizon.Between(db, 0, last.Horizon).LongCountAsync(ct) : await db.Set<Event>().LongCountAsync(e => e.Id <= last.Horizon, ct);
        return stored == sealedEvents ? null : $"{stored - sealedEvents} events were added among those that have a seal.";
    }

    private static string? Head(Seal? seal) => seal is null ? null : $"{seal.Number}:{seal.Hash}";
}
