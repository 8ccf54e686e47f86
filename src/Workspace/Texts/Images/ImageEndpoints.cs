using Workspace.Operations;
using Workspace.Ui;

namespace Workspace.Texts.Images;

/// <summary>Where pictures of a text are sent by the editor, and read by pages.</summary>
public static class ImageEndpoints
{
    private const string All = "/spaces/{SpaceId:guid}/texts/{TextId:guid}/images";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(All, AddAsync);
        app.MapGet(All + "/{ImageId:guid}", ReadAsync);
    }

    private static Task<IResult> AddAsync(Guid spaceId, Guid textId, ImageActions images, HttpContext http, PublicAddress address, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        await images.CheckAsync(spaceId, textId, ct);
        if (!address.IsOurScript(http.Request))
        {
            return Results.Problem("Pictures are taken from the pages of this server only.", statusCode: StatusCodes.Status400BadRequest);
        }

        return await BytesAsync(http.Request, ct) is { } bytes
            ? Results.Json(new { address = await images.AddAsync(spaceId, textId, bytes, ct) })
            : Results.Problem("Use a picture of 5 MB at most.", statusCode: StatusCodes.Status413PayloadTooLarge);
    });

    // A picture is shown and nothing else: opened by itself it runs nothing and loads nothing. The right to see it is asked each time.
    private static async Task<IResult> ReadAsync(Guid spaceId, Guid textId, Guid imageId, ImageActions images, HttpContext http, CancellationToken ct)
    {
        var (type, bytes) = await images.ReadAsync(spaceId, textId, imageId, ct);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, no-cache";
        headers.ContentDisposition = "inline";
        return Results.Bytes(bytes, type, entityTag: new($"\"{imageId:N}\""));
    }

    private static async Task<byte[]?> BytesAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength is not { } length || length > TextImage.MaxBytes)
        {
            return null;
        }

        var bytes = new byte[length];
        await request.Body.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
