using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Workspace.Data;
using Workspace.Files.Stores;

namespace Workspace.Operations;

/// <summary>Writes database, keys and files into one archive; the server may run and write meanwhile. The search index is left out: it is made anew from what is there.</summary>
public sealed class Backup(DatabaseSettings settings, IFileStore store, TimeProvider clock)
{
    public async Task WriteAsync(string file, CancellationToken ct = default)
    {
        if (File.Exists(file))
        {
            throw new OperationException($"'{file}' exists already. Give another name.");
        }

        var folder = Directory.CreateTempSubdirectory("workspace-backup-").FullName;
        var unfinished = file + ".unfinished";
        try
        {
            await WriteAsync(unfinished, folder, ct);
            File.Move(unfinished, file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            File.Delete(unfinished);
        }

        Console.WriteLine($"Backed up to {file} ({new FileInfo(file).Length:N0} bytes).");
    }

    private async Task WriteAsync(string file, string folder, CancellationToken ct)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using var stream = File.Create(file);
        await using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        var name = settings.IsSqlite ? Archive.Sqlite : Archive.Postgres;
        await Archive.AddAsync(archive, name, await DumpAsync(Path.Combine(folder, name), ct), hashes, ct);
        foreach (var key in Keys.Folder(settings).EnumerateFiles())
        {
            await Archive.AddAsync(archive, Archive.Keys + key.Name, key.FullName, hashes, ct);
        }

        // After the database: what its rows name is still there, because bytes outlive their row by a day.
        await foreach (var blob in store.ListAsync(ct))
        {
            await AddFileAsync(archive, blob, hashes, ct);
        }

        await Archive.SignAsync(archive, hashes, clock.GetUtcNow(), ct);
    }

    private async Task AddFileAsync(ZipArchive archive, StoredBlob blob, IDictionary<string, string> hashes, CancellationToken ct)
    {
        try
        {
            await using var source = await store.OpenAsync(blob.Blob, blob.Size, ct);
            await Archive.AddAsync(archive, Archive.Files + blob.Blob, source, CompressionLevel.NoCompression, hashes, ct);
        }
        catch (FileNotFoundException)
        {
            // cleared away meanwhile: no row names it
        }
    }

    private async Task<string> DumpAsync(string file, CancellationToken ct)
    {
        if (settings.Postgres is { } postgres)
        {
            await PostgresTools.RunAsync("pg_dump", postgres, ["--format=custom", "--exclude-schema=search", "--file", file], ct);
            return file;
        }

        if (!File.Exists(settings.SqliteFile))
        {
            throw new OperationException($"There is no database at {settings.SqliteFile}.");
        }

        await using var connection = new SqliteConnection(settings.SqliteReading);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "vacuum into $file"; // one consistent moment, whatever is written meanwhile
        command.Parameters.AddWithValue("$file", file);
        await command.ExecuteNonQueryAsync(ct);
        return file;
    }
}
