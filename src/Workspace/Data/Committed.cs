using Workspace.Activity;

namespace Workspace.Data;

/// <summary>Tells whoever listens which events have just become durable. A listener must be quick; one that fails is logged, and harms neither the others nor the writer.</summary>
public sealed class Committed(ILogger<Committed> log)
{
    private readonly Recent _recent = new();
    private long _latest;

    /// <summary>The highest event number this server has seen: a page that carries it knows everything up to here.</summary>
    public long Latest => Interlocked.Read(ref _latest);

    /// <summary>Each event once, whichever server wrote it.</summary>
    public event Action<IReadOnlyList<Event>>? Heard;

    /// <summary>Events that this server wrote, for telling the others.</summary>
    public event Action? Written;

    public void Publish(IEnumerable<Event> events)
    {
        Relay(events);
        foreach (var listener in Delegate.EnumerateInvocationList(Written))
        {
            Tell(listener);
        }
    }

    /// <summary>Events that may have been written by another server, or heard before.</summary>
    public void Relay(IEnumerable<Event> events)
    {
        var heard = _recent.NotYet(events);
        if (heard.Count > 0)
        {
            Reach(heard.Max(e => e.Id));
            foreach (var listener in Delegate.EnumerateInvocationList(Heard))
            {
                Tell(() => listener(heard));
            }
        }
    }

    /// <summary>At start: everything up to here is known.</summary>
    public void Reach(long number)
    {
        for (var seen = Latest; seen < number && Interlocked.CompareExchange(ref _latest, number, seen) != seen; seen = Latest)
        {
        }
    }

    private void Tell(Action listener)
    {
        try
        {
            listener();
        }
        catch (Exception error)
        {
            log.LogError(error, "Somebody who was told of stored events failed");
        }
    }

    /// <summary>The events heard last: what is heard by two ways counts once.</summary>
    private sealed class Recent
    {
        private const int Kept = 8_192;

        private readonly Lock _lock = new();
        private readonly HashSet<long> _known = [];
        private readonly Queue<long> _order = [];

        public IReadOnlyList<Event> NotYet(IEnumerable<Event> events)
        {
            lock (_lock)
            {
                return [.. events.Where(e => IsNew(e.Id))];
            }
        }

        private bool IsNew(long id)
        {
            if (!_known.Add(id))
            {
                return false;
            }

            _order.Enqueue(id);
            if (_order.Count > Kept)
            {
                _known.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
