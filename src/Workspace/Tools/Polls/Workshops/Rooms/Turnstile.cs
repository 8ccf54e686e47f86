namespace Workspace.Tools.Polls.Workshops.Rooms;

/// <summary>
/// Lets so many of all rooms in at once, to read and to write; the others wait, which costs nothing. A crowd that votes at one instant would otherwise open a connection to the
/// database each, and opening them costs ten times what the votes do.
/// </summary>
public sealed class Turnstile : IDisposable
{
    private const int AtOnce = 24;

    private readonly SemaphoreSlim _reading = new(AtOnce, AtOnce), _writing = new(AtOnce, AtOnce);

    /// <summary>Comes back when there is room; dispose of it to leave, once or more often.</summary>
    public async Task<IDisposable> EnterAsync(bool writes, CancellationToken ct = default)
    {
        var free = writes ? _writing : _reading;
        await free.WaitAsync(ct);
        return new Turn(free);
    }

    public void Dispose()
    {
        _reading.Dispose();
        _writing.Dispose();
    }

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) free.Release();
        }
    }
}
