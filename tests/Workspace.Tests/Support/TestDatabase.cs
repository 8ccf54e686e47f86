using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workspace.Data;

namespace Workspace.Tests.Support;

/// <summary>Which database this run uses: SQLite, or the PostgreSQL that TEST_POSTGRES names.</summary>
public static class TestDatabase
{
    private static readonly Lazy<DatabaseSettings> _migrated = new(Migrate);
    private static int _count;

    public static string? Server { get; } = Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    public static bool IsPostgres => Server is not null;

    /// <summary>A new, empty database on the server, or null for SQLite.</summary>
    public static string? Create()
    {
        return Server is null ? null : Create("template0");
    }

    /// <summary>A new database on the server with all tables and no rows, or null for SQLite. The tables were made once for the run: hundreds of tests begin with them.</summary>
    public static string? CreateMigrated() => Server is null ? null : Create(new NpgsqlConnectionStringBuilder(_migrated.Value.Postgres).Database!);

    /// <summary>A new data folder; on SQLite with all tables and no rows in it.</summary>
    public static string CreateFolder()
    {
        var folder = Directory.CreateTempSubdirectory("workspace-test-").FullName;
        if (Server is null)
        {
            File.Copy(_migrated.Value.SqliteFile, Path.Combine(folder, Path.GetFileName(_migrated.Value.SqliteFile)));
        }

        return folder;
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

    private static string Create(string template)
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        using var connection = new NpgsqlConnection($"{Server};Database=postgres");
        connection.Open();
        using var create = new NpgsqlCommand($"create database {name} template {template}", connection);
        create.ExecuteNonQuery();
        return $"{Server};Database={name}";
    }

    private static DatabaseSettings Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("workspace-tables-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var settings = new DatabaseSettings(folder, Create());
        new Migrator(settings, new Committed(NullLogger<Committed>.Instance), NullLogger<Migrator>.Instance).MigrateAsync().GetAwaiter().GetResult();
        LetGo(settings.Postgres); // nobody may be connected to what is copied
        SqliteConnection.ClearAllPools();
        return settings;
    }
}
