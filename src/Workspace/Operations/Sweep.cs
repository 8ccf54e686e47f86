using Workspace.Spaces;

namespace Workspace.Operations;

/// <summary>A job that comes round again and again. A round that fails is logged, and the next one comes all the same; where another server was faster there is nothing to say.</summary>
public abstract class Sweep(TimeSpan every, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>One round.</summary>
    protected abstract Task RoundAsync(CancellationToken ct);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception error) when (error is not (OperationCanceledException or Refusal { Kind: RefusalKind.Conflict }))
            {
                log.LogError(error, "A round of {Job} failed; the next one comes in {Wait}", GetType().Name, every);
            }
            catch (Refusal)
            {
                // another server was faster
            }
        }
    }
}
