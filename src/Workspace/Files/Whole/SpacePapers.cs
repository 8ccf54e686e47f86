using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Workspace.Files.Stores;
using Workspace.Spaces;

namespace Workspace.Files.Whole;

/// <summary>The files of a space in its archive, each beside what it hangs on, with its earlier versions.</summary>
internal sealed class SpacePapers(FolderQueries folder, FileDoor door, IFileStore store)
{
    private static readonly string[] Heads = ["File", "In the archive", "Attached to", "Version", "Size", "SHA-256", "By", "When (UTC)", "Description", "Tags", "State"];

    public async Task<int> CountAsync(Visit visit, CancellationToken ct) => await (await folder.SeenAsync(visit, deleted: false, ct)).Files.CountAsync(ct);

    /// <param name="reached">Told after each file.</param>
    public async Task AddAsync(Visit visit, ExportFolder to, Func<string, Task> reached, CancellationToken ct)
    {
        var (seen, names) = await folder.SeenAsync(visit, deleted: false, ct);
        var people = await visit.Members().ToDictionaryAsync(m => m.PersonId, m => m.Name, ct);
        var rows = new List<string[]> { Heads };
        foreach (var file in await seen.OrderBy(f => f.Tool).ThenBy(f => f.ThingId).ThenBy(f => f.Name).ToListAsync(ct))
        {
            var on = names[file.On];
            foreach (var version in await visit.Query<FileVersion>().Where(v => v.FileId == file.Id).OrderByDescending(v => v.Number).ToListAsync(ct))
            {
                var path = string.Join('/', file.On.IsOnSpace ? "The space" : $"{door.ToolName(file.On)}/{on.Replace('/', '-')}", version.Number == file.Latest ? version.Name : $"earlier versions/{version.Number} {version.Name}");
                var kept = await AddAsync(version, to, path, version.Number == file.Latest ? file.Name : null, ct);
                rows.Add([version.Name, kept ?? "", on, $"{version.Number}", $"{version.Size}", version.Sha256, people.GetValueOrDefault(version.ById, ""), $"{version.At:yyyy-MM-dd HH:mm:ss}", file.Description, FileTags.Of(file.Tags).Words, version.Scan switch { ScanState.Infected => $"Virus found: {version.Virus}", ScanState.Waiting => "Waits for its scan", _ => kept is null ? "Cannot be read" : "" }]);
            }

            await reached(file.Name);
        }

        if (rows.Count > 1)
        {
            await to.AddRowsAsync("files.csv", "List of all files", rows, ct);
        }
    }

    private async Task<string?> AddAsync(FileVersion version, ExportFolder to, string path, string? title, CancellationToken ct)
    {
        if (!version.IsOpen)
        {
            return null;
        }

        try
        {
            await using var from = await store.OpenAsync(version.Blob, version.Size, ct);
            await to.AddAsync(path, title, from, CompressionLevel.NoCompression, ct);
            return to.Files[^1].Path;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or HttpRequestException)
        {
            return null;
        }
    }
}
