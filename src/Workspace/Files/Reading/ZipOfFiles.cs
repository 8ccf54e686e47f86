using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity.Audit;
using Workspace.Spaces;

namespace Workspace.Files.Reading;

/// <summary>Several files as one archive, written while it is read: of each only what the person may see at that moment.</summary>
public static class ZipOfFiles
{
    private const int Most = 500;

    public static async Task SendAsync(Guid spaceId, HttpContext http, SpaceAccess spaces, FolderQueries folder, FileBytes bytes)
    {
        var ct = http.RequestAborted;
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        var asked = http.Request.Query["id"].Select(id => Guid.TryParse(id, out var one) ? one : Guid.Empty).Where(id => id != Guid.Empty).Distinct().Take(Most).ToList();
        var (seen, _) = await folder.SeenAsync(visit, deleted: false, ct);
        var ids = await seen.Where(f => asked.Contains(f.Id)).OrderBy(f => f.Name).Select(f => f.Id).ToListAsync(ct);
        if (ids.Count == 0)
        {
            throw asked.Count > 0 ? Refusal.NotFound() : Refusal.Wrong("Tick the files that you want to take along.");
        }

        DownloadEndpoints.Protect(http.Response.Headers);
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = DownloadEndpoints.Disposition("attachment", $"files-{visit.Today:yyyy-MM-dd}.zip");
        await using var body = new Unbuffered(http.Response.Body);
        await using var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        var names = new UniqueNames();
        foreach (var id in ids)
        {
            await AddAsync(zip, spaceId, id, bytes, names, ct);
        }
    }

    // The right may end while the archive is on its way: then the rest of it is missing.
    private static async Task AddAsync(ZipArchive zip, Guid spaceId, Guid id, FileBytes bytes, UniqueNames names, CancellationToken ct)
    {
        try
        {
            var version = await bytes.FindAsync(spaceId, id, null, ct);
            await using var from = await bytes.OpenAsync(version, ct);
            var entry = zip.CreateEntry(names.Of(version.Name), CompressionLevel.NoCompression);
            entry.LastWriteTime = version.At;
            await using var to = await entry.OpenAsync(ct);
            await from.CopyToAsync(to, ct);
        }
        catch (Refusal)
        {
            // gone meanwhile, or not yet scanned
        }
    }
}

/// <summary>Names in one folder of an archive: the second of a name gets a number.</summary>
public sealed class UniqueNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string name)
    {
        var unique = name;
        for (var n = 2; !_taken.Add(unique); n++)
        {
            unique = $"{Path.ChangeExtension(name, null)} {n}{Path.GetExtension(name)}";
        }

        return unique;
    }
}
