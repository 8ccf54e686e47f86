using Microsoft.Data.Sqlite;

namespace Workspace.Data;

/// <summary>Where the data lives: a PostgreSQL server if one is named, else a SQLite file in the data folder.</summary>
public sealed record DatabaseSettings(string DataFolder, string? Postgres)
{
    /// <summary>Seconds that a write waits for another process that holds the file.</summary>
    public const int SqliteTimeout = 5;

    public bool IsSqlite => Postgres is null;

    public string SqliteFile => Path.Combine(DataFolder, "workspace.db");

    /// <summary>Readers cannot write, whatever their code does.</summary>
    public string SqliteReading => Sqlite(SqliteOpenMode.ReadOnly, pooling: true, foreignKeys: null);

    public string SqliteWriting => Sqlite(SqliteOpenMode.ReadWriteCreate, pooling: false, foreignKeys: true);

    /// <summary>A rebuilt table must not take its children with it, so migrations run without foreign keys and check them afterwards.</summary>
    public string SqliteMigrating => Sqlite(SqliteOpenMode.ReadWriteCreate, pooling: false, foreignKeys: false);

    private string Sqlite(SqliteOpenMode mode, bool pooling, bool? foreignKeys) => new SqliteConnectionStringBuilder
    {
        DataSource = SqliteFile,
        Mode = mode,
        Pooling = pooling,
        ForeignKeys = foreignKeys,
        DefaultTimeout = SqliteTimeout,
    }.ToString();
}
