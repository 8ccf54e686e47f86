using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;
using Workspace.Files.Reading;
using Workspace.Operations;
using Workspace.Prose.Html;
using Workspace.Prose.Word;
using Workspace.Spaces;
using Workspace.Spaces.Publishing;
using Workspace.Tools.Wiki.Content;
using Workspace.Ui;

namespace Workspace.Tools.Wiki.Export;

/// <summary>The files that a wiki hands out: Markdown, Word and HTML of a page or a part of the tree, and the archive of all.</summary>
public static class ExportEndpoints
{
    private const long MostPictures = 60L * 1024 * 1024;
    private const string Archive = WikiAddresses.Root + "/export.zip", Markdown = WikiAddresses.One + "/export.md", Word = WikiAddresses.One + "/export.docx", Html = WikiAddresses.One + "/export.html", Part = WikiAddresses.One + "/export.zip";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Archive, (Guid spaceId, HttpContext http) => ZipAsync(spaceId, null, http)).RequireRateLimiting(Limits.Dear);
        app.MapGet(Part, (Guid spaceId, Guid id, HttpContext http) => ZipAsync(spaceId, id, http)).RequireRateLimiting(Limits.Dear);
        app.MapGet(Markdown, MarkdownAsync).RequireRateLimiting(Limits.Dear);
        app.MapGet(Word, WordAsync).RequireRateLimiting(Limits.Dear);
        app.MapGet(Html, HtmlAsync).RequireRateLimiting(Limits.Dear);
    }

    private static async Task ZipAsync(Guid spaceId, Guid? id, HttpContext http)
    {
        await using var part = await Asked.OpenAsync(http, spaceId, id, below: true);
        part.Send("application/zip", "zip");
        await using var body = new Unbuffered(http.Response.Body);
        await WikiExport.ZipAsync(part.Visit, part.Tree, part.Pages, body, http.RequestAborted);
    }

    private static async Task MarkdownAsync(Guid spaceId, Guid id, HttpContext http)
    {
        await using var part = await Asked.OpenAsync(http, spaceId, id, below: false);
        part.Send("text/markdown; charset=utf-8", "md");
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(WikiExport.Markdown(part.Visit, part.Tree, part.Pages)), http.RequestAborted);
    }

    private static async Task WordAsync(Guid spaceId, Guid id, bool? below, HttpContext http)
    {
        await using var part = await Asked.OpenAsync(http, spaceId, id, below ?? false);
        var site = new Uri($"{http.Request.Scheme}://{http.Request.Host}/");
        var pictures = await PicturesAsync(part, http.RequestAborted);
        var file = WordWriter.Write(WholeDoc.Of(part.Pages), new WordOptions { Title = part.Pages[0].Page.Title, Created = part.Visit.Now, Site = site, Picture = src => PictureAddress.Read(src) is { } picture ? pictures.GetValueOrDefault(picture.Id) : null });
        part.Send("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");
        await http.Response.Body.WriteAsync(file.Bytes, http.RequestAborted);
    }

    private static async Task<Dictionary<Guid, byte[]>> PicturesAsync(Asked part, CancellationToken ct)
    {
        var (found, total) = (new Dictionary<Guid, byte[]>(), 0L);
        foreach (var id in (await ExportPictures.ReadAsync(part.Visit, part.Pages.Select(p => p.Doc), ct)).Files.Keys)
        {
            found[id] = await ExportPictures.BytesAsync(part.Visit, id, ct);
            if ((total += found[id].Length) > MostPictures) break;
        }
        return found;
    }

    private static async Task HtmlAsync(Guid spaceId, Guid id, bool? below, HttpContext http)
    {
        await using var part = await Asked.OpenAsync(http, spaceId, id, below ?? false);
        var doc = DocLinks.Rewrite(WholeDoc.Of(part.Pages), href => href.StartsWith('/') ? $"{http.Request.Scheme}://{http.Request.Host}{href}" : href);
        await using var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ExportDocument>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(ExportDocument.Title)] = part.Pages[0].Page.Title,
            [nameof(ExportDocument.Marking)] = part.Marking,
            [nameof(ExportDocument.Text)] = WrittenHtml.Of(doc),
        }))).ToHtmlString());
        part.Send("text/html; charset=utf-8", "html");
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), http.RequestAborted);
    }

    /// <summary>The pages asked for, read by the person who asked.</summary>
    private sealed record Asked(HttpContext Http, Visit Visit, PageTree Tree, IReadOnlyList<(TreeNode Page, int Level, Prose.Node Doc)> Pages, string Marking, string Name) : IAsyncDisposable
    {
        public static async Task<Asked> OpenAsync(HttpContext http, Guid spaceId, Guid? id, bool below)
        {
            var visit = await http.RequestServices.GetRequiredService<SpaceAccess>().EnterAsync(spaceId, Role.Reader, WikiTool.Wiki, http.RequestAborted);
            try
            {
                var tree = await PageTree.ReadAsync(visit, http.RequestAborted);
                var pages = await http.RequestServices.GetRequiredService<WikiExport>().ReadAsync(visit, tree, id, below, http.RequestAborted);
                var marking = (await visit.ReadSpaceAsync(http.RequestAborted)).Marking;
                return new(http, visit, tree, pages, marking, id is null ? "wiki" : pages[0].Page.Title);
            }
            catch
            {
                await visit.DisposeAsync();
                throw;
            }
        }

        // The marking of the space goes with the file, where everybody who is handed it sees it.
        public void Send(string type, string end)
        {
            var name = string.Join('-', new[] { Publication.Propose(Name, 60), Publication.Propose(Marking, 40).ToUpperInvariant(), $"{Visit.Today:yyyy-MM-dd}" }.Where(p => p.Length > 0));
            Http.Response.ContentType = type;
            Http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{name}.{end}" }.ToString();
            Http.Response.Headers.CacheControl = "private, no-store";
        }

        public ValueTask DisposeAsync() => Visit.DisposeAsync();
    }
}
