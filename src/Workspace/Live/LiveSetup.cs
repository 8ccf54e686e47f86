namespace Workspace.Live;

/// <summary>Registers what makes open pages look again.</summary>
public static class LiveSetup
{
    public static IServiceCollection AddWorkspaceLive(this IServiceCollection services)
    {
        services.AddSignalR();
        return services;
    }

    public static void MapWorkspaceLive(this IEndpointRouteBuilder app)
    {
    }
}
