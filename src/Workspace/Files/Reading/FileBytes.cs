using Microsoft.EntityFrameworkCore;
using Workspace.Files.Stores;
using Workspace.Spaces;

namespace Workspace.Files.Reading;

/// <summary>Finds and opens the bytes of a version for those who may see it now, once its scan is over.</summary>
public sealed class FileBytes(SpaceAccess spaces, FileQueries files, IFileStore store, ILogger<FileBytes> log)
{
    /// <summary>The version of this number, or the newest.</summary>
    public async Task<FileVersion> FindAsync(Guid spaceId, Guid fileId, int? number, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        var (file, _) = await files.FindAsync(visit, fileId, ct);
        var wanted = number ?? file.Latest;
        return await visit.Query<FileVersion>().FirstOrDefaultAsync(v => v.FileId == fileId && v.Number == wanted, ct) ?? throw Refusal.NotFound();
    }

    public async Task<Stream> OpenAsync(FileVersion version, CancellationToken ct = default)
    {
        if (!version.IsOpen)
        {
            throw version.Scan == ScanState.Infected
                ? Refusal.Conflict($"A virus was found in this file ({version.Virus}), so it was taken away.")
                : Refusal.Conflict("This file is being looked at for viruses. Try again in a moment.");
        }

        try
        {
            return await store.OpenAsync(version.Blob, version.Size, ct);
        }
        catch (Exception missing) when (missing is IOException or HttpRequestException)
        {
            log.LogError(missing, "The bytes of version {Version} cannot be read", version.Id);
            throw Refusal.Unavailable("This file cannot be read now. Tell your administrator if it stays so.");
        }
    }
}
