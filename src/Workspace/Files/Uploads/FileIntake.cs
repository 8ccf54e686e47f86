using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Workspace.Files.Kinds;
using Workspace.Files.Scanning;
using Workspace.Files.Stores;
using Workspace.Spaces;

namespace Workspace.Files.Uploads;

/// <summary>Makes a file of bytes that are all here: judged first, stored next, and named by rows last, so that no row ever names what is not there.</summary>
public sealed class FileIntake(SpaceAccess spaces, FileDoor door, Incoming incoming, IFileStore store, FilesSettings settings, FileBell bell)
{
    public async Task<SpaceFile> TakeAsync(Guid spaceId, Guid uploadId, string? sha256, CancellationToken ct = default)
    {
        var path = incoming.PathOf(uploadId);
        var sent = await NameAsync(spaceId, uploadId, ct);
        if (sha256 is not null && !string.Equals(await HashAsync(path, ct), sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal.Wrong("The file was damaged on the way. Send it again.", "file");
        }

        var judged = await FileJudge.JudgeAsync(path, sent, ct);
        var stored = await StoreAsync(path, judged, ct);
        try
        {
            var file = await HangAsync(spaceId, uploadId, stored, judged.Name);
            incoming.Forget(uploadId);
            bell.Ring();
            return file;
        }
        catch
        {
            await store.DeleteAsync(stored.Blob, CancellationToken.None);
            throw;
        }
    }

    private async Task<string> NameAsync(Guid spaceId, Guid uploadId, CancellationToken ct)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Contributor, ct: ct);
        return await visit.Query<Upload>().Where(u => u.Id == uploadId && u.PersonId == visit.PersonId).Select(u => u.Name).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
    }

    private async Task<StoredBytes> StoreAsync(string path, Judged judged, CancellationToken ct)
    {
        var whole = path;
        if (judged.Cleaned is { } cleaned)
        {
            whole = incoming.Scratch();
            await File.WriteAllBytesAsync(whole, cleaned, ct);
        }

        var stored = new StoredBytes(BlobName.Make(), new FileInfo(whole).Length, await HashAsync(whole, ct), judged.Kind, settings.Clamd is not null);
        await store.PutAsync(stored.Blob, whole, ct);
        File.Delete(whole);
        return stored;
    }

    // Two who add a version at once both succeed, one after the other: which number it gets is settled in turn.
    private async Task<SpaceFile> HangAsync(Guid spaceId, Guid uploadId, StoredBytes stored, string name)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Contributor);
        var upload = await visit.Tracked<Upload>().FirstOrDefaultAsync(u => u.Id == uploadId && u.PersonId == visit.PersonId) ?? throw Refusal.NotFound();
        await door.NameAsync(visit, upload.On);
        var page = await door.PageAsync(visit, upload.On);
        SpaceFile? file = null;
        await visit.SaveInTurnAsync("files", async (_, _) =>
        {
            file = await FileAsync(visit, upload);
            visit.Add(file.Put(stored, name, visit.PersonId, visit.Now));
            visit.Remove(upload);
            visit.Record(upload.FileId is null ? FileEvents.Added : FileEvents.Replaced, page, FileEvents.Of(file));
        });
        return file!;
    }

    private static async Task<SpaceFile> FileAsync(Visit visit, Upload upload)
    {
        if (upload.FileId is { } id)
        {
            var known = await visit.FindAsync<SpaceFile>(id);
            return known.DeletedAt is null ? known : throw Refusal.NotFound();
        }

        var file = SpaceFile.Hang(visit.SpaceId, upload.On, "", visit.PersonId, visit.Now);
        visit.Add(file);
        return file;
    }

    private static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, useAsync: true);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }
}
