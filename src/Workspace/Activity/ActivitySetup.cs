using Workspace.Activity.Audit;
using Workspace.Activity.Shell;
using Workspace.Activity.Visits;

namespace Workspace.Activity;

/// <summary>Registers what reads the events: feed, home, change bars and duties.</summary>
public static class ActivitySetup
{
    public static IServiceCollection AddWorkspaceActivity(this IServiceCollection services) => services
        .AddSingleton<Tellers>().AddSingleton<Recency>().AddSingleton<Glances>()
        .AddSingleton<ThingNames>().AddScoped<DutyQueries>().AddScoped<ChangeQueries>().AddScoped<FeedQueries>().AddScoped<HelperQueries>().AddScoped<ShellQueries>().AddScoped<HomeQueries>().AddScoped<ReadActions>()
        .AddSingleton<Sealer>().AddHostedService(provider => provider.GetRequiredService<Sealer>()).AddSingleton<AuditChain>().AddSingleton<AuditCommand>().AddScoped<AuditQueries>().AddScoped<AuditChecks>()
        .AddSingleton<VisitNotes>().AddHostedService(provider => provider.GetRequiredService<VisitNotes>());

    public static void UseWorkspaceActivity(this IApplicationBuilder app) => app.UseMiddleware<NotingVisits>();

    /// <summary>Round everything else: it sees what became of each request.</summary>
    public static void UseWorkspaceAudit(this IApplicationBuilder app) => app.UseMiddleware<NotingAccess>();

    public static void MapWorkspaceActivity(this IEndpointRouteBuilder app)
    {
        ActivityEndpoints.Map(app);
        AuditExport.Map(app);
    }
}
