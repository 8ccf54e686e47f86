using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Files.Stores;
using Workspace.Spaces;

namespace Workspace.Files.Whole;

/// <summary>Asks for the archive of a space, stops its making, and fetches it: each with the rights of that moment.</summary>
public sealed class ExportActions(SpaceAccess spaces, IDbContextFactory<WorkspaceDb> databases, IFileStore store, ExportBell bell)
{
    private const int MostKept = 5;

    /// <summary>Also of a space that is archived: what takes no changes may still be taken along.</summary>
    public async Task<Guid> AskAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var mine = await db.Set<SpaceExport>().Where(e => e.SpaceId == spaceId && e.ById == visit.PersonId).OrderByDescending(e => e.AskedAt).ToListAsync(ct);
        if (mine.Exists(e => e.IsUnderWay))
        {
            throw Refusal.Conflict("An archive is being made for you already. Wait until it is ready, or stop it.");
        }

        db.RemoveRange(mine.Skip(MostKept - 1));
        var export = SpaceExport.Ask(spaceId, visit.PersonId, visit.Now);
        db.Add(export);
        db.Add(new Event { OrganisationId = visit.OrganisationId, SpaceId = spaceId, ActorId = visit.PersonId, Kind = ExportEvents.Asked, SubjectId = spaceId, At = visit.Now });
        await db.SaveChangesAsync(ct);
        bell.Ring();
        return export.Id;
    }

    public async Task CancelAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        (await db.Set<SpaceExport>().FirstOrDefaultAsync(e => e.Id == id && e.SpaceId == spaceId && e.ById == visit.PersonId, ct) ?? throw Refusal.NotFound()).Cancel();
        await db.SaveChangesAsync(ct);
    }

    public async Task<ExportsView> ListAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        return new(Place.Of(visit), await visit.Query<SpaceExport>().Where(e => e.ById == visit.PersonId).OrderByDescending(e => e.AskedAt).Take(MostKept).ToListAsync(ct));
    }

    /// <summary>The archive, for whoever asked for it, while they may still see all that may be in it.</summary>
    public async Task<(SpaceExport Export, string Name, Stream Bytes)> OpenAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        var export = await visit.Query<SpaceExport>().FirstOrDefaultAsync(e => e.Id == id && e.ById == visit.PersonId, ct) ?? throw Refusal.NotFound();
        if (export.State != ExportState.Ready || export.ExpiresAt < visit.Now)
        {
            throw Refusal.Conflict("This archive is not there. Make a new one.");
        }

        if (visit.Role < export.Role || export.Tools.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(tool => !visit.Has(tool)))
        {
            throw Refusal.Conflict("You may see less of this space now than when this archive was made. Make a new one.");
        }

        return (export, $"{visit.SpaceName} {export.AskedAt:yyyy-MM-dd}.zip", await store.OpenAsync(export.Blob, export.Size, ct));
    }
}

/// <summary>The archives that somebody asked for, the latest first.</summary>
public sealed record ExportsView(Place Place, IReadOnlyList<SpaceExport> Exports);

/// <summary>What auditors read of archives.</summary>
public static class ExportEvents
{
    public const string Asked = "export.space-asked", Made = "export.space-made";
}
