using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Workspace.Search.Feeding;

/// <summary>Says how far the index is behind what happened. A late index is no reason to restart a server: it works on.</summary>
internal sealed class SearchHealth(Indexer indexer, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await indexer.BehindAsync(clock.GetUtcNow(), cancellationToken) switch
            {
                null => HealthCheckResult.Degraded("The search index is being filled."),
                { } behind when behind < Late => HealthCheckResult.Healthy($"{behind.TotalSeconds:0} s behind"),
                var behind => HealthCheckResult.Degraded($"{behind.Value.TotalSeconds:0} s behind"),
            };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthCheckResult.Degraded("The search index does not answer.", error);
        }
    }
}
