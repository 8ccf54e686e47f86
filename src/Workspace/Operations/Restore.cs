using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Npgsql;
using Workspace.Data;
using Workspace.Files.Stores;

namespace Workspace.Operations;

/// <summary>Puts a backup into an empty place, checks it, and brings it to this version. It never overwrites anything.</summary>
public sealed class Restore(DatabaseSettings settings, Migrator migrator, IFileStore store)
{
    public async Task ReadAsync(string file, CancellationToken ct = default)
    {
        if (!File.Exists(file))
        {
            throw new OperationException($"There is no file '{file}'.");
        }

        await RefuseFullAsync(ct);
        Directory.CreateDirectory(settings.DataFolder);
        var folder = Directory.CreateDirectory(Path.Combine(settings.DataFolder, ".restoring")).FullName;
        try
        {
            await using var archive = await ZipFile.OpenReadAsync(file, ct);
            var names = await Archive.UnpackAsync(archive, folder, ct);
            await PlaceDatabaseAsync(folder, names, ct);
            PlaceKeys(folder, names);
            foreach (var kept in names.Where(n => n.StartsWith(Archive.Files, StringComparison.Ordinal)))
            {
                await store.PutAsync(Path.GetFileName(kept), Path.Combine(folder, kept), ct);
            }
        }
        catch (InvalidDataException)
        {
            throw new OperationException($"'{file}' is not a zip archive, or it is damaged. Nothing was restored.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await migrator.MigrateAsync(ct);
        Console.WriteLine("Restored. Start the server to use it.");
    }

    private async Task RefuseFullAsync(CancellationToken ct)
    {
        if (settings.Postgres is null)
        {
            if (File.Exists(settings.SqliteFile))
            {
                throw new OperationException($"{settings.SqliteFile} exists. Move it away before you restore; nothing is ever overwritten.");
            }

            return;
        }

        await using var connection = new NpgsqlConnection(settings.Postgres);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select count(*) from information_schema.tables where table_schema = 'public'", connection);
        if ((long)(await command.ExecuteScalarAsync(ct))! > 0)
        {
            throw new OperationException("The PostgreSQL database is not empty. Restore into a new one; nothing is ever overwritten.");
        }
    }

    private async Task PlaceDatabaseAsync(string folder, IReadOnlyCollection<string> names, CancellationToken ct)
    {
        var name = settings.IsSqlite ? Archive.Sqlite : Archive.Postgres;
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            throw new OperationException($"This backup is of the other kind of database. {(settings.IsSqlite ? "Set" : "Leave out")} WORKSPACE_POSTGRES to restore it.");
        }

        var dump = Path.Combine(folder, name);
        if (settings.Postgres is not { } postgres)
        {
            await CheckAsync(dump, ct);
            File.Move(dump, settings.SqliteFile);
            foreach (var part in new[] { "", "-wal", "-shm" })
            {
                File.Delete(Search.Index.SqliteIndex.FileIn(settings) + part); // of other data; it is made anew
            }

            return;
        }

        await PostgresTools.RunAsync("pg_restore", postgres, ["--no-owner", "--exit-on-error", "--single-transaction", "--dbname", new NpgsqlConnectionStringBuilder(postgres).Database!, dump], ct);
        // Transaction numbers begin anew in a restored database: what is there lies before all that will come.
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("""update "Event" set "Tx" = '0'::xid8; update "Seal" set "Horizon" = 0; drop schema if exists search cascade""", connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task CheckAsync(string file, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma integrity_check";
        if (await command.ExecuteScalarAsync(ct) is not "ok")
        {
            throw new OperationException("The database in this backup is damaged. Nothing was restored.");
        }
    }

    private void PlaceKeys(string folder, IEnumerable<string> names)
    {
        var ring = Keys.Prepare(settings).FullName;
        foreach (var key in names.Where(n => n.StartsWith(Archive.Keys, StringComparison.Ordinal)))
        {
            File.Move(Path.Combine(folder, key), Path.Combine(ring, Path.GetFileName(key)), overwrite: true);
        }
    }
}
