namespace Workspace.Tools.Polls.Workshops.Rooms;

/// <summary>
/// The latest message of a room, prepared once for all who listen. Whoever is slow gets the latest when they are ready, and delays nobody.
/// </summary>
internal sealed class Broadcast
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[]? _latest;
    private int _listeners;

    public int Listeners => Volatile.Read(ref _listeners);

    public void Say(byte[] message)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            _latest = message;
            (waiting, _next) = (_next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        waiting.SetResult();
    }

    /// <summary>Wakes those who listen without saying anything: each proves that it is still there.</summary>
    public void Beat()
    {
        TaskCompletionSource waiting;
        lock (_lock) (waiting, _next) = (_next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        waiting.SetResult();
    }

    /// <summary>Writes each message to one listener as a stream of events, until they leave or may not stay.</summary>
    public async Task StayAsync(HttpResponse response, Func<CancellationToken, Task<bool>>? mayStay, CancellationToken ct)
    {
        Begin(response);
        Interlocked.Increment(ref _listeners);
        try
        {
            await response.Body.WriteAsync(Open, ct);
            for (byte[]? seen = null; ;)
            {
                var (latest, next) = Look();
                var said = ReferenceEquals(latest, seen) ? Still : latest ?? Still;
                await response.Body.WriteAsync(said, ct);
                await response.Body.FlushAsync(ct);
                seen = latest;
                await next.WaitAsync(ct);
                if (ReferenceEquals(Look().Latest, seen) && mayStay is not null && !await mayStay(ct)) return;
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // They left.
        }
        finally
        {
            Interlocked.Decrement(ref _listeners);
        }
    }

    private static byte[] Open { get; } = "retry: 2000\n\n"u8.ToArray();

    private static byte[] Still { get; } = ":\n\n"u8.ToArray();

    private static void Begin(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // a proxy that waits for more would hold the news back
    }

    private (byte[]? Latest, Task Next) Look()
    {
        lock (_lock) return (_latest, _next.Task);
    }
}
