using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Workspace.Files.Csv;
using Workspace.Files.Whole;
using Workspace.Operations;
using Workspace.Spaces;

namespace Workspace.Tools.Risks;

/// <summary>The register as one sees and filters it, as a file that a spreadsheet opens safely.</summary>
public static class RiskExport
{
    private const int Most = 20_000;

    private static readonly string[] Headings =
    [
        "Reference", "Title", "Cause", "Consequence", "Description", "Category", "Owner", "Owner speaks for", "Likelihood", "Impact", "Score", "Level",
        "Status", "Response", "What is being done", "Review by", "Old reference", "Added", "Changed", "Closed", "Closed because",
    ];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(RiskAddresses.Export, WriteAsync).RequireRateLimiting(Limits.Dear);

    /// <summary>The register for the archive of the space: open and closed risks, and how their scores came about.</summary>
    internal static async Task AddAsync(Visit visit, ExportFolder to, RiskQueries risks, CancellationToken ct)
    {
        var names = await risks.NamesAsync(visit, ct);
        await to.AddRowsAsync("open risks.csv", "Open risks", await RowsAsync(visit, names, new(), ct), ct);
        await to.AddRowsAsync("closed risks.csv", "Closed risks", await RowsAsync(visit, names, new() { Closed = true }, ct), ct);
        var scores = await (from change in visit.Query<ScoreChange>() join risk in visit.Query<Risk>() on change.RiskId equals risk.Id orderby risk.Number, change.At select new { risk.Number, Change = change }).Take(Most).ToListAsync(ct);
        await to.AddRowsAsync("scores.csv", "How the scores came about", scores.Select(s => (string[])[RiskWords.Reference(s.Number), $"{s.Change.At:yyyy-MM-dd HH:mm:ss}", names.Name(s.Change.ById) ?? "", s.Change.From is { } from ? $"{from.Value}" : "", $"{s.Change.To.Value}"]).Prepend(["Reference", "When (UTC)", "By", "From", "To"]), ct);
    }

    private static async Task WriteAsync(Guid spaceId, HttpContext http, SpaceAccess spaces, RiskQueries risks, CancellationToken ct)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, RisksTool.Risks, ct);
        var rows = await RowsAsync(visit, await risks.NamesAsync(visit, ct), RegisterFilter.Read(http.Request.Query, http.Request.Query["status"] == "closed"), ct);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName((await visit.SpaceAsync(ct)).Marking, visit.Today) }.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
        await CsvWriter.WriteAsync(http.Response.Body, rows, ct);
    }

    // The marking of the space goes with the file, where everybody who is handed it sees it.
    private static string FileName(string marking, DateOnly today) =>
        string.Join('-', ["risks", .. marking.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0), $"{today:yyyy-MM-dd}.csv"]);

    private static async Task<IEnumerable<IReadOnlyList<string>>> RowsAsync(Visit visit, RegisterNames names, RegisterFilter filter, CancellationToken ct)
    {
        var risks = await visit.Matching(filter).InOrder(filter).Take(Most).ToListAsync(ct);
        string Day(DateTimeOffset? at) => at is { } known ? TimeZoneInfo.ConvertTime(known, visit.Zone).ToString("yyyy-MM-dd") : "";
        return [Headings, .. risks.Select(r => (string[])
        [
            r.Reference, r.Title, r.Cause, r.Consequence, r.Description, r.Category, names.Name(r.OwnerId) ?? r.OwnerName, names.Organisation(r.OwnerId) ?? "",
            $"{r.Likelihood}", $"{r.Impact}", $"{r.ScoreValue}", RiskWords.Of(r.Score.Level), RiskWords.Of(r.Status), r.Response?.ToString() ?? "", r.ResponseText,
            r.ReviewOn?.ToString("yyyy-MM-dd") ?? "", r.OriginalReference, Day(r.CreatedAt), Day(r.ChangedAt), Day(r.ClosedAt), r.ClosedReason,
        ])];
    }
}
