using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Texts.Images;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki.Export;

/// <summary>The pictures that go out with pages: a file of each, read one after another.</summary>
public sealed class ExportPictures
{
    private readonly Dictionary<Guid, string> _files = [];

    public IReadOnlyDictionary<Guid, string> Files => _files;

    public static async Task<ExportPictures> ReadAsync(Visit visit, IEnumerable<Prose.Node> docs, CancellationToken ct = default)
    {
        var pictures = new ExportPictures();
        var ids = PictureAddress.In(docs).Where(p => p.SpaceId == visit.SpaceId).Select(p => p.Id).ToList();
        foreach (var some in ids.Chunk(500))
            foreach (var image in await visit.Query<TextImage>().Where(i => some.Contains(i.Id)).Select(i => new { i.Id, i.Type }).ToListAsync(ct)) pictures._files[image.Id] = $"images/{image.Id:N}.{image.Type.Split('/')[^1].Replace("jpeg", "jpg", StringComparison.Ordinal)}";
        return pictures;
    }

    /// <summary>The file of the picture at that address, or null where it does not go out.</summary>
    public string? FileOf(string src) => PictureAddress.Read(src) is { } picture ? _files.GetValueOrDefault(picture.Id) : null;

    public static Task<byte[]> BytesAsync(Visit visit, Guid id, CancellationToken ct = default) => visit.Query<TextImage>().Where(i => i.Id == id).Select(i => i.Bytes).SingleAsync(ct);
}
