using Microsoft.Net.Http.Headers;
using Workspace.Files.Csv;
using Workspace.People.Proofs;
using Workspace.Ui;

namespace Workspace.Licensing;

/// <summary>The seats as a table for a spreadsheet: who held one, from when until when, in which licence. It asks for a fresh proof.</summary>
public static class SeatExport
{
    private static readonly string[] Heads = ["Licence", "Person", "Email", "Organisation", "First day", "Last day", "From (UTC)", "Until (UTC)", "State", "Sponsor", "Reason", "Order number", "Cost centre"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/office/seats.csv", (HttpContext http, SeatQueries seats, StepUp stepUp) => WriteAsync(http, seats, stepUp, null));
        app.MapGet("/office/licences/{licenceId:guid}/seats.csv", (HttpContext http, SeatQueries seats, StepUp stepUp, Guid licenceId) => WriteAsync(http, seats, stepUp, licenceId));
    }

    private static async Task WriteAsync(HttpContext http, SeatQueries seats, StepUp stepUp, Guid? licenceId)
    {
        var (rows, now, zone) = await seats.ExportAsync(licenceId, stepUp.IsFresh ? SeatQueries.MostInFile : 1, http.RequestAborted); // the door speaks first
        if (!stepUp.IsFresh)
        {
            http.Response.Redirect(StepUp.Address(licenceId is { } id ? $"/office/licences/{id}" : "/office/seats"));
            return;
        }

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"seats-{LastDay.DayOf(now, zone):yyyy-MM-dd}.csv" }.ToString();
        await CsvWriter.WriteAsync(http.Response.Body, rows.Select(r => Line(r, now, zone)).Prepend(Heads), http.RequestAborted);
    }

    private static string[] Line(SeatRow row, DateTimeOffset now, TimeZoneInfo zone) =>
    [
        row.Licence, row.Name, row.Email, row.Affiliation ?? "",
        $"{LastDay.DayOf(row.StartsAt, zone):yyyy-MM-dd}", $"{LastDay.Of(row.EndsAt, zone):yyyy-MM-dd}", $"{row.StartsAt:yyyy-MM-ddTHH:mm:ssZ}", $"{row.EndsAt:yyyy-MM-ddTHH:mm:ssZ}",
        SeatWords.State(row, now), row.Sponsor ?? "", row.Reason, row.OrderNumber, row.CostCentre,
    ];
}
