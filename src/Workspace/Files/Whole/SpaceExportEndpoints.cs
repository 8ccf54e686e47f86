using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Workspace.Files.Reading;
using Workspace.Operations;
using Workspace.Ui;

namespace Workspace.Files.Whole;

/// <summary>Where the archive of a space is asked for, stopped and fetched.</summary>
public static class SpaceExportEndpoints
{
    public const string Page = "/spaces/{SpaceId:guid}/export", One = Page + "/{ExportId:guid}";

    public static string To(Guid spaceId) => $"/spaces/{spaceId}/export";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Page + "/start", StartAsync).RequireRateLimiting(Limits.Dear);
        app.MapPost(One + "/cancel", CancelAsync);
        app.MapGet(One + "/archive.zip", FetchAsync);
    }

    private static async Task<IResult> StartAsync(Guid spaceId, [FromForm] string? confirmed, ExportActions exports, Notices notices, HttpContext http)
    {
        _ = confirmed; // binding a form asks for the token that proves it is ours
        await exports.AskAsync(spaceId);
        notices.Say("The archive is being made.");
        return SeeOther.To(http, To(spaceId));
    }

    private static async Task<IResult> CancelAsync(Guid spaceId, Guid exportId, [FromForm] string? confirmed, ExportActions exports, Notices notices, HttpContext http)
    {
        _ = confirmed;
        await exports.CancelAsync(spaceId, exportId);
        notices.Say("The making of the archive is stopped.");
        return SeeOther.To(http, To(spaceId));
    }

    private static async Task<IResult> FetchAsync(Guid spaceId, Guid exportId, ExportActions exports, HttpContext http, CancellationToken ct)
    {
        var (export, name, bytes) = await exports.OpenAsync(spaceId, exportId, ct);
        DownloadEndpoints.Protect(http.Response.Headers);
        http.Response.Headers.ContentDisposition = DownloadEndpoints.Disposition("attachment", Kinds.FileName.Clean(name));
        return Results.File(bytes, "application/zip", lastModified: export.ReadyAt, entityTag: new EntityTagHeaderValue($"\"{export.Sha256}\""), enableRangeProcessing: true);
    }
}
