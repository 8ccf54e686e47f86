using Microsoft.Data.Sqlite;
using Workspace.Data;

namespace Workspace.Search.Index;

/// <summary>Writes into the file of the index, in the order of the numbers: FTS5 takes words in that order by far the quickest.</summary>
internal sealed class SqlitePen(SqliteConnection db, Action done) : SqlPen(db)
{
    private bool _ended;

    protected override string Clear => "delete from search_entry; delete from search_word; insert into search_words (search_words) values ('delete-all'); update search_state set reached = null";

    public override async Task CommitAsync(CancellationToken ct = default)
    {
        await Db.RunAsync("commit", ct);
        _ended = true;
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            if (!_ended) await Db.RunAsync("rollback", CancellationToken.None);
        }
        finally
        {
            done();
        }
    }

    protected override string Listed(string parameter) => SqliteIndex.InList(parameter);

    protected override object List<T>(IEnumerable<T> values) => SqliteIndex.JsonList(values);

    protected override Task ChangeAsync(IReadOnlyList<Worded> gone, IReadOnlyList<Worded> come, CancellationToken ct)
    {
        using var unword = Prepared("insert into search_words (search_words, rowid, words) values ('delete', $number, $words)", "$number", "$words");
        using var remove = Prepared("delete from search_entry where number = $number", "$number");
        using var word = Prepared("insert into search_words (rowid, words) values ($number, $words)", "$number", "$words");
        using var add = Prepared("insert into search_entry (number, space, kind, thing, at, person, title, text) values ($number, $space, $kind, $thing, $at, $person, $title, $text)", "$number", "$space", "$kind", "$thing", "$at", "$person", "$title", "$text");
        foreach (var (one, isNew) in gone.Select(w => (w, false)).Concat(come.Select(w => (w, true))).OrderBy(w => w.w.Row.Number).ThenBy(w => w.Item2))
        {
            ct.ThrowIfCancellationRequested();
            var (number, entry) = (one.Row.Number, one.Row.Entry);
            if (isNew)
            {
                Run(word, number, one.Words.Blanks());
                Run(add, number, Sql.Id(one.Row.SpaceId), entry.Kind, Sql.Id(entry.ThingId), entry.At.UtcTicks, entry.PersonId is { } person ? Sql.Id(person) : DBNull.Value, entry.Title, entry.Text);
            }
            else
            {
                Run(unword, number, one.Words.Blanks());
                Run(remove, number);
            }
        }

        return Task.CompletedTask;
    }

    protected override async Task CountAsync(IReadOnlyList<(Guid SpaceId, KnownWord Word)> changes, CancellationToken ct)
    {
        using var count = Prepared("insert into search_word (space, word, stem, start, first, length, count) values ($space, $word, $stem, $start, $first, $length, $count) on conflict do update set count = count + excluded.count", "$space", "$word", "$stem", "$start", "$first", "$length", "$count");
        foreach (var (space, word) in changes)
        {
            Run(count, Sql.Id(space), word.Folded, word.Stem, Sql.Start(word.Folded), word.Folded[..1], word.Folded.Length, word.Count);
        }

        if (changes.Any(change => change.Word.Count < 0)) // none of them is left where it counted down to nothing
        {
            var less = changes.Where(change => change.Word.Count < 0).Select(change => new { s = Sql.Id(change.SpaceId), w = change.Word.Folded });
            await Db.RunAsync("delete from search_word where (space, word) in (select value ->> 's', value ->> 'w' from json_each(@less)) and count <= 0", ct, ("less", SqliteIndex.JsonList(less)));
        }
    }

    private SqliteCommand Prepared(string sql, params ReadOnlySpan<string> names)
    {
        var command = (SqliteCommand)Db.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }
}
