namespace Workspace.Spaces;

/// <summary>Registers the door of the spaces and what is done in them.</summary>
public static class SpacesSetup
{
    public static IServiceCollection AddWorkspaceSpaces(this IServiceCollection services) => services.AddScoped<SpaceAccess>();

    public static void MapWorkspaceSpaces(this IEndpointRouteBuilder app)
    {
    }
}
