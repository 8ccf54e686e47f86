namespace Workspace.Operations;

/// <summary>Settings, logs, headers, limits and health.</summary>
public static class OperationsSetup
{
    public static void AddWorkspaceOperations(this WebApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddSingleton(settings).AddSingleton(settings.Address).AddSingleton<Greeting>();
        if (builder.Configuration["URLS"] is null && builder.Configuration["ASPNETCORE_URLS"] is null)
        {
            builder.WebHost.UseUrls(settings.Address.IsHttps ? "http://0.0.0.0:5080" : settings.Address.Uri.GetLeftPart(UriPartial.Authority));
        }
    }

    public static void UseWorkspaceOperations(this WebApplication app) => app.UseMiddleware<Headers>();

    public static void MapWorkspaceOperations(this IEndpointRouteBuilder app)
    {
    }
}
