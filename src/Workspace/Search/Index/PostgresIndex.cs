using System.Data.Common;
using Npgsql;
using Workspace.Data;

namespace Workspace.Search.Index;

/// <summary>The index on PostgreSQL: a tsvector in a schema of its own. Dropping the schema loses nothing.</summary>
internal sealed class PostgresIndex(DatabaseSettings settings) : SqlIndex, IDisposable
{
    /// <summary>Whoever writes holds this lock of the database.</summary>
    private const long Lock = 0x53_65_61_72_63_68;

    private const string Schema = """
        create schema if not exists search;
        create table if not exists search.search_state (version integer not null, reached bigint);
        create table if not exists search.search_entry (number bigint primary key, space text not null, kind text not null, thing text not null, at bigint not null, person text, title text not null, text text not null, words tsvector not null);
        create index if not exists search_entry_thing on search.search_entry (space, thing);
        create index if not exists search_entry_words on search.search_entry using gin (words) with (fastupdate = off);
        create table if not exists search.search_word (space text not null, word text not null, stem text not null, start text not null, first text not null, length integer not null, count integer not null, primary key (space, word)) with (fillfactor = 70);
        create index if not exists search_word_start on search.search_word (start, space);
        create index if not exists search_word_like on search.search_word (first, length, space);
        """;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.Postgres) { SearchPath = "search" });

    public override async Task<IReadOnlyList<long>> NewestAsync(Wanted wanted, long from, long until, int most, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        return await db.ReadAsync("select number from search_entry where words @@ cast(@wanted as tsquery) and number between @from and @until order by number desc limit @most", row => row.GetInt64(0), ct,
            ("wanted", wanted.TsQuery()), ("from", from), ("until", until), ("most", most));
    }

    public override async Task<string?> CheckAsync(CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        return (await db.ReadAsync("select version from search_state", row => row.GetInt32(0), ct)).FirstOrDefault() == Version ? null : "is of another version: start the server once";
    }

    public void Dispose() => _source.Dispose();

    protected override async Task MakeAsync(CancellationToken ct)
    {
        await using var db = await _source.OpenConnectionAsync(ct);
        await using var transaction = await db.BeginTransactionAsync(ct);
        await db.RunAsync($"select pg_advisory_xact_lock({Lock})", ct);
        if ((await db.ReadAsync("select to_regclass('search.search_state') is not null", row => row.GetBoolean(0), ct))[0]
            && (await db.ReadAsync("select version from search.search_state", row => row.GetInt32(0), ct)).FirstOrDefault() is not (0 or Version))
        {
            await db.RunAsync("drop schema search cascade", ct);
        }

        await db.RunAsync($"set local client_min_messages = warning; {Schema} insert into search.search_state (version) select {Version} where not exists (select 1 from search.search_state)", ct);
        await transaction.CommitAsync(ct);
    }

    protected override async Task<IIndexPen> TakeAsync(CancellationToken ct)
    {
        var db = await _source.OpenConnectionAsync(ct);
        try
        {
            var transaction = await db.BeginTransactionAsync(ct);
            await db.RunAsync($"select pg_advisory_xact_lock({Lock})", ct);
            return new PostgresPen(db, transaction);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    protected override async Task<DbConnection> ConnectAsync(CancellationToken ct) => await _source.OpenConnectionAsync(ct);

    protected override string Listed(string parameter) => $"select unnest(@{parameter})";

    protected override object List<T>(IEnumerable<T> values) => values.ToArray();
}
