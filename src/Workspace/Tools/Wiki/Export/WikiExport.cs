using System.IO.Compression;
using System.Text;
using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Texts;

namespace Workspace.Tools.Wiki.Export;

/// <summary>Hands out pages as files: one page, a page with all below it, or the whole wiki.</summary>
public sealed class WikiExport(SharedTexts texts)
{
    private const string ReadMe = "These pages are Markdown: plain text that any editor opens. A page lies beside the folder of the pages below it. To bring them into a wiki again, import this archive as it is.\n";

    /// <summary>The pages of a part of the tree with their words, in order; all of them where no page is named.</summary>
    public async Task<IReadOnlyList<(TreeNode Page, int Level, Node Doc)>> ReadAsync(Visit visit, PageTree tree, Guid? top, bool below, CancellationToken ct = default)
    {
        var pages = top is { } id ? below ? tree.Below(id) : [tree.Find(id) ?? throw Refusal.NotFound()] : tree.Roots.SelectMany(r => tree.Below(r.Id));
        var read = new List<(TreeNode, int, Node)>();
        var first = top is { } over ? tree.Way(over).Count : 0;
        foreach (var page in pages) read.Add((page, tree.Way(page.Id).Count - first, (await texts.ReadAsync(visit, page.Id, ct)).Doc));
        return read.Count > 0 ? read : throw Refusal.Wrong("There is no page to export yet.");
    }

    public static string Markdown(Visit visit, PageTree tree, IReadOnlyList<(TreeNode Page, int Level, Node Doc)> pages)
    {
        var names = new ExportNames(tree, pages.Select(p => p.Page));
        return PageMarkdown.Write(pages[0].Page, 1, pages[0].Doc, visit.SpaceId, tree, names).Text;
    }

    /// <summary>Writes an archive, page by page, without holding all of it.</summary>
    public static async Task ZipAsync(Visit visit, PageTree tree, IReadOnlyList<(TreeNode Page, int Level, Node Doc)> pages, Stream to, CancellationToken ct = default)
    {
        var names = new ExportNames(tree, pages.Select(p => p.Page));
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        var pictures = await ExportPictures.ReadAsync(visit, pages.Select(p => p.Doc), ct);
        await AddAsync(zip, "READ THIS FIRST.txt", ReadMe, visit.Now, ct);
        foreach (var siblings in pages.GroupBy(p => p.Page.ParentId))
            foreach (var (page, order) in siblings.Select((p, i) => (p, i + 1)))
                await AddAsync(zip, names.FileOf(page.Page.Id)!, PageMarkdown.Write(page.Page, order, page.Doc, visit.SpaceId, tree, names, pictures).Text, visit.Now, ct);
        foreach (var (id, file) in pictures.Files) await AddAsync(zip, file, await ExportPictures.BytesAsync(visit, id, ct), visit.Now, ct);
    }

    private static Task AddAsync(ZipArchive zip, string name, string text, DateTimeOffset at, CancellationToken ct) => AddAsync(zip, name, Encoding.UTF8.GetBytes(text), at, ct);

    private static async Task AddAsync(ZipArchive zip, string name, byte[] bytes, DateTimeOffset at, CancellationToken ct)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = at;
        await using var file = await entry.OpenAsync(ct);
        await file.WriteAsync(bytes, ct);
    }
}
