using System.Collections.Concurrent;

namespace Workspace.People.SignIn;

/// <summary>How often somebody may fail within a while: by what was typed as an account, and by where it came from. A try counts before it is judged, so that many at once gain nothing.</summary>
public sealed class FailureBudget(TimeProvider clock)
{
    public const int PerAccount = 10, PerPlace = 40;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int PruneAt = 10_000;

    private readonly ConcurrentDictionary<string, Tries> _tries = new(StringComparer.Ordinal);

    /// <summary>Nothing where a try is left, which is then taken; else how long to wait for one.</summary>
    public TimeSpan? Take(string key, int most)
    {
        Prune();
        var now = clock.GetUtcNow();
        var tries = _tries.GetOrAdd(key, _ => new Tries());
        lock (tries)
        {
            tries.Forget(now - Window);
            if (tries.Times.Count >= most)
            {
                return tries.Times.Peek() + Window - now;
            }

            tries.Times.Enqueue(now);
            return null;
        }
    }

    /// <summary>How long to wait for a try, or nothing where one is left. Takes none.</summary>
    public TimeSpan? Wait(string key, int most)
    {
        if (!_tries.TryGetValue(key, out var tries))
        {
            return null;
        }

        lock (tries)
        {
            var now = clock.GetUtcNow();
            tries.Forget(now - Window);
            return tries.Times.Count >= most ? tries.Times.Peek() + Window - now : null;
        }
    }

    /// <summary>The try was no failure.</summary>
    public void GiveBack(string key)
    {
        if (_tries.TryGetValue(key, out var tries))
        {
            lock (tries)
            {
                tries.Times.TryDequeue(out _);
            }
        }
    }

    /// <summary>Forgets all failures of an account, when its owner has shown who they are.</summary>
    public void Forgive(string key) => _tries.TryRemove(key, out _);

    private void Prune()
    {
        if (_tries.Count < PruneAt)
        {
            return;
        }

        var past = clock.GetUtcNow() - Window;
        foreach (var (key, tries) in _tries)
        {
            lock (tries)
            {
                tries.Forget(past);
                if (tries.Times.Count == 0)
                {
                    _tries.TryRemove(key, out _);
                }
            }
        }
    }

    private sealed class Tries
    {
        public Queue<DateTimeOffset> Times { get; } = new();

        public void Forget(DateTimeOffset past)
        {
            while (Times.TryPeek(out var first) && first <= past)
            {
                Times.Dequeue();
            }
        }
    }
}
