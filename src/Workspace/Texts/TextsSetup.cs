using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Live;
using Workspace.Texts.History;
using Workspace.Texts.Named;
using Workspace.Texts.Writing;

namespace Workspace.Texts;

/// <summary>Registers the writing together.</summary>
public static class TextsSetup
{
    private const int MaxMessage = 4 * 1024 * 1024;

    public static IServiceCollection AddWorkspaceTexts(this IServiceCollection services, DatabaseSettings database)
    {
        services.AddSingleton<DocCache>().AddSingleton(p => new SharedTexts(p.GetRequiredService<IDbContextFactory<WorkspaceDb>>(), p.GetRequiredService<DocCache>(), p.GetRequiredService<TextSessions>(), p.GetRequiredService<TextOpening>()));
        services.AddSingleton<TextStore>().AddSingleton<TextSessions>().AddSingleton<TextOpening>().AddScoped<TextNews>().AddScoped<TextVisits>();
        services.AddScoped<TextNames>().AddScoped<NamedQueries>().AddScoped<NamedActions>();
        services.AddSingleton<TextEcho>().AddHostedService(p => p.GetRequiredService<TextEcho>()).AddHostedService<TextKeeper>();
        services.AddSingleton<TextHistory>().AddSingleton<OwnWords>().AddSingleton<TextPacker>().AddHostedService(p => p.GetRequiredService<TextPacker>());
        services.AddSingleton<TextLines>().AddSingleton<HubLifetimeManager<DocumentHub>>(p => p.GetRequiredService<TextLines>());
        services.AddSingleton<TextHubLimits>().AddScoped<Images.ImageActions>();
        services.AddSignalR().AddHubOptions<DocumentHub>(hub =>
        {
            hub.MaximumReceiveMessageSize = MaxMessage;
            hub.AddFilter<TextHubLimits>();
        });
        if (!database.IsSqlite)
        {
            services.AddHostedService<TextRelay>();
        }

        return services;
    }

    public static void MapWorkspaceTexts(this IEndpointRouteBuilder app)
    {
        Images.ImageEndpoints.Map(app);
        NamedEndpoints.Map(app);
        app.MapHub<DocumentHub>(DocumentHub.Path, connection =>
        {
            connection.Transports = HttpTransportType.WebSockets;
            connection.CloseOnAuthenticationExpiration = false; // sessions have no fixed end: each batch reads it
        }).RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(new SameOrigin()));
    }
}
