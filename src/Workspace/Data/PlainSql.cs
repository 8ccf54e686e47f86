using System.Data.Common;

namespace Workspace.Data;

/// <summary>Statements in plain SQL, for what the framework cannot say, or says too slowly for where it is needed most. The connection is open.</summary>
internal static class PlainSql
{
    public static async Task<List<T>> ReadAsync<T>(this DbConnection db, string sql, Func<DbDataReader, T> read, CancellationToken ct, params (string Name, object? Value)[] values)
    {
        await using var command = db.Command(sql, values);
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public static async Task RunAsync(this DbConnection db, string sql, CancellationToken ct, params (string Name, object? Value)[] values)
    {
        await using var command = db.Command(sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static DbCommand Command(this DbConnection db, string sql, (string Name, object? Value)[] values)
    {
        var command = db.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
