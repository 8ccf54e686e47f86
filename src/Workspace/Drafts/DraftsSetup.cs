namespace Workspace.Drafts;

/// <summary>Registers the keeping of what people type.</summary>
public static class DraftsSetup
{
    public static IServiceCollection AddWorkspaceDrafts(this IServiceCollection services) => services
        .AddScoped<DraftActions>().AddScoped<DraftQueries>()
        .AddSingleton<DraftSweep>().AddHostedService(provider => provider.GetRequiredService<DraftSweep>());

    public static void MapWorkspaceDrafts(this IEndpointRouteBuilder app) => DraftEndpoints.Map(app);
}
