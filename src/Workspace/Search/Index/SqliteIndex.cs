using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Workspace.Data;

namespace Workspace.Search.Index;

/// <summary>The index on SQLite: FTS5 in a file beside the database, so that indexing keeps nobody waiting who writes. Deleting the file loses nothing.</summary>
internal sealed class SqliteIndex(DatabaseSettings settings) : SqlIndex, IDisposable
{
    private const string Schema = $"""
        create table if not exists search_state (version integer not null, reached integer);
        create table if not exists search_entry (number integer primary key, space text not null, kind text not null, thing text not null, at integer not null, person text, title text not null, text text not null);
        create index if not exists search_entry_thing on search_entry (space, thing);
        create table if not exists search_word (space text not null, word text not null, stem text not null, start text not null, first text not null, length integer not null, count integer not null, primary key (space, word)) without rowid;
        create index if not exists search_word_start on search_word (start, space);
        create index if not exists search_word_like on search_word (first, length, space);
        create virtual table if not exists search_words using fts5(words, content='', columnsize=0, tokenize="ascii tokenchars ':'");
        """;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentBag<Lent> _idle = [];
    private SqliteConnection? _writing;

    public static string FileIn(DatabaseSettings settings) => Path.Combine(settings.DataFolder, "search.db");

    public override async Task<IReadOnlyList<long>> NewestAsync(Wanted wanted, long from, long until, int most, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        return await db.ReadAsync("select rowid from search_words where search_words match @wanted and rowid between @from and @until order by rowid desc limit @most", row => row.GetInt64(0), ct,
            ("wanted", wanted.Fts()), ("from", from), ("until", until), ("most", most));
    }

    // On a connection of its own: one that has searched keeps what FTS5 said of its segments then, and the check would hold what is there now against it.
    public override async Task<string?> CheckAsync(CancellationToken ct = default)
    {
        await PrepareAsync(ct);
        await using var db = Open(SqliteOpenMode.ReadOnly, null);
        var damaged = (await db.ReadAsync("pragma quick_check", row => row.GetString(0), ct)).FirstOrDefault(line => line != "ok");
        return damaged is null ? null : "is damaged: stop the server, delete search.db, and start it; the index is then made anew";
    }

    public void Dispose()
    {
        foreach (var lent in _idle)
        {
            lent.End();
        }

        _writing?.Dispose();
        _turn.Dispose();
    }

    public static string JsonList<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values);

    public static string InList(string parameter) => $"select value from json_each(@{parameter})";

    protected override async Task MakeAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(settings.DataFolder);
        _writing ??= Open(SqliteOpenMode.ReadWriteCreate, null);
        await _writing.RunAsync("pragma journal_mode = wal; pragma secure_delete = on; pragma synchronous = normal; begin immediate", ct);
        if (await VersionAsync(_writing, ct) is not (null or Version))
        {
            await _writing.RunAsync("drop table search_state; drop table search_entry; drop table search_word; drop table search_words", ct);
        }

        await _writing.RunAsync($"{Schema} insert into search_state (version) select {Version} where not exists (select 1 from search_state); insert into search_words (search_words, rank) values ('secure-delete', 1); commit", ct);
    }

    protected override async Task<IIndexPen> TakeAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await _writing!.RunAsync("begin immediate", ct);
            return new SqlitePen(_writing!, () => _turn.Release());
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    protected override Task<DbConnection> ConnectAsync(CancellationToken ct) => Task.FromResult<DbConnection>(_idle.TryTake(out var idle) ? idle : Open(SqliteOpenMode.ReadOnly, _idle));

    protected override string Listed(string parameter) => InList(parameter);

    protected override object List<T>(IEnumerable<T> values) => JsonList(values);

    private static async Task<int?> VersionAsync(SqliteConnection db, CancellationToken ct) =>
        (await db.ReadAsync("select count(*) from sqlite_schema where name = 'search_state'", row => row.GetInt32(0), ct))[0] == 0 ? null
            : (await db.ReadAsync("select version from search_state", row => (int?)row.GetInt32(0), ct)).FirstOrDefault();

    private Lent Open(SqliteOpenMode mode, ConcurrentBag<Lent>? home)
    {
        var connection = new Lent(new SqliteConnectionStringBuilder { DataSource = FileIn(settings), Mode = mode, Pooling = false, DefaultTimeout = DatabaseSettings.SqliteTimeout }.ToString(), home);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma trusted_schema = off; pragma mmap_size = 268435456";
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>A reading connection that goes back to where it came from.</summary>
    private sealed class Lent(string connectionString, ConcurrentBag<Lent>? home) : SqliteConnection(connectionString)
    {
        private const int MostIdle = 8;

        public void End() => base.Dispose(true);

        protected override void Dispose(bool disposing)
        {
            if (home is null || home.Count >= MostIdle) base.Dispose(disposing);
            else home.Add(this);
        }
    }
}
