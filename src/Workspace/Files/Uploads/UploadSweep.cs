using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Files.Stores;
using Workspace.Operations;
using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Files.Uploads;

/// <summary>Clears away uploads that nobody finished, files that were deleted long ago or whose thing is gone for good, and bytes that no row names.</summary>
public sealed class UploadSweep(IDbContextFactory<WorkspaceDb> databases, Incoming incoming, IFileStore store, Toolbox toolbox, IServiceScopeFactory scopes, TimeProvider clock, ILogger<UploadSweep> log) : Sweep(TimeSpan.FromHours(1), clock, log)
{
    /// <summary>Bytes without a row are left alone so long: their row may be on its way, and a backup that began before they lost it still finds them.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private const int AtOnce = 500;

    private readonly TimeProvider _clock = clock;

    /// <summary>How many uploads, files and stored bytes went.</summary>
    public async Task<(int Uploads, int Files, int Blobs)> SweepAsync(CancellationToken ct = default) => (await UploadsAsync(ct), await DeletedAsync(ct) + await GoneAsync(ct), await BlobsAsync(ct));

    protected override Task RoundAsync(CancellationToken ct) => SweepAsync(ct);

    private async Task<int> UploadsAsync(CancellationToken ct)
    {
        var before = _clock.GetUtcNow() - Upload.KeptFor;
        await using var db = await databases.CreateDbContextAsync(ct);
        var old = await db.Set<Upload>().Where(u => u.StartedAt < before).OrderBy(u => u.StartedAt).Take(AtOnce).ToListAsync(ct);
        db.RemoveRange(old);
        await db.SaveChangesAsync(ct);
        incoming.Sweep((await db.Set<Upload>().Select(u => u.Id).ToListAsync(ct)).ToHashSet(), before.UtcDateTime);
        foreach (var upload in old)
        {
            incoming.Forget(upload.Id);
        }

        return old.Count;
    }

    private async Task<int> DeletedAsync(CancellationToken ct)
    {
        var before = _clock.GetUtcNow() - SpaceFile.KeptDeleted;
        await using var db = await databases.CreateDbContextAsync(ct);
        var old = await db.Set<SpaceFile>().Where(f => f.DeletedAt != null && f.DeletedAt < before).OrderBy(f => f.DeletedAt).Take(AtOnce).ToListAsync(ct);
        db.RemoveRange(old);
        await db.SaveChangesAsync(ct);
        return old.Count;
    }

    // What hung on a thing that was deleted for good: no time is left in which somebody brings it back.
    private async Task<int> GoneAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (hung, went) = (await db.Set<SpaceFile>().Where(f => f.Tool != "").Select(f => new { f.SpaceId, f.Tool, f.ThingId }).Distinct().ToListAsync(ct), 0);
        foreach (var ofTool in hung.GroupBy(h => (h.SpaceId, h.Tool), h => h.ThingId))
        {
            foreach (var some in ofTool.Chunk(AtOnce))
            {
                if (toolbox.Find(ofTool.Key.Tool) is { } tool) went += await GoneAsync(ofTool.Key.SpaceId, tool, some, ct);
            }
        }

        return went;
    }

    private async Task<int> GoneAsync(Guid spaceId, ITool tool, IReadOnlyCollection<Guid> things, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var visit = await scope.ServiceProvider.GetRequiredService<SpaceAccess>().EnterAsHouseAsync(spaceId, ct);
        var gone = await tool.GoneAsync(visit, things, ct);
        var files = gone.Count == 0 ? [] : await visit.Tracked<SpaceFile>().Where(f => f.Tool == tool.Key && gone.Contains(f.ThingId)).ToListAsync(ct);
        foreach (var file in files)
        {
            visit.Record(FileEvents.Swept, file.ThingId, FileEvents.Of(file));
            visit.Remove(file);
        }

        if (files.Count > 0) await visit.SaveAsync(ct);
        return files.Count;
    }

    private async Task<int> BlobsAsync(CancellationToken ct)
    {
        var (before, swept) = (_clock.GetUtcNow() - Patience, 0);
        await using var db = await databases.CreateDbContextAsync(ct);
        await foreach (var some in store.ListAsync(ct).Where(blob => blob.At < before).Chunk(AtOnce).WithCancellation(ct))
        {
            foreach (var orphan in await BlobCheck.WithoutRowAsync(db, some, ct))
            {
                await store.DeleteAsync(orphan.Blob, ct);
                swept++;
            }
        }

        return swept;
    }
}
