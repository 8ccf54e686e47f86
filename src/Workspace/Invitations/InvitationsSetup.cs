namespace Workspace.Invitations;

/// <summary>Registers getting people in.</summary>
public static class InvitationsSetup
{
    public static IServiceCollection AddWorkspaceInvitations(this IServiceCollection services) => services
        .AddScoped<InvitingAccess>().AddScoped<InviteActions>().AddScoped<InvitationQueries>().AddScoped<SeatGrants>()
        .AddSingleton<AcceptActions>().AddScoped<JoinActions>().AddScoped<FirstVisit>()
        .AddSingleton<InvitationRunner>().AddHostedService(provider => provider.GetRequiredService<InvitationRunner>());
}
