using Microsoft.EntityFrameworkCore;
using Workspace.Activity;

namespace Workspace.Data;

/// <summary>Tells whoever listens which events have just become durable. A listener must be quick and must not throw.</summary>
public sealed class Committed
{
    private long _latest;

    /// <summary>The highest event number this server has seen: a page that carries it knows everything up to here.</summary>
    public long Latest => Interlocked.Read(ref _latest);

    public event Action<IReadOnlyList<Event>>? Heard;

    public void Publish(IEnumerable<Event> events)
    {
        var heard = events.ToArray();
        if (heard.Length > 0)
        {
            Reach(heard.Max(e => e.Id));
            Heard?.Invoke(heard);
        }
    }

    /// <summary>At start: everything up to here is known.</summary>
    public void Reach(long number)
    {
        for (var seen = Latest; seen < number && Interlocked.CompareExchange(ref _latest, number, seen) != seen; seen = Latest)
        {
        }
    }

    internal static IReadOnlyList<Event> Added(WorkspaceDb db) =>
        [.. db.ChangeTracker.Entries<Event>().Where(e => e.State == EntityState.Added).Select(e => e.Entity)];
}
