using Workspace.Prose;
using Workspace.Texts.Images;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki.Import;

/// <summary>Turns files into a tree of pages whose links lead to each other. Nothing is stored.</summary>
public sealed class ImportReader(Guid spaceId, string? site = null)
{
    private readonly List<ImportNote> _notes = [];
    private readonly List<ImportPicture> _pictures = [];
    private int _links;

    /// <param name="files">What was brought.</param>
    /// <param name="done">Told how many pages are read, of how many.</param>
    /// <param name="ct">Stops between two pages.</param>
    public ImportPlan Read(SourceFiles files, Action<int, int>? done = null, CancellationToken ct = default)
    {
        _notes.AddRange(files.Notes);
        var pages = ImportTree.Of(files.Files);
        var reader = new PageReader(_notes);
        foreach (var (page, index) in pages.Select((p, i) => (p, i)))
        {
            ct.ThrowIfCancellationRequested();
            reader.Read(page);
            done?.Invoke(index + 1, pages.Count * 2);
        }
        var links = new LinkResolver(pages, files.Files, site);
        foreach (var (page, index) in pages.Select((p, i) => (p, i)))
        {
            ct.ThrowIfCancellationRequested();
            if (page.File is not null) page.Doc = Connected(links, page);
            done?.Invoke(pages.Count + index + 1, pages.Count * 2);
        }
        return new ImportPlan(pages, [.. _notes.OrderBy(n => n.File, StringComparer.Ordinal).ThenBy(n => n.Line)], _pictures, _links);
    }

    private Node Connected(LinkResolver links, SourcePage page)
    {
        var doc = DocLinks.Rewrite(page.Doc, href => Link(links, page, href), src => Picture(links, page, src), thing => Thing(links, thing));
        return page.IsOurs ? doc : TitleLinks.Apply(doc, spaceId);
    }

    // A link to a thing of the wiki it came from leads to the page that came with it.
    private static Node Thing(LinkResolver links, Node thing) =>
        thing.Attrs.Text("tool") == WikiTool.Wiki && Guid.TryParse(thing.Attrs.Text("id"), out var id) && links.Former(id) is { } page ? thing.WithAttrs(thing.Attrs.With("id", page.Id.ToString())) : thing;

    private string? Link(LinkResolver links, SourcePage page, string href)
    {
        if (href.StartsWith('#')) return Heading(page, page, href) is { Length: > 0 } here ? here : null;
        if (!links.IsInternal(href)) return href;
        if (href.StartsWith(Export.PageMarkdown.ByTitle, StringComparison.Ordinal)) return WikiAddresses.To(spaceId, "/to/" + href[Export.PageMarkdown.ByTitle.Length..]);
        if (links.Page(page, href) is { } target)
        {
            _links++;
            return WikiAddresses.ToPage(spaceId, target.Id) + Heading(page, target, href);
        }
        if (links.IsRoot(href))
        {
            _links++;
            return WikiAddresses.To(spaceId);
        }
        Note(page, href, $"The link to “{Short(href)}” leads to no page here; its words are kept.");
        return null;
    }

    // The part of a page that is meant; a page of ours says it as we do.
    private string Heading(SourcePage from, SourcePage target, string href)
    {
        var anchor = LinkResolver.AnchorOf(href);
        if (anchor.Length < 2 || from.IsOurs) return anchor;
        if (SourceHeadings.Find(target, Uri.UnescapeDataString(anchor[1..])) is { } found) return "#" + found;
        Note(from, href, target == from ? $"The link to “{Short(anchor)}” leads to no heading of this page; its words are kept." : $"There is no heading “{Short(anchor)}” in “{Short(target.Title)}”; the link leads to the page.");
        return "";
    }

    private string? Picture(LinkResolver links, SourcePage page, string src)
    {
        if (src.Contains(':', StringComparison.Ordinal)) return src;
        if (links.Picture(page, src) is not { } file)
        {
            Note(page, src, $"The picture “{Short(src)}” is not among the files; its description is kept.");
            return null;
        }
        if (ImageSignature.TypeOf(file.Bytes) is null)
        {
            Note(page, src, $"“{Short(src)}” is no picture that can be shown; its description is kept.");
            return null;
        }
        if (_pictures.Find(p => p.PageId == page.Id && p.File == file) is { } same) return same.Placeholder;
        var picture = new ImportPicture(Guid.CreateVersion7(), page.Id, file);
        _pictures.Add(picture);
        return picture.Placeholder;
    }

    private void Note(SourcePage page, string words, string what) => _notes.Add(new(page.File!.Path, page.Source!.LineOf(words), what));

    private static string Short(string text) => text.Length > 80 ? text[..79] + "…" : text;
}

/// <summary>A picture that goes into a page.</summary>
public sealed record ImportPicture(Guid Id, Guid PageId, SourceFile File)
{
    /// <summary>What stands in the document until the picture has an address.</summary>
    public string Placeholder => $"{Prefix}{Id:N}";

    internal const string Prefix = "picture-";
}

/// <summary>What an import would store.</summary>
/// <param name="Pages">Parents before their children, each in the order of its siblings.</param>
/// <param name="Notes">What was not kept as it was.</param>
/// <param name="Pictures">The pictures that pages show.</param>
/// <param name="Links">How many links lead from page to page.</param>
public sealed record ImportPlan(IReadOnlyList<SourcePage> Pages, IReadOnlyList<ImportNote> Notes, IReadOnlyList<ImportPicture> Pictures, int Links)
{
    public int Written => Pages.Count(p => p.File is not null);

    public int Folders => Pages.Count - Written;
}
