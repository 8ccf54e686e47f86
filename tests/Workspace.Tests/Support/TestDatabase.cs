using Npgsql;

namespace Workspace.Tests.Support;

/// <summary>Which database this run uses: SQLite, or the PostgreSQL that TEST_POSTGRES names.</summary>
public static class TestDatabase
{
    private static int _count;

    public static string? Server { get; } = Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    public static bool IsPostgres => Server is not null;

    /// <summary>A new, empty database on the server, or null for SQLite.</summary>
    public static string? Create()
    {
        if (Server is null)
        {
            return null;
        }

        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        using var connection = new NpgsqlConnection($"{Server};Database=postgres");
        connection.Open();
        using var create = new NpgsqlCommand($"create database {name}", connection);
        create.ExecuteNonQuery();
        return $"{Server};Database={name}";
    }

    /// <summary>Closes the connections that a server which has ended left in its pool: hundreds of servers share one PostgreSQL.</summary>
    public static void LetGo(string? database)
    {
        if (database is not null)
        {
            using var connection = new NpgsqlConnection(database);
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
