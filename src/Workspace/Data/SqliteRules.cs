using Microsoft.Data.Sqlite;

namespace Workspace.Data;

/// <summary>The settings without which SQLite may lose, leak or misread data; the server does not start without them.</summary>
public static class SqliteRules
{
    private static readonly (string Pragma, string Set, string Means)[] Rules =
    [
        ("journal_mode", "wal", "wal"),
        ("synchronous", "full", "2"),
        ("foreign_keys", "on", "1"),
        ("trusted_schema", "off", "0"),
        ("secure_delete", "on", "1"),
    ];

    /// <summary>Sets the rules on the writing connection and reads each back.</summary>
    public static void Enforce(SqliteConnection connection)
    {
        foreach (var (pragma, set, means) in Rules)
        {
            Ask(connection, $"pragma {pragma} = {set}");
            var found = Ask(connection, $"pragma {pragma}");
            if (found != means)
            {
                throw new InvalidOperationException($"SQLite must run with {pragma} = {set}, but it says '{found}'. The database cannot be opened safely.");
            }
        }
    }

    private static string Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString() ?? "";
    }
}
