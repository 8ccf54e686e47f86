using Microsoft.Net.Http.Headers;
using Workspace.Operations;

namespace Workspace.Licensing;

/// <summary>Where the archive of one's own words is fetched: with a session, without a seat.</summary>
public static class OwnWorksEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/seat/written.zip", async (HttpContext http, OwnWorks works, TimeProvider clock) =>
    {
        using var whole = new MemoryStream();
        await works.WriteAsync(whole, http.RequestAborted);
        whole.Position = 0;
        http.Response.ContentType = "application/zip";
        http.Response.ContentLength = whole.Length;
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"what-i-wrote-{clock.GetUtcNow():yyyy-MM-dd}.zip" }.ToString();
        await whole.CopyToAsync(http.Response.Body, http.RequestAborted);
    }).RequireRateLimiting(Limits.Dear);
}
