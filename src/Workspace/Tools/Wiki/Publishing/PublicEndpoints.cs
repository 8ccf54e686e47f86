using Workspace.Spaces.Publishing;

namespace Workspace.Tools.Wiki.Publishing;

/// <summary>The addresses of published pages: for everybody, without a session, sent as they lie in memory.</summary>
public static class PublicEndpoints
{
    public const string Root = "/p/{address}", Below = Root + "/{page}", Pictures = Root + "/pictures/{id:guid}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Root, (string address, HttpContext http) => SendAsync(address, "", http)).AllowAnonymous().DisableRateLimiting().ShortCircuit();
        app.MapGet(Pictures, PictureAsync).AllowAnonymous();
        app.MapGet(Below, (string address, string page, HttpContext http) => SendAsync(address, page, http)).AllowAnonymous().DisableRateLimiting().ShortCircuit();
    }

    // Asked of the database each time, and by browsers too: what was taken back is gone for pictures as well.
    private static async Task<IResult> PictureAsync(string address, Guid id, PublicDoor door, PublicPictures pictures, HttpContext http)
    {
        await using var stranger = await door.EnterAsync(address, WikiTool.Wiki, http.RequestAborted);
        if (stranger is null || await pictures.FindAsync(stranger, id, http.RequestAborted) is not { } image)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "public, no-cache";
        return Results.Bytes(image.Bytes, image.Type, entityTag: new($"\"{image.Id:N}\""));
    }

    private static Task SendAsync(string address, string page, HttpContext http) =>
        http.RequestServices.GetRequiredService<PublicPages>().Find(address, page) is { } known ? Send(known, http) : WriteAsync(address, page, http);

    private static async Task WriteAsync(string address, string page, HttpContext http)
    {
        var pages = http.RequestServices.GetRequiredService<PublicPages>();
        var since = pages.Now;
        await using var stranger = await http.RequestServices.GetRequiredService<PublicDoor>().EnterAsync(address, WikiTool.Wiki, http.RequestAborted);
        var written = stranger is null ? null : await http.RequestServices.GetRequiredService<PublicWriter>().WriteAsync(stranger, page, http.RequestAborted);
        if (written is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        pages.Keep(address, page, written, since);
        await Send(written, http);
    }

    // Always asked for again, and answered with 304: what was taken back stays in nobody's cache.
    private static Task Send(SentPage page, HttpContext http)
    {
        var (asked, headers) = (http.Request.Headers, http.Response.Headers);
        headers.CacheControl = "public, no-cache";
        headers.ETag = page.Tag;
        headers.Vary = "Accept-Encoding";
        if (!page.MayBeListed) headers["X-Robots-Tag"] = "noindex, nofollow";
        if (asked.IfNoneMatch == page.Tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var packed = asked.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (packed) headers.ContentEncoding = "gzip";
        http.Response.ContentType = "text/html; charset=utf-8";
        var body = packed ? page.Packed : page.Plain;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }
}
