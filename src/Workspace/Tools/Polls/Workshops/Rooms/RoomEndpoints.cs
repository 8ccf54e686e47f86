using Workspace.Spaces;

namespace Workspace.Tools.Polls.Workshops.Rooms;

/// <summary>What phones listen to. Whoever has not joined is told so once, and does not ask again.</summary>
public static class RoomEndpoints
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(WorkshopAddresses.Stream, StreamAsync).AllowAnonymous().DisableRateLimiting();

    internal static bool Listens(HttpContext http) => http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal);

    private static async Task StreamAsync(string code, RoomQueries rooms, RoomToken token, RoomFeed feed, HttpContext http)
    {
        Guid workshop;
        try
        {
            workshop = await rooms.JoinedAsync(code, token.Read(http), http.RequestAborted);
        }
        catch (Refusal)
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent; // the one answer after which a browser does not try again
            return;
        }

        if (Listens(http)) await feed.StayAsync(workshop, http.Response, http.RequestAborted);
    }
}
