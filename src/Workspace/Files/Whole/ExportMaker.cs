using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Files.Stores;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Files.Whole;

/// <summary>Makes the archive of a space for one person: each folder is written with the rights they have at that moment.</summary>
internal sealed class ExportMaker(IDbContextFactory<WorkspaceDb> databases, SpaceAccess spaces, CurrentPerson current, Toolbox toolbox, SpaceFacts facts, SpacePapers papers, Incoming incoming, IFileStore store, IServiceProvider services, TimeProvider clock)
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    private long _said;
    private int _done;

    public async Task MakeAsync(Guid exportId, CancellationToken ct)
    {
        var path = incoming.Scratch();
        try
        {
            var export = await BeginAsync(exportId, ct);
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 128 * 1024, useAsync: true))
            {
                await WriteAsync(export, file, ct);
            }

            await FinishAsync(exportId, path, ct);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<SpaceExport> BeginAsync(Guid exportId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var export = await db.Set<SpaceExport>().SingleAsync(e => e.Id == exportId, ct);
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == export.ById, ct);
        var now = clock.GetUtcNow();
        current.Is(new SignedIn(Guid.Empty, person.Id, person.OrganisationId, person.Name, person.Initials, person.TimeZone, Theme.System, false, false, now, now, false));
        await using var visit = await EnterAsync(export, ct);
        var tools = toolbox.All.Where(tool => visit.Has(tool.Key)).ToList();
        export.Begin(visit.Role, tools.Select(tool => tool.Key), tools.Count + 3 + await papers.CountAsync(visit, ct), now);
        await db.SaveChangesAsync(ct);
        return export;
    }

    private async Task WriteAsync(SpaceExport export, Stream file, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await using var visit = await EnterAsync(export, ct);
        var to = ExportFolder.Of(zip, clock.GetUtcNow(), (await visit.ReadSpaceAsync(ct)).Marking);
        await SpaceFacts.AddSpaceAsync(visit, to, ct);
        await SpaceFacts.AddPeopleAsync(visit, to, ct);
        await ReachAsync(export.Id, "People", ct);
        await facts.AddActivityAsync(visit, to, ct);
        await ReachAsync(export.Id, "Activity", ct);
        foreach (var tool in toolbox.All)
        {
            await using var now = await EnterAsync(export, ct);
            if (now.Has(tool.Key))
            {
                await tool.ExportAsync(now, to.In(tool.Name), services, ct);
                await ReachAsync(export.Id, tool.Name, ct);
            }
        }

        await using (var now = await EnterAsync(export, ct))
        {
            await papers.AddAsync(now, to.In("Files"), name => ReachAsync(export.Id, name, ct), ct);
        }

        var person = current.SignedIn!.Name;
        await SpaceArchive.AddIndexAsync(to, visit, person, ct);
        await SpaceArchive.AddManifestAsync(to, visit, person, ct);
    }

    private Task<Visit> EnterAsync(SpaceExport export, CancellationToken ct) => spaces.EnterAsAsync(export.ById, export.SpaceId, Role.Reader, ct: ct);

    // Says how far it got, and hears whether somebody stopped it.
    private async Task ReachAsync(Guid exportId, string step, CancellationToken ct)
    {
        _done++;
        if (_said != 0 && Stopwatch.GetElapsedTime(_said) < Breath)
        {
            return;
        }

        _said = Stopwatch.GetTimestamp();
        await using var db = await databases.CreateDbContextAsync(ct);
        var export = await StillAsync(db, exportId, ct);
        export.Reach(_done, step, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    private async Task FinishAsync(Guid exportId, string path, CancellationToken ct)
    {
        string hash;
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, useAsync: true))
        {
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        }

        var (blob, size) = (BlobName.Make(), new FileInfo(path).Length);
        await store.PutAsync(blob, path, ct);
        try
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            var export = await StillAsync(db, exportId, ct);
            export.Finish(blob, size, hash, clock.GetUtcNow());
            db.Add(new Activity.Event { OrganisationId = current.SignedIn!.OrganisationId, SpaceId = export.SpaceId, ActorId = export.ById, Kind = ExportEvents.Made, SubjectId = export.SpaceId, At = clock.GetUtcNow(), Facts = $$"""{"bytes":{{size}}}""" });
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await store.DeleteAsync(blob, CancellationToken.None);
            throw;
        }
    }

    private static async Task<SpaceExport> StillAsync(WorkspaceDb db, Guid exportId, CancellationToken ct) =>
        await db.Set<SpaceExport>().FirstOrDefaultAsync(e => e.Id == exportId, ct) is { State: ExportState.Running } export ? export : throw new OperationCanceledException("Somebody stopped it.");
}
