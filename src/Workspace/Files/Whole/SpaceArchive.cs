using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Workspace.Operations;
using Workspace.Spaces;

namespace Workspace.Files.Whole;

/// <summary>What goes round the folders of an archive: what it is, an index page, and a manifest with the hash of every file.</summary>
internal static class SpaceArchive
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task AddIndexAsync(ExportFolder to, Visit visit, string person, CancellationToken ct)
    {
        var body = new StringBuilder()
            .Append($"<p>{ExportPage.Text($"The space “{visit.SpaceName}” as {person} could see it on {to.At:d MMMM yyyy, HH:mm} UTC. What they could not see then is not in it.")}</p>\n")
            .Append("<p>manifest.json holds the size and SHA-256 of every file.</p>\n");
        foreach (var folder in to.Files.Where(f => f.Title is not null).GroupBy(f => f.Path.Contains('/', StringComparison.Ordinal) ? f.Path.Split('/')[0] : ""))
        {
            body.Append($"<h2>{ExportPage.Text(folder.Key.Length == 0 ? "The space" : folder.Key)}</h2>\n<ul>\n");
            foreach (var file in folder)
            {
                body.Append($"<li><a href=\"{ExportPage.Text(string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString)))}\">{ExportPage.Text(file.Title)}</a> ({ExportPage.Text(FileSizes.Words(file.Size))})</li>\n");
            }

            body.Append("</ul>\n");
        }

        await to.AddPageAsync("index.html", visit.SpaceName, body.ToString(), ct);
    }

    public static Task AddManifestAsync(ExportFolder to, Visit visit, string person, CancellationToken ct) => to.AddAsync("manifest.json", null, JsonSerializer.Serialize(new
    {
        space = visit.SpaceName,
        spaceId = visit.SpaceId,
        madeFor = person,
        role = RoleWords.Name(visit.Role),
        madeAt = to.At,
        files = to.Files.Select(f => new { path = f.Path, size = f.Size, sha256 = f.Sha256 }),
    }, Readable), ct);
}
