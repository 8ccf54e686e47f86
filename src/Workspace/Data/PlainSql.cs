using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Workspace.Data;

/// <summary>Statements in plain SQL, for what the framework cannot say, or says too slowly for where it is needed most.</summary>
internal static class PlainSql
{
    /// <summary>The rows of an answer. The connection is given back afterwards: a context in the pool would keep it.</summary>
    public static async Task<List<T>> ReadAsync<T>(this WorkspaceDb db, string sql, Func<DbDataReader, T> read, CancellationToken ct, params (string Name, object? Value)[] values)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return await db.Database.GetDbConnection().ReadAsync(sql, read, ct, values);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The same on a connection that is open.</summary>
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
