using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;

namespace Workspace.Activity;

/// <summary>Knows when each part of a space last changed, so that a page need not look through the events to draw its change bars.</summary>
public sealed class Recency
{
    private const int Looked = 400;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private static readonly Func<WorkspaceDb, Guid, IAsyncEnumerable<Event>> Latest = EF.CompileAsyncQuery(
        (WorkspaceDb db, Guid spaceId) => db.Set<Event>().AsNoTracking().Where(e => e.SpaceId == spaceId).OrderByDescending(e => e.Id).Take(Looked));

    private readonly ConcurrentDictionary<Guid, Changes> _spaces = [];
    private readonly IDbContextFactory<WorkspaceDb> _databases;
    private readonly Tellers _tellers;
    private readonly TimeProvider _clock;

    public Recency(IDbContextFactory<WorkspaceDb> databases, Committed committed, Tellers tellers, TimeProvider clock)
    {
        (_databases, _tellers, _clock) = (databases, tellers, clock);
        committed.Heard += Hear;
    }

    /// <summary>The keys of the parts that somebody else changed after this instant.</summary>
    public async Task<IReadOnlySet<string>> ChangedAsync(Guid spaceId, Guid personId, DateTimeOffset after, CancellationToken ct = default)
    {
        var changes = await FindAsync(spaceId, ct);
        return changes.Kinds.Where(kind => kind.ByOthers(personId) > after).Select(kind => _tellers.AreaOf(kind.Sample)).Where(area => area.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    private void Hear(IReadOnlyList<Event> events)
    {
        foreach (var happened in events)
        {
            if (happened.SpaceId is { } spaceId && _spaces.TryGetValue(spaceId, out var changes))
            {
                changes.Note(happened);
            }
        }
    }

    // Noted events and read ones may come twice and in any order: the result is the same.
    private async Task<Changes> FindAsync(Guid spaceId, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        if (_spaces.TryGetValue(spaceId, out var known) && known.ReadAt is { } readAt && now - readAt < Fresh)
        {
            return known;
        }

        var changes = _spaces.GetOrAdd(spaceId, _ => new Changes());
        await using var db = await _databases.CreateDbContextAsync(ct);
        await foreach (var happened in Latest(db, spaceId).WithCancellation(ct))
        {
            changes.Note(happened);
        }

        changes.ReadAt = now;
        return changes;
    }

    private sealed class Changes
    {
        private readonly ConcurrentDictionary<string, LastChange> _kinds = new(StringComparer.Ordinal);

        public DateTimeOffset? ReadAt { get; set; }

        public ICollection<LastChange> Kinds => _kinds.Values;

        public void Note(Event happened) => _kinds.GetOrAdd(happened.Kind, (_, first) => new LastChange(first), happened).Note(happened);
    }
}
