using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Files.Uploads;
using Workspace.Spaces;

namespace Workspace.Files;

/// <summary>How much a space and its organisation keep in files and have on the way, and how much they may.</summary>
/// <param name="Used">Versions and deleted files count until they are gone.</param>
public sealed record FileRoom(long Used, long May)
{
    public bool Takes(long more) => more <= May - Used;

    public static async Task<FileRoom> OfSpaceAsync(WorkspaceDb db, Guid spaceId, CancellationToken ct = default) => new(
        (await db.Set<FileVersion>().Where(v => v.SpaceId == spaceId).SumAsync(v => (long?)v.Size, ct) ?? 0) + (await db.Set<Upload>().Where(u => u.SpaceId == spaceId).SumAsync(u => (long?)u.Size, ct) ?? 0),
        await MayAsync(db, spaceId, ct) ?? FileQuota.OfSpace);

    public static async Task<FileRoom> OfOrganisationAsync(WorkspaceDb db, Guid organisationId, CancellationToken ct = default)
    {
        var spaces = db.Set<Space>().Where(s => s.OrganisationId == organisationId).Select(s => s.Id);
        return new(
            (await db.Set<FileVersion>().Where(v => spaces.Contains(v.SpaceId)).SumAsync(v => (long?)v.Size, ct) ?? 0) + (await db.Set<Upload>().Where(u => spaces.Contains(u.SpaceId)).SumAsync(u => (long?)u.Size, ct) ?? 0),
            await MayAsync(db, organisationId, ct) ?? FileQuota.OfOrganisation);
    }

    private static Task<long?> MayAsync(WorkspaceDb db, Guid id, CancellationToken ct) => db.Set<FileQuota>().Where(q => q.Id == id).Select(q => (long?)q.Bytes).FirstOrDefaultAsync(ct);
}
