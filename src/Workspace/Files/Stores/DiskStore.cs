using System.Runtime.CompilerServices;
using Workspace.Data;

namespace Workspace.Files.Stores;

/// <summary>Keeps files in the data folder.</summary>
public sealed class DiskStore(DatabaseSettings settings) : IFileStore
{
    public const string FolderName = "files";

    private readonly string _root = Path.Combine(settings.DataFolder, FolderName);

    public Task PutAsync(string blob, string path, CancellationToken ct = default)
    {
        var target = PathOf(blob);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(path, target);
        return Task.CompletedTask;
    }

    public Task<Stream> OpenAsync(string blob, long length, CancellationToken ct = default) =>
        Task.FromResult<Stream>(new FileStream(PathOf(blob), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous, BufferSize = 0 }));

    public Task DeleteAsync(string blob, CancellationToken ct = default)
    {
        var path = PathOf(blob);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(_root))
        {
            yield break;
        }

        foreach (var file in new DirectoryInfo(_root).EnumerateDirectories("??").SelectMany(folder => folder.EnumerateFiles()))
        {
            ct.ThrowIfCancellationRequested();
            if (BlobName.IsOne(file.Name))
            {
                yield return new(file.Name, file.Length, new DateTimeOffset(file.LastWriteTimeUtc));
            }
        }
    }

    private string PathOf(string blob) => BlobName.IsOne(blob) ? Path.Combine(_root, blob[..2], blob) : throw new ArgumentException("Not the name of a stored file.", nameof(blob));
}
