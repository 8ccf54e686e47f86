using Microsoft.Extensions.Diagnostics.HealthChecks;
using Workspace.Operations.Demo;

namespace Workspace.Operations;

/// <summary>Settings, logs, headers, limits, keys and health.</summary>
public static class OperationsSetup
{
    private const long MaxBody = 25 * 1024 * 1024;

    public static void AddWorkspaceOperations(this WebApplicationBuilder builder, Settings settings, string[] args)
    {
        AddClock(builder.Services, args);
        builder.Services.AddSingleton(settings).AddSingleton(settings.Address).AddSingleton<Greeting>()
            .AddSingleton<Backup>().AddSingleton<Restore>().AddSingleton<Doctor>().AddSingleton<AdminCommand>().AddSingleton<ConsoleDoor>();
        builder.Services.AddWorkspaceKeys(settings);
        builder.Services.AddWorkspaceLimits(settings);
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", HealthStatus.Unhealthy);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Logging.ClearProviders().AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (settings.JsonLogs)
        {
            builder.Logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat, json.IncludeScopes) = (true, "O", true));
        }
        else
        {
            builder.Logging.AddSimpleConsole(line => (line.SingleLine, line.TimestampFormat) = (true, "HH:mm:ss "));
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.WebHost.UseUrls(settings.ListenAddress);
    }

    private static void AddClock(IServiceCollection services, string[] args)
    {
        if (!args.Contains(Greeting.DemoFlag, StringComparer.Ordinal))
        {
            services.AddSingleton(TimeProvider.System);
            return;
        }

        var clock = new DemoClock();
        services.AddSingleton(clock).AddSingleton<TimeProvider>(clock).AddSingleton<DemoOrganisation>();
    }

    public static void UseWorkspaceOperations(this WebApplication app)
    {
        app.UseWorkspaceProxies(app.Services.GetRequiredService<Settings>());
        app.UseMiddleware<Headers>();
    }

    public static void MapWorkspaceOperations(this IEndpointRouteBuilder app) => app.MapWorkspaceHealth();
}
