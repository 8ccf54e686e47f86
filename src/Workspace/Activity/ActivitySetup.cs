using Workspace.Activity.Shell;
using Workspace.Activity.Visits;

namespace Workspace.Activity;

/// <summary>Registers what reads the events: feed, home, change bars and duties.</summary>
public static class ActivitySetup
{
    public static IServiceCollection AddWorkspaceActivity(this IServiceCollection services) => services
        .AddSingleton<Tellers>().AddSingleton<Recency>().AddSingleton<Glances>()
        .AddSingleton<ThingNames>().AddScoped<DutyQueries>().AddScoped<ChangeQueries>().AddScoped<FeedQueries>().AddScoped<HelperQueries>().AddScoped<ShellQueries>().AddScoped<HomeQueries>().AddScoped<ReadActions>()
        .AddSingleton<VisitNotes>().AddHostedService(provider => provider.GetRequiredService<VisitNotes>());

    public static void UseWorkspaceActivity(this IApplicationBuilder app) => app.UseMiddleware<NotingVisits>();

    public static void MapWorkspaceActivity(this IEndpointRouteBuilder app) => ActivityEndpoints.Map(app);
}
