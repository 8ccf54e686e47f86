using Microsoft.Net.Http.Headers;
using Workspace.Files.Csv;
using Workspace.Operations;
using Workspace.Spaces;
using Workspace.Tools.Documents.Disposition;
using Workspace.Tools.Documents.Review;

namespace Workspace.Tools.Documents.Exchange;

/// <summary>Files to take away: the document, and the table of a round. They hold what the reader sees now.</summary>
public static class ExportEndpoints
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var format in new[] { "docx", "md", "html" })
            app.MapGet(DocumentAddresses.One + "/export." + format, (Guid spaceId, Guid id, HttpContext http, DocumentDoor door, DocumentQueries queries, DocumentFiles files, CancellationToken ct) => WriteAsync(format, spaceId, id, http, door, queries, files, ct)).RequireRateLimiting(Limits.Dear);
        foreach (var format in new[] { "csv", "docx" })
            app.MapGet(DocumentAddresses.Table + "." + format, (Guid spaceId, Guid id, Guid roundId, HttpContext http, DocumentDoor door, DocumentQueries queries, DispositionQueries tables, CancellationToken ct) => TableAsync(format, spaceId, id, roundId, http, door, queries, tables, ct)).RequireRateLimiting(Limits.Dear);
    }

    private static async Task WriteAsync(string format, Guid spaceId, Guid id, HttpContext http, DocumentDoor door, DocumentQueries queries, DocumentFiles files, CancellationToken ct)
    {
        await using var opened = await door.OpenAsync(spaceId, id, Role.Reader, ct);
        var view = await queries.ViewAsync(opened, ct);
        var (type, bytes) = format switch
        {
            "docx" => (WordType, (await files.WordAsync(opened, view, ct)).Bytes),
            "md" => ("text/markdown; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(files.Markdown(view).Text)),
            _ => ("text/html; charset=utf-8", DocumentFiles.Html(view)),
        };
        Say(http, type, FileName([view.Document.Reference, view.Document.Title], (await opened.Visit.ReadSpaceAsync(ct)).Marking, view.Place.Today, format));
        await http.Response.Body.WriteAsync(bytes, ct);
    }

    private static async Task TableAsync(string format, Guid spaceId, Guid id, Guid roundId, HttpContext http, DocumentDoor door, DocumentQueries queries, DispositionQueries tables, CancellationToken ct)
    {
        await using var opened = await door.OpenAsync(spaceId, id, Role.Reader, ct);
        var round = await opened.Visit.FindAsync<ReviewRound>(roundId, ct);
        if (round.DocumentId != id) throw Refusal.NotFound();
        var view = await queries.ViewAsync(opened, ct);
        var table = await tables.TableAsync(opened.Visit, round, view.Text, view.People, ct);
        Say(http, format == "csv" ? "text/csv; charset=utf-8" : WordType, FileName([view.Document.Reference, "review", $"{round.Number}"], (await opened.Visit.ReadSpaceAsync(ct)).Marking, view.Place.Today, format));
        if (format == "csv") await CsvWriter.WriteAsync(http.Response.Body, DispositionFiles.Rows(table, view.Place.Zone), ct);
        else await http.Response.Body.WriteAsync(DispositionFiles.Word(view.Document, table, view.Place).Bytes, ct);
    }

    private static void Say(HttpContext http, string type, string name)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
    }

    // The marking of the space goes with the file, where everybody who is handed it sees it.
    private static string FileName(IEnumerable<string> parts, string marking, DateOnly today, string format) =>
        string.Join('-', [.. parts.SelectMany(Plain), .. Plain(marking), $"{today:yyyy-MM-dd}.{format}"]);

    private static IEnumerable<string> Plain(string words) =>
        words.Split([' ', '-', '/', ':'], StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0).Take(8);
}
