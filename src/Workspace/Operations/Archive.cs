using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Workspace.Operations;

/// <summary>The layout of a backup: one zip with the database, the keys, and a manifest with the hash of every entry.</summary>
public static class Archive
{
    public const string Manifest = "manifest.json", Sqlite = "workspace.db", Postgres = "workspace.pgdump", Keys = "keys/", Files = "files/";

    private const int Format = 1;

    /// <summary>Adds a file, and notes its hash.</summary>
    public static async Task AddAsync(ZipArchive archive, string name, string file, IDictionary<string, string> hashes, CancellationToken ct)
    {
        await using var source = File.OpenRead(file);
        await AddAsync(archive, name, source, CompressionLevel.Fastest, hashes, ct);
    }

    /// <summary>The same of a stream, read once.</summary>
    public static async Task AddAsync(ZipArchive archive, string name, Stream source, CompressionLevel level, IDictionary<string, string> hashes, CancellationToken ct)
    {
        await using var entry = await archive.CreateEntry(name, level).OpenAsync(ct);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[128 * 1024];
        for (int read; (read = await source.ReadAsync(piece, ct)) > 0;)
        {
            hash.AppendData(piece, 0, read);
            await entry.WriteAsync(piece.AsMemory(0, read), ct);
        }

        hashes[name] = Convert.ToHexString(hash.GetHashAndReset());
    }

    public static async Task SignAsync(ZipArchive archive, IDictionary<string, string> hashes, DateTimeOffset at, CancellationToken ct)
    {
        await using var entry = await archive.CreateEntry(Manifest).OpenAsync(ct);
        await JsonSerializer.SerializeAsync(entry, new Content(Format, at, hashes), JsonSerializerOptions.Web, ct);
    }

    /// <summary>Unpacks what the manifest names into a folder; refuses an archive that was cut or changed.</summary>
    public static async Task<IReadOnlyCollection<string>> UnpackAsync(ZipArchive archive, string folder, CancellationToken ct)
    {
        var manifest = archive.GetEntry(Manifest) ?? throw new OperationException("This is not a backup of Workspace: it has no manifest.");
        await using var json = await manifest.OpenAsync(ct);
        var content = await JsonSerializer.DeserializeAsync<Content>(json, JsonSerializerOptions.Web, ct);
        if (content is not { Format: Format })
        {
            throw new OperationException("This backup was written by another version of Workspace, whose archives this one cannot read.");
        }

        foreach (var (name, hash) in content.Hashes)
        {
            await UnpackAsync(archive, folder, name, hash, ct);
        }

        return [.. content.Hashes.Keys];
    }

    private static async Task UnpackAsync(ZipArchive archive, string folder, string name, string hash, CancellationToken ct)
    {
        var target = Path.GetFullPath(Path.Combine(folder, name));
        if (!target.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || archive.GetEntry(name) is not { } entry)
        {
            throw new OperationException($"The backup is damaged: '{name}' is missing or misnamed. Nothing was restored.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using (var from = await entry.OpenAsync(ct))
        await using (var to = File.Create(target))
        {
            await from.CopyToAsync(to, ct);
        }

        await using var written = File.OpenRead(target);
        if (Convert.ToHexString(await SHA256.HashDataAsync(written, ct)) != hash)
        {
            throw new OperationException($"The backup is damaged: '{name}' is not what was written. Nothing was restored.");
        }
    }

    private sealed record Content(int Format, DateTimeOffset At, IDictionary<string, string> Hashes);
}
