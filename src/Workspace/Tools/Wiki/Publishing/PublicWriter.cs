using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Workspace.Prose;
using Workspace.Prose.Html;
using Workspace.Prose.Text;
using Workspace.Spaces.Publishing;
using Workspace.Texts;
using Workspace.Tools.Wiki.Content;
using Workspace.Ui;

namespace Workspace.Tools.Wiki.Publishing;

/// <summary>Writes a published page: what the publication shows, and nothing else of the space. Comments and suggestions are not in it.</summary>
public sealed class PublicWriter(SharedTexts texts, IServiceProvider services, ILoggerFactory logs)
{
    private const string Prefix = "h-";

    public async Task<SentPage?> WriteAsync(PublicVisit stranger, string name, CancellationToken ct = default)
    {
        var tree = new PublicTree(await PageTree.ReadAsync(stranger.Visit, ct), stranger.Publication);
        if (tree.Find(name) is not { } page) return null;
        var text = await texts.ReadAsync(stranger.Visit, page.Id, ct);
        var doc = DocLinks.Rewrite(WordPages.WithoutComments(text.Doc), href => Link(href, tree, stranger.Publication.SpaceId), src => Picture(src, tree));
        var shown = new RenderedPage(WrittenHtml.Of(doc, new HtmlOptions { IdPrefix = Prefix, Suggestions = Suggestions.Rejected }), Outline.Of(doc, Prefix));
        var html = await RenderAsync(new Dictionary<string, object?>
        {
            [nameof(PublicDocument.Organisation)] = stranger.Organisation,
            [nameof(PublicDocument.Page)] = page,
            [nameof(PublicDocument.Text)] = shown,
            [nameof(PublicDocument.Tree)] = tree,
            [nameof(PublicDocument.Changed)] = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(text.At, stranger.Visit.Zone).DateTime),
            [nameof(PublicDocument.MayBeListed)] = stranger.Publication.MayBeListed,
        });
        var bytes = Encoding.UTF8.GetBytes(html);
        return new(stranger.Publication.SpaceId, stranger.Visit.Now, bytes, Pack(bytes), $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"", stranger.Publication.MayBeListed);
    }

    // A link into the space is text to strangers, unless the page it leads to is published with this one.
    private static string? Link(string href, PublicTree tree, Guid spaceId)
    {
        if (PageAddress.Read(href) is { PageId: { } id } to && to.SpaceId == spaceId && tree.Shows(id)) return tree.HrefOf(id) + PageRenderer.Anchored(to.Anchor);
        return SafeUrl.Allows(href, ["relative"]) && !href.StartsWith('#') ? null : href;
    }

    private static string? Picture(string src, PublicTree tree) =>
        PictureAddress.Read(src) is not { } picture ? SafeUrl.Allows(src, ["relative"]) ? null : src
        : tree.Shows(picture.TextId) ? $"/p/{tree.Address}/pictures/{picture.Id}" : null;

    private async Task<string> RenderAsync(Dictionary<string, object?> parameters)
    {
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PublicDocument>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal)) zip.Write(bytes);
        return packed.ToArray();
    }
}
