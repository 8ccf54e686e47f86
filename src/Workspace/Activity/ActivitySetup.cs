using Workspace.Activity.Shell;

namespace Workspace.Activity;

/// <summary>Registers what reads the events: feed, home, change bars and duties.</summary>
public static class ActivitySetup
{
    public static IServiceCollection AddWorkspaceActivity(this IServiceCollection services) => services
        .AddSingleton<Tellers>().AddSingleton<Recency>().AddSingleton<Glances>()
        .AddScoped<DutyQueries>().AddScoped<HelperQueries>().AddScoped<ShellQueries>();
}
