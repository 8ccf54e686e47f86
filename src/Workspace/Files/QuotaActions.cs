using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Files.Uploads;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.Files;

/// <summary>How much files take and may take, for administrators: names of spaces and sums, never what is in them.</summary>
public sealed class QuotaActions(OfficeAccess access, IDbContextFactory<WorkspaceDb> databases)
{
    private const int MostSpaces = 500;

    public async Task<OfficeFiles> ReadAsync(CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var spaces = await db.Set<Space>().AsNoTracking().Where(s => s.OrganisationId == office.OrganisationId).OrderBy(s => s.Name).Take(MostSpaces).Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        var ids = spaces.ConvertAll(s => s.Id);
        var kept = await db.Set<FileVersion>().Where(v => ids.Contains(v.SpaceId)).GroupBy(v => v.SpaceId).Select(g => new { g.Key, Bytes = g.Sum(v => v.Size), Count = g.Count() }).ToDictionaryAsync(g => g.Key, ct);
        var coming = await db.Set<Upload>().Where(u => ids.Contains(u.SpaceId)).GroupBy(u => u.SpaceId).Select(g => new { g.Key, Bytes = g.Sum(u => u.Size) }).ToDictionaryAsync(g => g.Key, g => g.Bytes, ct);
        var quotas = await office.Query<FileQuota>().ToDictionaryAsync(q => q.Id, q => q.Bytes, ct);
        return new(
            await FileRoom.OfOrganisationAsync(db, office.OrganisationId, ct), quotas.ContainsKey(office.OrganisationId),
            [.. spaces.Select(s => new SpaceFiles(s.Id, s.Name, kept.GetValueOrDefault(s.Id)?.Count ?? 0, new((kept.GetValueOrDefault(s.Id)?.Bytes ?? 0) + coming.GetValueOrDefault(s.Id), quotas.GetValueOrDefault(s.Id, FileQuota.OfSpace)), quotas.ContainsKey(s.Id)))]);
    }

    /// <param name="spaceId">The space; none: the whole organisation.</param>
    /// <param name="gigabytes">As typed; empty: what everybody has.</param>
    public async Task AllowAsync(Guid? spaceId, string? gigabytes, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var id = spaceId ?? office.OrganisationId;
        if (spaceId is not null && !await office.Platform<Space>().AnyAsync(s => s.Id == spaceId && s.OrganisationId == office.OrganisationId, ct))
        {
            throw Refusal.NotFound();
        }

        var quota = await office.Tracked<FileQuota>().FirstOrDefaultAsync(q => q.Id == id, ct);
        if (string.IsNullOrWhiteSpace(gigabytes))
        {
            if (quota is not null)
            {
                office.Remove(quota);
            }
        }
        else
        {
            if (quota is null)
            {
                office.Add(quota = FileQuota.For(office.OrganisationId, id));
            }

            quota.Allow(Bytes(gigabytes));
        }

        office.Record(FileEvents.QuotaSet, id, new { gigabytes = string.IsNullOrWhiteSpace(gigabytes) ? "usual" : gigabytes.Trim() });
        await office.SaveAsync(ct);
    }

    private static long Bytes(string gigabytes) => decimal.TryParse(gigabytes.Trim(), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) && number <= 100_000
        ? (long)(number * FileQuota.Gigabyte)
        : throw Refusal.Wrong("Give a number of gigabytes from 0 to 100,000.", "Gigabytes");
}

/// <summary>What files take in an organisation.</summary>
public sealed record OfficeFiles(FileRoom Room, bool IsSet, IReadOnlyList<SpaceFiles> Spaces);

/// <summary>What files take in one space.</summary>
public sealed record SpaceFiles(Guid SpaceId, string Name, int Versions, FileRoom Room, bool IsSet);
