using System.Data.Common;
using Workspace.Data;

namespace Workspace.Search.Index;

/// <summary>What the index is on both databases: entries, their words, and how far it has come. Only finding differs.</summary>
internal abstract class SqlIndex : ISearchIndex
{
    /// <summary>Another number: an index of before is thrown away and made anew.</summary>
    protected const int Version = 1;

    private readonly Lock _making = new();
    private Task? _made;

    public async Task<IIndexPen> TakePenAsync(CancellationToken ct = default)
    {
        await PrepareAsync(ct);
        return await TakeAsync(ct);
    }

    public abstract Task<IReadOnlyList<long>> NewestAsync(Wanted wanted, long from, long until, int most, CancellationToken ct = default);

    public abstract Task<string?> CheckAsync(CancellationToken ct = default);

    public async Task<IndexState> StateAsync(CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        return await Sql.StateAsync(db, ct);
    }

    public async Task<IReadOnlyDictionary<long, IndexRow>> RowsAsync(IReadOnlyCollection<long> numbers, bool withTexts, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var rows = await db.ReadAsync($"select {Sql.Columns(withTexts)} from search_entry where number in ({Listed("numbers")})", Sql.Row, ct, ("numbers", List(numbers)));
        return rows.ToDictionary(row => row.Number);
    }

    public async Task<IReadOnlyList<KnownWord>> WordsBeginningAsync(IReadOnlyCollection<Guid> spaces, string letters, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        return await db.ReadAsync($"select word, min(stem), sum(count) from search_word where start = @start and space in ({Listed("spaces")}) group by word", Sql.Word, ct,
            ("start", Sql.Start(letters)), ("spaces", List(spaces.Select(Sql.Id))));
    }

    public async Task<IReadOnlyList<KnownWord>> WordsLikeAsync(IReadOnlyCollection<Guid> spaces, char first, int shortest, int longest, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        return await db.ReadAsync($"select word, min(stem), sum(count) from search_word where first = @first and length between @shortest and @longest and space in ({Listed("spaces")}) group by word", Sql.Word, ct,
            ("first", first.ToString()), ("shortest", shortest), ("longest", longest), ("spaces", List(spaces.Select(Sql.Id))));
    }

    public async Task<(IReadOnlyList<IndexRow> Rows, IReadOnlyList<(Guid SpaceId, KnownWord Word)> Words)> AllAsync(CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var rows = await db.ReadAsync($"select {Sql.Columns(true)} from search_entry order by number", Sql.Row, ct);
        var words = await db.ReadAsync("select word, stem, count, space from search_word", row => (Sql.ReadId(row, 3), Sql.Word(row)), ct);
        return (rows, words);
    }

    protected async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        await PrepareAsync(ct);
        return await ConnectAsync(ct);
    }

    /// <summary>Makes the index where there is none, or one that another version wrote.</summary>
    protected abstract Task MakeAsync(CancellationToken ct);

    protected abstract Task<IIndexPen> TakeAsync(CancellationToken ct);

    protected abstract Task<DbConnection> ConnectAsync(CancellationToken ct);

    /// <summary>How the values of a list parameter are named inside "in (…)".</summary>
    protected abstract string Listed(string parameter);

    /// <summary>A list as a parameter.</summary>
    protected abstract object List<T>(IEnumerable<T> values);

    // Once; what failed is tried again by the next who needs it.
    protected Task PrepareAsync(CancellationToken ct)
    {
        lock (_making)
        {
            _made = _made is null or { IsCompleted: true, IsCompletedSuccessfully: false } ? MakeAsync(CancellationToken.None) : _made;
            return _made.WaitAsync(ct);
        }
    }
}
