using Workspace.Files.Whole;
using Workspace.Prose;
using Workspace.Prose.Html;
using Workspace.Spaces;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki.Export;

/// <summary>The wiki in the archive of a space: each page as HTML and as Markdown, with its pictures, linked to each other.</summary>
internal static class WholeWiki
{
    public static async Task AddAsync(Visit visit, ExportFolder to, WikiExport export, CancellationToken ct)
    {
        var tree = await PageTree.ReadAsync(visit, ct);
        if (!tree.Roots.Any()) return;
        var pages = await export.ReadAsync(visit, tree, null, below: true, ct);
        var names = new ExportNames(tree, pages.Select(p => p.Page));
        var pictures = await ExportPictures.ReadAsync(visit, pages.Select(p => p.Doc), ct);
        foreach (var siblings in pages.GroupBy(p => p.Page.ParentId))
            foreach (var (page, order) in siblings.Select((p, i) => (p, i + 1)))
            {
                var file = names.FileOf(page.Page.Id)!;
                await to.AddPageAsync(Html(file), page.Page.Title, HtmlWriter.Write(Linked(page.Page, page.Doc, visit.SpaceId, names, pictures)), ct);
                await to.AddAsync(file, null, PageMarkdown.Write(page.Page, order, page.Doc, visit.SpaceId, tree, names, pictures).Text, ct);
            }

        foreach (var (id, file) in pictures.Files) await to.AddAsync(file, null, await ExportPictures.BytesAsync(visit, id, ct), ct);
    }

    // Links between pages lead from file to file; what is not in the archive is text, and no picture comes from elsewhere.
    private static Node Linked(TreeNode page, Node doc, Guid spaceId, ExportNames names, ExportPictures pictures) => DocLinks.Rewrite(doc,
        href => PageAddress.Read(href) is { PageId: { } id } at && at.SpaceId == spaceId ? names.FileOf(id) is { } file ? ExportNames.Relative(names.FileOf(page.Id)!, Html(file)) + at.Anchor : null : href.StartsWith('/') ? null : href,
        src => pictures.FileOf(src) is { } file ? ExportNames.Relative(names.FileOf(page.Id)!, file) : null);

    private static string Html(string markdown) => Path.ChangeExtension(markdown, "html");
}
