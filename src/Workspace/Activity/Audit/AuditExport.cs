using System.Globalization;
using Microsoft.Net.Http.Headers;
using Workspace.Files.Csv;
using Workspace.People.Proofs;
using Workspace.Ui;

namespace Workspace.Activity.Audit;

/// <summary>The audit as a table for a spreadsheet, with the filters of the page. It asks for a fresh proof.</summary>
public static class AuditExport
{
    private static readonly string[] Heads = ["Number", "When (UTC)", "Who", "What", "About", "From where", "Result"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/office/audit.csv", (HttpContext http, AuditQueries audit, StepUp stepUp) => WriteAsync(http, audit, stepUp, null));
        app.MapGet("/spaces/{spaceId:guid}/audit.csv", (HttpContext http, AuditQueries audit, StepUp stepUp, Guid spaceId) => WriteAsync(http, audit, stepUp, spaceId));
    }

    private static async Task WriteAsync(HttpContext http, AuditQueries audit, StepUp stepUp, Guid? spaceId)
    {
        var query = http.Request.Query;
        var view = AuditView.Read(query["part"], query["person"], query["from"], query["until"], query["refused"] == "true", null);
        var lines = await audit.ReadAsync(spaceId, view, stepUp.IsFresh ? AuditQueries.MostInFile : 1, http.RequestAborted); // the door speaks first
        if (!stepUp.IsFresh)
        {
            http.Response.Redirect(StepUp.Address((spaceId is { } id ? $"/spaces/{id}/audit" : "/office/audit") + view.Query()));
            return;
        }

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = lines.Rows is [var newest, ..] ? $"audit-{newest.At:yyyy-MM-dd}.csv" : "audit.csv" }.ToString();
        await CsvWriter.WriteAsync(http.Response.Body, lines.Rows.Select(Line).Prepend(Heads), http.RequestAborted);
    }

    private static string[] Line(AuditEntry row) =>
        [row.Number.ToString(CultureInfo.InvariantCulture), $"{row.At:yyyy-MM-ddTHH:mm:ssZ}", row.Who, row.What, row.About ?? "", row.Where ?? "", row.IsRefused ? "Refused" : "Done"];
}
