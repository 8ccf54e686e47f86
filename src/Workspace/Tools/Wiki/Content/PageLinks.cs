using Workspace.Prose;

namespace Workspace.Tools.Wiki.Content;

/// <summary>The pages of the same wiki that a document leads to: by id, or by a title.</summary>
public sealed record PageLinks(IReadOnlySet<Guid> Ids, IReadOnlySet<string> TitleKeys)
{
    private const int Most = 2_000;

    public static PageLinks Of(Node doc, Guid spaceId)
    {
        var (ids, keys) = (new HashSet<Guid>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var node in DocLinks.All(doc))
        {
            if (ids.Count + keys.Count >= Most) break;
            if (node.Type.Name == "thing_link" && node.Attrs.Text("tool") == WikiTool.Wiki && Guid.TryParse(node.Attrs.Text("id"), out var thing)) ids.Add(thing);
            var to = DocLinks.HrefOf(node) is { } href ? PageAddress.Read(href) : null;
            if (to?.SpaceId != spaceId) continue;
            if (to.PageId is { } id) ids.Add(id);
            else if (to.Title is { } title) keys.Add(PageName.Key(title));
        }
        return new(ids, keys);
    }

    public IEnumerable<PageLink> Rows(WikiPage page) => Ids.Select(id => PageLink.To(page.SpaceId, page.Id, id)).Concat(TitleKeys.Select(key => PageLink.To(page.SpaceId, page.Id, key)));
}

/// <summary>An address that leads to a page of a wiki.</summary>
public sealed record PageAddress(Guid SpaceId, Guid? PageId, string? Title, string Anchor)
{
    /// <summary>What the address means, or null where it is none of a wiki page.</summary>
    public static PageAddress? Read(string href)
    {
        var anchor = href.IndexOf('#', StringComparison.Ordinal) is var cut and >= 0 ? href[cut..] : "";
        var parts = href[..^anchor.Length].Split('?')[0].Split('/');
        return parts switch
        {
            ["", "spaces", var space, WikiTool.Wiki, var page] when Guid.TryParse(space, out var of) && Guid.TryParse(page, out var id) => new(of, id, null, anchor),
            ["", "spaces", var space, WikiTool.Wiki, "to", var title] when Guid.TryParse(space, out var of) && title.Length > 0 => new(of, null, Uri.UnescapeDataString(title), anchor),
            _ => null,
        };
    }
}
