using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Workspace.Files.Kinds;
using Workspace.Files.Stores;
using Workspace.Operations;
using Workspace.Spaces;

namespace Workspace.Files.Reading;

/// <summary>Where the bytes of files are read: the right to see is asked each time, and nothing that is in them runs in our name.</summary>
public static class DownloadEndpoints
{
    private const string Nothing = "default-src 'none'; sandbox";

    // Chromium draws a PDF by a part of its own, in a process of its own. Only our pages may frame it.
    private const string Framed = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(FileAddresses.Download, (Guid spaceId, Guid fileId, HttpContext http) => SendAsync(spaceId, fileId, null, http, show: false));
        app.MapGet(FileAddresses.OneVersion + "/download", (Guid spaceId, Guid fileId, int versionNumber, HttpContext http) => SendAsync(spaceId, fileId, versionNumber, http, show: false));
        app.MapGet(FileAddresses.OneVersion + "/preview", (Guid spaceId, Guid fileId, int versionNumber, HttpContext http) => SendAsync(spaceId, fileId, versionNumber, http, show: true));
        app.MapGet(FileAddresses.Zip, ZipOfFiles.SendAsync).RequireRateLimiting(Limits.Dear);
    }

    private static async Task<IResult> SendAsync(Guid spaceId, Guid fileId, int? number, HttpContext http, bool show)
    {
        var version = await http.RequestServices.GetRequiredService<FileBytes>().FindAsync(spaceId, fileId, number, http.RequestAborted);
        var kind = FileKind.Of(version.Kind);
        if (show && kind.Showing == Showing.No)
        {
            throw Refusal.NotFound();
        }

        var stream = await http.RequestServices.GetRequiredService<FileBytes>().OpenAsync(version, http.RequestAborted);
        Protect(http.Response.Headers, show && kind.Showing == Showing.Pdf ? Framed : Nothing);
        http.Response.Headers.ContentDisposition = Disposition(show ? "inline" : "attachment", version.Name);
        return Results.File(stream, kind.ContentType, lastModified: version.At, entityTag: new EntityTagHeaderValue($"\"{version.Sha256}\""), enableRangeProcessing: true);
    }

    internal static void Protect(IHeaderDictionary headers, string policy = Nothing)
    {
        headers.ContentSecurityPolicy = policy;
        headers.CacheControl = "private, no-cache"; // kept, but never shown without asking again
        headers["X-Download-Options"] = "noopen";
    }

    internal static string Disposition(string how, string name)
    {
        var disposition = new ContentDispositionHeaderValue(how);
        disposition.SetHttpFileName(name);
        return disposition.ToString();
    }
}
