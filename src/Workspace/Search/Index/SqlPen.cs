using System.Data.Common;
using System.Runtime.InteropServices;
using Workspace.Data;

namespace Workspace.Search.Index;

/// <summary>Writes on a connection that holds the one lock of its database.</summary>
internal abstract class SqlPen(DbConnection db) : IIndexPen
{
    protected DbConnection Db => db;

    public Task<IndexState> StateAsync(CancellationToken ct = default) => Sql.StateAsync(db, ct);

    public async Task<IReadOnlyList<IndexRow>> OfThingsAsync(Guid spaceId, IReadOnlyCollection<string> kinds, IReadOnlyCollection<Guid> things, CancellationToken ct = default) =>
        await db.ReadAsync($"select {Sql.Columns(true)} from search_entry where space = @space and thing in ({Listed("things")}) and kind in ({Listed("kinds")})", Sql.Row, ct,
            ("space", Sql.Id(spaceId)), ("things", List(things.Select(Sql.Id))), ("kinds", List(kinds)));

    public async Task<IReadOnlyList<Guid>> ThingsAsync(Guid spaceId, IReadOnlyCollection<string> kinds, CancellationToken ct = default) =>
        await db.ReadAsync($"select distinct thing from search_entry where space = @space and kind in ({Listed("kinds")})", row => Sql.ReadId(row, 0), ct, ("space", Sql.Id(spaceId)), ("kinds", List(kinds)));

    public async Task<IReadOnlyList<Guid>> SpacesAsync(CancellationToken ct = default) =>
        await db.ReadAsync("select distinct space from search_entry", row => Sql.ReadId(row, 0), ct);

    public async Task WriteAsync(IReadOnlyCollection<IndexRow> gone, IReadOnlyCollection<IndexRow> come, CancellationToken ct = default)
    {
        var words = new Dictionary<(Guid, string), (string Stem, int Count)>();
        var (old, now) = (Worded(gone, -1, words), Worded(come, +1, words));
        await ChangeAsync(old, await PlacedAsync(now, [.. gone.Select(row => row.Number)], ct), ct);
        await CountAsync([.. words.Where(w => w.Value.Count != 0).Select(w => (w.Key.Item1, new KnownWord(w.Key.Item2, w.Value.Stem, w.Value.Count)))], ct);
    }

    public Task ReachAsync(long read, CancellationToken ct = default) => db.RunAsync("update search_state set reached = @read", ct, ("read", read));

    public Task ClearAsync(CancellationToken ct = default) => db.RunAsync(Clear, ct);

    public abstract Task CommitAsync(CancellationToken ct = default);

    public abstract ValueTask DisposeAsync();

    protected abstract string Clear { get; }

    protected abstract string Listed(string parameter);

    protected abstract object List<T>(IEnumerable<T> values);

    protected abstract Task ChangeAsync(IReadOnlyList<Worded> gone, IReadOnlyList<Worded> come, CancellationToken ct);

    /// <summary>Adds to the counts of words, and forgets those that no entry has any more.</summary>
    protected abstract Task CountAsync(IReadOnlyList<(Guid SpaceId, KnownWord Word)> changes, CancellationToken ct);

    private static List<Worded> Worded(IReadOnlyCollection<IndexRow> rows, int count, Dictionary<(Guid, string), (string Stem, int Count)> words)
    {
        var worded = new List<Worded>(rows.Count);
        foreach (var row in rows)
        {
            var made = EntryWords.Of(row.SpaceId, row.Entry);
            worded.Add(new(row, made));
            foreach (var (folded, stem) in made.Known)
            {
                ref var counted = ref CollectionsMarshal.GetValueRefOrAddDefault(words, (row.SpaceId, folded), out _);
                counted = (stem, counted.Count + count);
            }
        }

        return worded;
    }

    // Two things of one instant may want one number: the second takes the next.
    private async Task<IReadOnlyList<Worded>> PlacedAsync(List<Worded> come, HashSet<long> freed, CancellationToken ct)
    {
        var wanted = come.Select(w => w.Row.Number).ToHashSet();
        var taken = (await db.ReadAsync($"select number from search_entry where number in ({Listed("numbers")})", row => row.GetInt64(0), ct, ("numbers", List(wanted)))).ToHashSet();
        taken.ExceptWith(freed);
        for (var i = 0; i < come.Count; i++)
        {
            var number = come[i].Row.Number;
            while (!taken.Add(number) || (number != come[i].Row.Number && await IsTakenAsync(number, freed, ct)))
            {
                number++;
            }

            come[i] = come[i] with { Row = come[i].Row with { Number = number } };
        }

        return come;
    }

    private async Task<bool> IsTakenAsync(long number, HashSet<long> freed, CancellationToken ct) =>
        !freed.Contains(number) && (await db.ReadAsync("select 1 from search_entry where number = @number", row => 1, ct, ("number", number))).Count > 0;

}

/// <summary>A row and its words.</summary>
internal sealed record Worded(IndexRow Row, EntryWords Words);
