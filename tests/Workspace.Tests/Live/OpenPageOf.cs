using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Live;

/// <summary>Opens pages, and makes things happen that they may hear of.</summary>
public static class OpenPageOf
{
    public const string Origin = "https://localhost";

    /// <summary>A page of this person, which shows these subjects as they are now.</summary>
    public static async Task<HubClient> OpenPageAsync(this TestWorkspace w, Actor actor, params string[] subjects) =>
        await w.OpenPageAsync(await w.SignInAsync(actor), subjects);

    public static async Task<HubClient> OpenPageAsync(this TestWorkspace w, Browser browser, params string[] subjects)
    {
        var page = await HubClient.StartAsync(await w.ConnectAsync(browser));
        await page.WatchAsync(w.Version(), subjects);
        return page;
    }

    public static Task<WebSocket> ConnectAsync(this TestWorkspace w, Browser browser, string? origin = Origin) => w.Server.ConnectAsync(browser, origin);

    public static Task<WebSocket> ConnectAsync(this TestServer server, Browser browser, string? origin = Origin, string hub = "/live")
    {
        var sockets = server.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = request =>
        {
            request.Headers.Cookie = $"__Host-session={browser.Cookie("__Host-session")}";
            if (origin is not null)
            {
                request.Headers.Origin = origin;
            }
        };
        return sockets.ConnectAsync(new Uri($"wss://localhost{hub}"), default);
    }

    /// <summary>The number a page would be written with now.</summary>
    public static long Version(this TestWorkspace w) => w.Server.Services.GetRequiredService<Workspace.Live.LiveVersion>().Now;

    /// <summary>Something happens to a thing of the space.</summary>
    public static Task HappenAsync(this TestWorkspace w, Actor actor, Guid thingId, string kind = "test.changed") => w.DoAsync<SpaceAccess>(actor, async spaces =>
    {
        await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Reader);
        visit.Record(kind, thingId);
        await visit.SaveAsync();
    });

    /// <summary>Something happens that is of no concern to any space, past all doors.</summary>
    public static Task HappenAsync(this TestWorkspace w, string kind, Guid subjectId, Guid? spaceId = null, Action<WorkspaceDb>? change = null) => w.WriteAsync(db =>
    {
        change?.Invoke(db);
        db.Add(new Event { OrganisationId = w.OrganisationId, SpaceId = spaceId, Kind = kind, SubjectId = subjectId, At = w.Clock.GetUtcNow() });
        return Task.CompletedTask;
    });
}
