using Microsoft.Net.Http.Headers;
using Workspace.Files.Csv;
using Workspace.Ui;

namespace Workspace.Licensing;

/// <summary>The seats as a table for a spreadsheet: who held one, from when until when, in which licence.</summary>
public static class SeatExport
{
    private static readonly string[] Heads = ["Licence", "Person", "Email", "Organisation", "First day", "Last day", "From (UTC)", "Until (UTC)", "State", "Sponsor", "Reason"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/office/seats.csv", (HttpContext http, SeatQueries seats) => WriteAsync(http, seats, null));
        app.MapGet("/office/licences/{licenceId:guid}/seats.csv", (HttpContext http, SeatQueries seats, Guid licenceId) => WriteAsync(http, seats, licenceId));
    }

    private static async Task WriteAsync(HttpContext http, SeatQueries seats, Guid? licenceId)
    {
        var (rows, now, zone) = await seats.ExportAsync(licenceId, http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"seats-{LastDay.DayOf(now, zone):yyyy-MM-dd}.csv" }.ToString();
        await CsvWriter.WriteAsync(http.Response.Body, rows.Select(r => Line(r, now, zone)).Prepend(Heads), http.RequestAborted);
    }

    private static string[] Line(SeatRow row, DateTimeOffset now, TimeZoneInfo zone) =>
    [
        row.Licence, row.Name, row.Email, row.Affiliation ?? "",
        $"{LastDay.DayOf(row.StartsAt, zone):yyyy-MM-dd}", $"{LastDay.Of(row.EndsAt, zone):yyyy-MM-dd}", $"{row.StartsAt:yyyy-MM-ddTHH:mm:ssZ}", $"{row.EndsAt:yyyy-MM-ddTHH:mm:ssZ}",
        SeatWords.State(row, now), row.Sponsor ?? "", row.Reason,
    ];
}
