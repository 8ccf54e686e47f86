using Workspace.Spaces.Alarms;
using Workspace.Spaces.Founding;
using Workspace.Spaces.Help;
using Workspace.Spaces.Links;
using Workspace.Spaces.Members;
using Workspace.Spaces.Publishing;
using Workspace.Spaces.Settings;

namespace Workspace.Spaces;

/// <summary>Registers the door of the spaces and what is done in them.</summary>
public static class SpacesSetup
{
    public static IServiceCollection AddWorkspaceSpaces(this IServiceCollection services) => services
        .AddScoped<SpaceAccess>().AddScoped<Naming.Cards>().AddScoped<Becoming>().AddScoped<AudienceQueries>().AddSingleton<PublicDoor>()
        .AddSingleton<AlarmClock>().AddHostedService(p => p.GetRequiredService<AlarmClock>())
        .AddScoped<FoundingActions>().AddScoped<FoundingQueries>()
        .AddScoped<MemberActions>().AddScoped<MemberQueries>().AddScoped<CandidateQueries>()
        .AddScoped<SettingsActions>().AddScoped<SpaceQueries>().AddScoped<SpaceListQueries>().AddScoped<HelpQueries>();

    public static void MapWorkspaceSpaces(this IEndpointRouteBuilder app)
    {
        Naming.NamingEndpoints.Map(app);
        Becoming.Map(app);
        MemberEndpoints.Map(app);
        SettingsEndpoints.Map(app);
        HelpEndpoints.Map(app);
    }
}
