using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Files.Stores;
using Workspace.Files.Uploads;
using Workspace.Files.Whole;
using Workspace.Operations;

namespace Workspace.Files;

/// <summary>Compares rows with what is stored: each names bytes of its size, and no bytes lie about without a row.</summary>
public sealed class BlobCheck(IDbContextFactory<WorkspaceDb> databases, IFileStore store, TimeProvider clock) : IDoctorLook
{
    private const int AtOnce = 500;

    public string Name => "Files";

    public async Task<string?> TroubleAsync(CancellationToken ct = default)
    {
        var stored = new Dictionary<string, StoredBlob>(StringComparer.Ordinal);
        await foreach (var blob in store.ListAsync(ct))
        {
            stored[blob.Blob] = blob;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var named = await db.Set<FileVersion>().Where(v => v.Scan != ScanState.Infected).Select(v => new { v.Blob, v.Size }).ToListAsync(ct);
        var archives = await db.Set<SpaceExport>().Where(e => e.Blob != "").Select(e => new { e.Blob, e.Size }).ToListAsync(ct);
        var wrong = named.Concat(archives).Count(row => !stored.Remove(row.Blob, out var blob) || blob.Size != row.Size);
        var before = clock.GetUtcNow() - UploadSweep.Patience;
        return (wrong, stored.Values.Count(blob => blob.At < before)) switch
        {
            (0, 0) => null,
            (0, var orphans) => $"{orphans} stored files belong to no row; they are cleared away within the hour",
            var (missing, _) => $"{missing} files are missing or of another size: restore them from a backup",
        };
    }

    internal static async Task<IReadOnlyList<StoredBlob>> WithoutRowAsync(WorkspaceDb db, IReadOnlyCollection<StoredBlob> some, CancellationToken ct)
    {
        var names = some.Select(blob => blob.Blob).ToList();
        var known = (await db.Set<FileVersion>().Where(v => names.Contains(v.Blob) && v.Scan != ScanState.Infected).Select(v => v.Blob).ToListAsync(ct))
            .Concat(await db.Set<SpaceExport>().Where(e => names.Contains(e.Blob)).Select(e => e.Blob).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return [.. some.Where(blob => !known.Contains(blob.Blob))];
    }
}
