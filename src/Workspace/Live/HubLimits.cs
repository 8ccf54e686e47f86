using Microsoft.AspNetCore.SignalR;

namespace Workspace.Live;

/// <summary>A connection that asks more often than any page would is closed; the others do not notice.</summary>
public sealed class HubLimits(TimeProvider clock) : IHubFilter
{
    private const int Burst = 30;
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(15);

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var asked = (Asked)(invocationContext.Context.Items[nameof(HubLimits)] ??= new Asked());
        if (asked.TooOften(clock))
        {
            invocationContext.Context.Abort();
            throw new HubException("Too many requests.");
        }

        return next(invocationContext);
    }

    private sealed class Asked
    {
        private int _count;
        private long _since;

        public bool TooOften(TimeProvider clock)
        {
            if (clock.GetElapsedTime(_since) > Refill)
            {
                (_count, _since) = (0, clock.GetTimestamp());
            }

            return ++_count > Burst;
        }
    }
}
