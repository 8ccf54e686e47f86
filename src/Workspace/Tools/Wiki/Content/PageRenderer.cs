using Workspace.Prose;
using Workspace.Prose.Html;
using Workspace.Prose.Text;
using Workspace.Texts;
using Workspace.Ui;

namespace Workspace.Tools.Wiki.Content;

/// <summary>Makes the HTML of a page for people of its space: links by title find their page, links to pages that are gone say so.</summary>
public sealed class PageRenderer(PageHtmlCache cache)
{
    private const string Prefix = "h-";

    public RenderedPage Of(TextNow text, PageTree tree, Guid spaceId) => cache.Find(text.TextId, text.Version, tree.Stamp) ?? cache.Keep(text.TextId, text.Version, tree.Stamp, Render(text.Doc, tree, spaceId));

    public static RenderedPage Render(Node doc, PageTree tree, Guid spaceId)
    {
        var resolved = DocLinks.Rewrite(doc, href => Link(href, tree, spaceId), picture: null, thing => Thing(thing, tree));
        var options = new HtmlOptions { IdPrefix = Prefix, ThingHref = (tool, id) => $"/spaces/{spaceId}/{tool}/{id}", PersonHref = null };
        return new(WrittenHtml.Of(resolved, options), Outline.Of(resolved, Prefix));
    }

    /// <summary>An anchor of another page begins as the ids on it do.</summary>
    public static string Anchored(string anchor) => anchor.Length > 1 && !anchor.StartsWith('#' + Prefix, StringComparison.Ordinal) ? $"#{Prefix}{anchor[1..]}" : anchor;

    private static string? Link(string href, PageTree tree, Guid spaceId)
    {
        if (PageAddress.Read(href) is not { } to || to.SpaceId != spaceId) return href;
        var page = to.PageId is { } id ? tree.Find(id) : tree.Named(to.Title!);
        return page is null ? href : WikiAddresses.ToPage(spaceId, page.Id) + Anchored(to.Anchor);
    }

    private static Node Thing(Node thing, PageTree tree) =>
        thing.Attrs.Text("tool") == WikiTool.Wiki && Guid.TryParse(thing.Attrs.Text("id"), out var id) && tree.Find(id) is { } page && page.Title != thing.Attrs.Text("title")
            ? thing.WithAttrs(thing.Attrs.With("title", page.Title))
            : thing;
}

/// <summary>A page as HTML, and its headings.</summary>
public sealed record RenderedPage(WrittenHtml Html, IReadOnlyList<OutlineEntry> Outline);
