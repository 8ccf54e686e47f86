using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Files.Kinds;
using Workspace.Files.Stores;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Files.Uploads;

/// <summary>Brings a file in: keeps its room, takes its pieces, looks at what came, and makes it a file. Rights are asked at each step.</summary>
public sealed class UploadActions(SpaceAccess spaces, FileDoor door, Incoming incoming, FileIntake intake, FilesSettings settings)
{
    public const int MostAtOnce = 20;

    /// <summary>The room for the file is kept from here on. Asked again for the same file, it answers with what is under way.</summary>
    public async Task<UploadState> BeginAsync(Guid spaceId, UploadWish wish, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Contributor, ct: ct);
        var on = await WhereAsync(visit, wish, ct);
        var name = FileName.Clean(wish.Name);
        if (await UnderWayAsync(visit, wish, on, name, ct) is { } known)
        {
            return new(known.Id, incoming.Received(known.Id), known.Size);
        }

        if (wish.Size <= 0 || wish.Size > settings.LargestFile)
        {
            throw wish.Size <= 0 ? FileJudge.No(name, "is empty. Look whether it was saved, and send it again.") : Refusal.Wrong($"“{name}” is larger than {FileSizes.Words(settings.LargestFile)}, the most that is taken.", "file");
        }

        var upload = Upload.Begin(spaceId, visit.PersonId, on, wish.FileId, name, wish.Size, wish.Stamp, visit.Now);
        visit.Add(upload);
        await visit.SaveInTurnAsync("files", (db, stop) => CheckRoomAsync(db, visit, upload, stop), ct);
        return new(upload.Id, 0, upload.Size);
    }

    public async Task<UploadState> LookAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Contributor, ct: ct);
        var upload = await OwnAsync(visit, id, ct);
        return new(id, incoming.Received(id), upload.Size);
    }

    /// <summary>Takes the bytes that follow. What arrives before the connection is cut is kept.</summary>
    public async Task<UploadState> AppendAsync(Guid spaceId, Guid id, long from, Stream piece, string? sha256, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Contributor, ct: ct);
        var upload = await OwnAsync(visit, id, ct);
        await using var file = incoming.Append(id, from);
        await Pieces.TakeAsync(file, piece, upload.Size, sha256, ct);
        return new(id, file.Length, upload.Size);
    }

    public async Task CancelAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Contributor, ct: ct);
        visit.Remove(await OwnAsync(visit, id, ct));
        await visit.SaveAsync(ct);
        incoming.Forget(id);
    }

    /// <summary>All of it is here: it is looked at, kept and hung where it belongs. What is refused is gone at once.</summary>
    public async Task<SpaceFile> FinishAsync(Guid spaceId, Guid id, string? sha256, CancellationToken ct = default)
    {
        await using (var visit = await spaces.EnterAsync(spaceId, Role.Contributor, ct: ct))
        {
            var upload = await OwnAsync(visit, id, ct);
            if (incoming.Received(id) != upload.Size)
            {
                throw Refusal.Conflict($"This file is not whole: {incoming.Received(id)} of {upload.Size} bytes are here.");
            }
        }

        try
        {
            return await intake.TakeAsync(spaceId, id, sha256, ct);
        }
        catch (Refusal refused) when (refused.Kind == RefusalKind.Wrong)
        {
            await CancelAsync(spaceId, id, CancellationToken.None);
            throw;
        }
    }

    /// <summary>A file that came whole with a form.</summary>
    public async Task<SpaceFile> SendAsync(Guid spaceId, UploadWish wish, Stream bytes, CancellationToken ct = default)
    {
        var begun = await BeginAsync(spaceId, wish with { Stamp = "" }, ct);
        try
        {
            await AppendAsync(spaceId, begun.Id, 0, bytes, null, ct);
            return await FinishAsync(spaceId, begun.Id, null, ct);
        }
        catch (Exception error) when (error is not Refusal { Kind: RefusalKind.Wrong })
        {
            await CancelAsync(spaceId, begun.Id, CancellationToken.None);
            throw;
        }
    }

    private async Task<Hung> WhereAsync(Visit visit, UploadWish wish, CancellationToken ct)
    {
        var on = wish.On;
        if (wish.FileId is { } fileId)
        {
            var file = await visit.Query<SpaceFile>().FirstOrDefaultAsync(f => f.Id == fileId && f.DeletedAt == null, ct) ?? throw Refusal.NotFound();
            on = file.On;
        }

        await door.NameAsync(visit, on, ct);
        return on;
    }

    private static async Task<Upload?> UnderWayAsync(Visit visit, UploadWish wish, Hung on, string name, CancellationToken ct) => wish.Stamp.Length == 0 ? null
        : await visit.Query<Upload>().Where(u => u.PersonId == visit.PersonId && u.Tool == on.Tool && u.ThingId == on.ThingId && u.FileId == wish.FileId && u.Name == name && u.Size == wish.Size && u.Stamp == wish.Stamp).FirstOrDefaultAsync(ct);

    private async Task<Upload> OwnAsync(Visit visit, Guid id, CancellationToken ct)
    {
        var upload = await visit.Tracked<Upload>().FirstOrDefaultAsync(u => u.Id == id && u.PersonId == visit.PersonId, ct) ?? throw Refusal.NotFound();
        await door.NameAsync(visit, upload.On, ct);
        return upload;
    }

    private static async Task CheckRoomAsync(WorkspaceDb db, Visit visit, Upload upload, CancellationToken ct)
    {
        if (await db.Set<Upload>().CountAsync(u => u.SpaceId == upload.SpaceId && u.PersonId == visit.PersonId, ct) >= MostAtOnce)
        {
            throw Refusal.Wrong($"{MostAtOnce} files are on their way already. Wait until one is there.", "file");
        }

        if (upload.FileId is null && await db.Set<SpaceFile>().CountAsync(f => f.SpaceId == upload.SpaceId && f.ThingId == upload.ThingId && f.DeletedAt == null, ct) >= (upload.On.IsOnSpace ? SpaceFile.MostOfOneSpace : SpaceFile.MostOfOneThing))
        {
            throw Refusal.Wrong("There are as many files here as this place takes. Delete one first.", "file");
        }

        if (!(await FileRoom.OfSpaceAsync(db, visit.SpaceId, ct)).Takes(upload.Size))
        {
            throw Refusal.Wrong("The space has no room for this file. Delete what is no longer needed, or ask an administrator for more room.", "file");
        }

        if (!(await FileRoom.OfOrganisationAsync(db, visit.OrganisationId, ct)).Takes(upload.Size))
        {
            throw Refusal.Wrong("The organisation has no room for this file. Ask an administrator for more.", "file");
        }
    }
}

/// <summary>A file that somebody wants to bring in.</summary>
/// <param name="FileId">The file that it becomes a version of; none: a new one.</param>
/// <param name="Stamp">By which the browser knows the same file again; empty: it is not resumed.</param>
public sealed record UploadWish(Hung On, Guid? FileId, string Name, long Size, string Stamp = "");

/// <summary>How far an upload got.</summary>
public sealed record UploadState(Guid Id, long Received, long Size);
