using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Files.Stores;

/// <summary>What of an upload has arrived on this server: a file that grows, and is the only truth about how far it got.</summary>
public sealed class Incoming(DatabaseSettings settings)
{
    private readonly string _folder = Path.Combine(settings.DataFolder, DiskStore.FolderName, "incoming");

    public string PathOf(Guid upload) => Path.Combine(_folder, upload.ToString("N"));

    public long Received(Guid upload) => new FileInfo(PathOf(upload)) is { Exists: true } file ? file.Length : 0;

    /// <summary>A file for other work on this machine; the caller deletes it.</summary>
    public string Scratch()
    {
        Directory.CreateDirectory(_folder);
        return Path.Combine(_folder, BlobName.Make());
    }

    /// <summary>Opens it for its next bytes. Only one may add at a time, and only where the last one ended.</summary>
    public FileStream Append(Guid upload, long from)
    {
        Directory.CreateDirectory(_folder);
        FileStream file;
        try
        {
            file = new FileStream(PathOf(upload), new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous, BufferSize = 0 });
        }
        catch (IOException) when (File.Exists(PathOf(upload)))
        {
            throw Refusal.Conflict("Another piece of this file is being sent. Ask how far it got, and go on from there.");
        }

        if (file.Length != from)
        {
            var length = file.Length;
            file.Dispose();
            throw Refusal.Conflict($"This piece does not follow: {length} bytes are here.");
        }

        file.Position = from;
        return file;
    }

    public void Forget(Guid upload) => File.Delete(PathOf(upload));

    /// <summary>What lies here and belongs to no upload any more.</summary>
    public void Sweep(IReadOnlySet<Guid> known, DateTime before)
    {
        if (Directory.Exists(_folder))
        {
            foreach (var file in new DirectoryInfo(_folder).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before && !(Guid.TryParseExact(f.Name, "N", out var id) && known.Contains(id))))
            {
                file.Delete();
            }
        }
    }
}
