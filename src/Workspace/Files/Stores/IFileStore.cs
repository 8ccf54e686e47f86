namespace Workspace.Files.Stores;

/// <summary>Where the bytes of files are: each under a random name that says nothing, out of reach of the web server.</summary>
public interface IFileStore
{
    /// <summary>Takes over a file of this machine; afterwards it is stored, or an error was thrown. The file itself may be gone.</summary>
    Task PutAsync(string blob, string path, CancellationToken ct = default);

    /// <summary>The bytes, readable from any place in them.</summary>
    Task<Stream> OpenAsync(string blob, long length, CancellationToken ct = default);

    /// <summary>Gone afterwards, whether or not it was there.</summary>
    Task DeleteAsync(string blob, CancellationToken ct = default);

    /// <summary>All that is stored.</summary>
    IAsyncEnumerable<StoredBlob> ListAsync(CancellationToken ct = default);
}

/// <summary>What lies in the store under one name.</summary>
public sealed record StoredBlob(string Blob, long Size, DateTimeOffset At);

/// <summary>The random names of stored files.</summary>
public static class BlobName
{
    public static string Make() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    public static bool IsOne(string text) => text.Length == 32 && text.AsSpan().IndexOfAnyExcept(System.Buffers.SearchValues.Create("0123456789abcdef")) < 0;
}
