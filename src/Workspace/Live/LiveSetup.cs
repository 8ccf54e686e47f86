using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Workspace.Data;
using Workspace.Live.Between;

namespace Workspace.Live;

/// <summary>Registers what makes open pages look again.</summary>
public static class LiveSetup
{
    private const int MaxMessage = 4 * 1024;

    public static IServiceCollection AddWorkspaceLive(this IServiceCollection services, DatabaseSettings database)
    {
        services.AddSingleton<OpenPages>().AddSingleton<Nudges>().AddSingleton<Standings>().AddSingleton<LiveVersion>().AddSingleton<LiveFeed>().AddSingleton<HubLimits>().AddSingleton<IAuthorizationHandler, SameOrigin.Check>();
        services.AddSingleton<Revocation>().AddSingleton<Presence>();
        services.AddHostedService(p => p.GetRequiredService<LiveFeed>()).AddHostedService(p => p.GetRequiredService<Revocation>()).AddHostedService(p => p.GetRequiredService<Presence>());
        if (!database.IsSqlite)
        {
            services.AddSingleton<NotifyChannel>().AddSingleton<Relay>().AddHostedService(p => p.GetRequiredService<Relay>()).AddHostedService<PresenceRelay>();
        }

        services.AddSignalR(hub =>
        {
            hub.EnableDetailedErrors = false;
            hub.MaximumReceiveMessageSize = MaxMessage;
            hub.HandshakeTimeout = TimeSpan.FromSeconds(5);
        }).AddHubOptions<LiveHub>(hub => hub.AddFilter<HubLimits>());
        return services;
    }

    public static void MapWorkspaceLive(this IEndpointRouteBuilder app) =>
        app.MapHub<LiveHub>(LiveHub.Path, connection =>
        {
            connection.Transports = HttpTransportType.WebSockets;
            connection.CloseOnAuthenticationExpiration = false; // sessions have no fixed end: Revocation closes what has ended
        }).RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(new SameOrigin()));
}
