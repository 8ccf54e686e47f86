using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Workspace.Data;

namespace Workspace.Operations;

/// <summary>Ready: the database answers, is of this version, and the disk takes a write.</summary>
public sealed class DatabaseHealth(IDbContextFactory<WorkspaceDb> databases, DatabaseSettings settings) : IHealthCheck
{
    private const long LeastFree = 50L * 1024 * 1024;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                return HealthCheckResult.Unhealthy("The database waits for a migration.");
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", error);
        }

        return new DriveInfo(settings.DataFolder).AvailableFreeSpace > LeastFree
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The disk of the data folder is nearly full.");
    }
}

/// <summary>The two addresses that a container runtime asks.</summary>
public static class Health
{
    public static void MapWorkspaceHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync }).AllowAnonymous().DisableRateLimiting();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsync(string.Join('\n', report.Entries.Select(e => $"{e.Key}: {e.Value.Description ?? e.Value.Status.ToString()}")) + "\n", context.RequestAborted);
}
