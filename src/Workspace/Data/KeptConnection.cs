using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Workspace.Data;

/// <summary>
/// A connection to SQLite that stays open as long as its context lives, however often that is lent out, and keeps its statements
/// prepared: opening it and reading the text of a statement cost more than running one. Only disposing of it closes it.
/// </summary>
public sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    private const int Most = 100;

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private bool _ends;

    /// <summary>The connection that takes this one's commands for a while: the one that writes.</summary>
    public KeptConnection? Through { get; set; }

    // The framework closes a connection whenever a context goes back to its pool.
    public override void Close()
    {
        if (_ends)
        {
            Forget();
            base.Close();
        }
    }

    /// <summary>Runs a statement that needs no parameters and answers nothing.</summary>
    public void Run(string sql)
    {
        using var command = new KeptCommand(this) { CommandText = sql };
        command.ExecuteNonQuery();
    }

    /// <summary>The prepared command of this text, which is nobody else's until it is kept again.</summary>
    internal SqliteCommand Take(string sql)
    {
        if (_prepared.Remove(sql, out var known))
        {
            return known;
        }

        var command = CreateCommand();
        command.CommandText = sql;
        return command;
    }

    internal void Keep(SqliteCommand command)
    {
        if (_prepared.Count >= Most)
        {
            Forget();
        }

        if (State != System.Data.ConnectionState.Open || !_prepared.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _ends = true;
        base.Dispose(disposing);
    }

    protected override DbCommand CreateDbCommand() => new KeptCommand(Through ?? this);

    private void Forget()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _prepared.Clear();
    }
}
