namespace Workspace.Search.Index;

/// <summary>The index: FTS5 in a file of its own on SQLite, a tsvector in a schema of its own on PostgreSQL. Whatever stands in it can be made again, and it makes itself where there is none.</summary>
internal interface ISearchIndex
{
    Task<IndexState> StateAsync(CancellationToken ct = default);

    /// <summary>Waits until nobody else writes, on any server. What is read from the things after that may be written: nobody who read earlier comes later.</summary>
    Task<IIndexPen> TakePenAsync(CancellationToken ct = default);

    /// <summary>Numbers of those that have what is wanted and lie between two numbers, the newest first; never looks at more than it needs for that.</summary>
    Task<IReadOnlyList<long>> NewestAsync(Wanted wanted, long from, long until, int most, CancellationToken ct = default);

    /// <summary>What stands there, by number, without the texts unless asked for.</summary>
    Task<IReadOnlyDictionary<long, IndexRow>> RowsAsync(IReadOnlyCollection<long> numbers, bool withTexts, CancellationToken ct = default);

    /// <summary>The words of spaces that begin with these letters, three of them or one shorter word.</summary>
    Task<IReadOnlyList<KnownWord>> WordsBeginningAsync(IReadOnlyCollection<Guid> spaces, string letters, CancellationToken ct = default);

    /// <summary>The words of spaces with this first letter and a length between these.</summary>
    Task<IReadOnlyList<KnownWord>> WordsLikeAsync(IReadOnlyCollection<Guid> spaces, char first, int shortest, int longest, CancellationToken ct = default);

    /// <summary>What is wrong with it, or null.</summary>
    Task<string?> CheckAsync(CancellationToken ct = default);

    /// <summary>Everything in it, for comparing it with another: rows, and words with their counts.</summary>
    Task<(IReadOnlyList<IndexRow> Rows, IReadOnlyList<(Guid SpaceId, KnownWord Word)> Words)> AllAsync(CancellationToken ct = default);
}

/// <summary>The right to write into the index, held by one at a time. What was written counts once it is committed.</summary>
internal interface IIndexPen : IAsyncDisposable
{
    Task<IndexState> StateAsync(CancellationToken ct = default);

    /// <summary>The rows of these things as they are.</summary>
    Task<IReadOnlyList<IndexRow>> OfThingsAsync(Guid spaceId, IReadOnlyCollection<string> kinds, IReadOnlyCollection<Guid> things, CancellationToken ct = default);

    /// <summary>Which things of these kinds stand in it.</summary>
    Task<IReadOnlyList<Guid>> ThingsAsync(Guid spaceId, IReadOnlyCollection<string> kinds, CancellationToken ct = default);

    /// <summary>Spaces of which there is something.</summary>
    Task<IReadOnlyList<Guid>> SpacesAsync(CancellationToken ct = default);

    Task WriteAsync(IReadOnlyCollection<IndexRow> gone, IReadOnlyCollection<IndexRow> come, CancellationToken ct = default);

    /// <summary>Everything before this place in the order of events is in the index.</summary>
    Task ReachAsync(long read, CancellationToken ct = default);

    /// <summary>Empties it.</summary>
    Task ClearAsync(CancellationToken ct = default);

    Task CommitAsync(CancellationToken ct = default);
}
