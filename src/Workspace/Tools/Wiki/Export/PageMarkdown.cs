using System.Globalization;
using Workspace.Prose;
using Workspace.Prose.Markdown;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki.Export;

/// <summary>Writes a page as a Markdown file that imports back the same: its title and place before the text, links to other files instead of addresses here.</summary>
public static class PageMarkdown
{
    /// <summary>Says that a file was written by us: nothing in it is a template or HTML.</summary>
    public const string Mark = "workspace";

    /// <summary>What a link by title looks like in a file.</summary>
    public const string ByTitle = "?title=";

    public static MarkdownText Write(TreeNode page, int order, Node doc, Guid spaceId, PageTree tree, ExportNames names, ExportPictures? pictures = null)
    {
        var linked = DocLinks.Rewrite(doc, href => Link(href, page, spaceId, tree, names), src => pictures?.FileOf(src) is { } file ? ExportNames.Relative(names.FileOf(page.Id)!, file) : src);
        return MarkdownWriter.Write(linked, FrontMatter.Read(Matter(page, order)));
    }

    private static string Matter(TreeNode page, int order) => string.Create(CultureInfo.InvariantCulture, $"title: '{page.Title.Replace("'", "''", StringComparison.Ordinal)}'\norder: {order}\nid: {page.Id}\n{Mark}: 1")
        + (page.IsFolder ? "\nfolder: true" : "") + (page.IsTemplate ? "\ntemplate: true" : "");

    private static string? Link(string href, TreeNode page, Guid spaceId, PageTree tree, ExportNames names)
    {
        if (PageAddress.Read(href) is not { } to || to.SpaceId != spaceId) return href;
        if (to.Title is { } title) return ByTitle + Uri.EscapeDataString(title) + to.Anchor;
        return names.FileOf(to.PageId!.Value) is { } file ? ExportNames.Relative(names.FileOf(page.Id)!, file) + to.Anchor : href;
    }
}
