using Npgsql;
using Workspace.Data;

namespace Workspace.Search.Index;

/// <summary>Writes into the schema of the index, many rows with one statement.</summary>
internal sealed class PostgresPen(NpgsqlConnection db, NpgsqlTransaction transaction) : SqlPen(db)
{
    protected override string Clear => "truncate search_entry; truncate search_word; update search_state set reached = null";

    public override Task CommitAsync(CancellationToken ct = default) => transaction.CommitAsync(ct);

    public override async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Db.DisposeAsync();
    }

    protected override string Listed(string parameter) => $"select unnest(@{parameter})";

    protected override object List<T>(IEnumerable<T> values) => values.ToArray();

    protected override async Task ChangeAsync(IReadOnlyList<Worded> gone, IReadOnlyList<Worded> come, CancellationToken ct)
    {
        if (gone.Count > 0)
        {
            await Db.RunAsync("delete from search_entry where number = any(@numbers)", ct, ("numbers", Of(gone, row => row.Number)));
        }

        if (come.Count > 0)
        {
            await Db.RunAsync("""
                insert into search_entry (number, space, kind, thing, at, person, title, text, words)
                select number, space, kind, thing, at, nullif(person, ''), title, text, cast(words as tsvector)
                from unnest(@numbers, @spaces, @kinds, @things, @ats, @people, @titles, @texts, @words) as t(number, space, kind, thing, at, person, title, text, words)
                """, ct,
                ("numbers", Of(come, row => row.Number)), ("spaces", Of(come, row => Sql.Id(row.SpaceId))), ("kinds", Of(come, row => row.Entry.Kind)), ("things", Of(come, row => Sql.Id(row.Entry.ThingId))),
                ("ats", Of(come, row => row.Entry.At.UtcTicks)), ("people", Of(come, row => row.Entry.PersonId is { } person ? Sql.Id(person) : "")), ("titles", Of(come, row => row.Entry.Title)), ("texts", Of(come, row => row.Entry.Text)),
                ("words", come.Select(w => w.Words.Vector()).ToArray()));
        }
    }

    protected override async Task CountAsync(IReadOnlyList<(Guid SpaceId, KnownWord Word)> changes, CancellationToken ct)
    {
        if (changes.Count == 0)
        {
            return;
        }

        var words = changes.Select(change => change.Word).ToArray();
        await Db.RunAsync("""
            insert into search_word as known (space, word, stem, start, first, length, count)
            select * from unnest(@spaces, @words, @stems, @starts, @firsts, @lengths, @counts)
            on conflict (space, word) do update set count = known.count + excluded.count
            """, ct,
            ("spaces", changes.Select(change => Sql.Id(change.SpaceId)).ToArray()), ("words", words.Select(w => w.Folded).ToArray()), ("stems", words.Select(w => w.Stem).ToArray()), ("starts", words.Select(w => Sql.Start(w.Folded)).ToArray()),
            ("firsts", words.Select(w => w.Folded[..1]).ToArray()), ("lengths", words.Select(w => w.Folded.Length).ToArray()), ("counts", words.Select(w => w.Count).ToArray()));
        if (changes.Where(change => change.Word.Count < 0).ToArray() is { Length: > 0 } less)
        {
            await Db.RunAsync("delete from search_word k using unnest(@spaces, @words) as l(space, word) where k.space = l.space and k.word = l.word and k.count <= 0", ct,
                ("spaces", less.Select(change => Sql.Id(change.SpaceId)).ToArray()), ("words", less.Select(change => change.Word.Folded).ToArray()));
        }
    }

    private static T[] Of<T>(IReadOnlyList<Worded> rows, Func<IndexRow, T> value) => [.. rows.Select(w => value(w.Row))];
}
