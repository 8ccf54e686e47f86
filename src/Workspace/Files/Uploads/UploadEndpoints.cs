using Workspace.Operations;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Files.Uploads;

/// <summary>Where our script, or any program with a session, sends a file piece by piece: begin, append, ask how far it got, finish or cancel.</summary>
public static class UploadEndpoints
{
    /// <summary>The largest piece that is taken at once.</summary>
    public const long MostOfPiece = 16 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(FileAddresses.Uploads, BeginAsync);
        app.MapGet(FileAddresses.Upload, (Guid spaceId, Guid uploadId, UploadActions uploads, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () => Answer(await uploads.LookAsync(spaceId, uploadId, ct))));
        app.MapPut(FileAddresses.Upload, AppendAsync);
        app.MapPost(FileAddresses.Upload + "/finish", FinishAsync);
        app.MapPost(FileAddresses.Upload + "/cancel", CancelAsync);
    }

    private static Task<IResult> BeginAsync(Guid spaceId, HttpContext http, SpaceAccess spaces, UploadActions uploads, PublicAddress address, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        await (await spaces.EnterAsync(spaceId, Role.Contributor, ct: ct)).DisposeAsync();
        return address.IsOurScript(http.Request) && await http.Request.ReadFromJsonAsync<Wish>(ct) is { } wish
            ? Answer(await uploads.BeginAsync(spaceId, new(wish.On(spaceId), wish.File, wish.Name ?? "", wish.Size, wish.Stamp ?? ""), ct))
            : Foreign();
    });

    private static Task<IResult> AppendAsync(Guid spaceId, Guid uploadId, HttpContext http, UploadActions uploads, PublicAddress address, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        var state = await uploads.LookAsync(spaceId, uploadId, ct);
        if (!address.IsOurScript(http.Request) || !long.TryParse(http.Request.Query["from"], out var from))
        {
            return Foreign();
        }

        try
        {
            return http.Request.ContentLength is null or > MostOfPiece
                ? Results.Problem($"Send pieces of {MostOfPiece / 1024 / 1024} MB at most, and say how long each is.", statusCode: StatusCodes.Status413PayloadTooLarge)
                : Answer(await uploads.AppendAsync(spaceId, uploadId, from, http.Request.Body, http.Request.Query["sha256"], ct));
        }
        catch (Refusal refused) when (refused.Kind == RefusalKind.Conflict)
        {
            state = await uploads.LookAsync(spaceId, uploadId, ct);
            return Results.Json(new { detail = refused.Message, received = state.Received, size = state.Size }, statusCode: StatusCodes.Status409Conflict);
        }
    });

    private static Task<IResult> FinishAsync(Guid spaceId, Guid uploadId, HttpContext http, UploadActions uploads, PublicAddress address, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        await uploads.LookAsync(spaceId, uploadId, ct);
        if (!address.IsOurScript(http.Request))
        {
            return Foreign();
        }

        var file = await uploads.FinishAsync(spaceId, uploadId, http.Request.Query["sha256"], ct);
        return Results.Json(new { id = file.Id, name = file.Name, size = file.Size, address = FileAddresses.ToFile(spaceId, file.Id) });
    });

    private static Task<IResult> CancelAsync(Guid spaceId, Guid uploadId, HttpContext http, UploadActions uploads, PublicAddress address, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        await uploads.LookAsync(spaceId, uploadId, ct);
        if (!address.IsOurScript(http.Request))
        {
            return Foreign();
        }

        await uploads.CancelAsync(spaceId, uploadId, ct);
        return Results.NoContent();
    });

    private static IResult Answer(UploadState state) => Results.Json(new { id = state.Id, received = state.Received, size = state.Size });

    private static IResult Foreign() => Results.Problem("Files are taken from the pages of this server only.", statusCode: StatusCodes.Status400BadRequest);

    private sealed record Wish(string? Tool, Guid? Thing, Guid? File, string? Name, long Size, string? Stamp)
    {
        public Hung On(Guid spaceId) => Tool is { Length: > 0 } tool && Thing is { } thing ? new(tool, thing) : Hung.OnSpace(spaceId);
    }
}
