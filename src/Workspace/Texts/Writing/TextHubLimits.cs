using Microsoft.AspNetCore.SignalR;

namespace Workspace.Texts.Writing;

/// <summary>A connection that sends faster than any hand or paste is closed; the others do not notice.</summary>
internal sealed class TextHubLimits(TimeProvider clock) : IHubFilter
{
    private const int Burst = 4_500;
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(15);

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var sent = (Sent)(invocationContext.Context.Items[nameof(TextHubLimits)] ??= new Sent());
        if (clock.GetElapsedTime(sent.Since) > Refill)
        {
            (sent.Count, sent.Since) = (0, clock.GetTimestamp());
        }

        if (++sent.Count > Burst)
        {
            invocationContext.Context.Abort();
            throw new HubException("Too many requests.");
        }

        return next(invocationContext);
    }

    private sealed class Sent
    {
        public int Count { get; set; }
        public long Since { get; set; }
    }
}
