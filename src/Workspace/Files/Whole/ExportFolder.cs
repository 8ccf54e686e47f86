using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Workspace.Files.Csv;
using Workspace.Files.Kinds;

namespace Workspace.Files.Whole;

/// <summary>One file of an archive, as its manifest and index name it.</summary>
/// <param name="Title">By which the index shows it; null: it only lies there.</param>
public sealed record ArchivedFile(string Path, string? Title, long Size, string Sha256);

/// <summary>A folder of the archive of a space: what a tool puts into it is hashed on the way. Names are cleaned, and never taken twice.</summary>
public sealed class ExportFolder
{
    private readonly ZipArchive _zip;
    private readonly List<ArchivedFile> _files;
    private readonly HashSet<string> _taken;

    private ExportFolder(ZipArchive zip, string name, DateTimeOffset at, string marking, List<ArchivedFile> files, HashSet<string> taken) =>
        (_zip, Name, At, Marking, _files, _taken) = (zip, name, at, marking, files, taken);

    /// <summary>"Wiki"; the archive itself has none.</summary>
    public string Name { get; }

    public DateTimeOffset At { get; }

    /// <summary>Of the space: it goes with every text.</summary>
    public string Marking { get; }

    /// <summary>What is in the whole archive so far.</summary>
    public IReadOnlyList<ArchivedFile> Files => _files;

    public static ExportFolder Of(ZipArchive zip, DateTimeOffset at, string marking) => new(zip, "", at, marking, [], new(StringComparer.OrdinalIgnoreCase));

    public ExportFolder In(string name) => new(_zip, Name.Length == 0 ? FileName.Clean(name) : $"{Name}/{FileName.Clean(name)}", At, Marking, _files, _taken);

    public Task AddAsync(string path, string? title, string text, CancellationToken ct = default) => AddAsync(path, title, Encoding.UTF8.GetBytes(text), ct);

    public async Task AddAsync(string path, string? title, byte[] bytes, CancellationToken ct = default)
    {
        using var from = new MemoryStream(bytes, writable: false);
        await AddAsync(path, title, from, CompressionLevel.Optimal, ct);
    }

    public async Task AddRowsAsync(string path, string? title, IEnumerable<IReadOnlyList<string>> rows, CancellationToken ct = default)
    {
        using var csv = new MemoryStream();
        await CsvWriter.WriteAsync(csv, rows, ct);
        await AddAsync(path, title, csv.ToArray(), ct);
    }

    /// <summary>A page as a file of its own, which a browser shows without us: no script, and nothing from elsewhere.</summary>
    public Task AddPageAsync(string path, string title, string body, CancellationToken ct = default) => AddAsync(path, title, ExportPage.Write(title, Marking, body), ct);

    /// <summary>What is packed already is not packed again.</summary>
    public async Task AddAsync(string path, string? title, Stream from, CompressionLevel level, CancellationToken ct = default)
    {
        var name = Unique(path);
        var entry = _zip.CreateEntry(name, level);
        entry.LastWriteTime = At;
        await using var to = await entry.OpenAsync(ct);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (size, piece) = (0L, new byte[128 * 1024]);
        for (int read; (read = await from.ReadAsync(piece, ct)) > 0; size += read)
        {
            hash.AppendData(piece, 0, read);
            await to.WriteAsync(piece.AsMemory(0, read), ct);
        }

        _files.Add(new(name, title, size, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    private string Unique(string path)
    {
        var clean = string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(FileName.Clean));
        var whole = Name.Length == 0 ? clean : $"{Name}/{clean}";
        var unique = whole;
        for (var n = 2; !_taken.Add(unique); n++)
        {
            unique = $"{Path.ChangeExtension(whole, null)} {n}{Path.GetExtension(whole)}";
        }

        return unique;
    }
}
