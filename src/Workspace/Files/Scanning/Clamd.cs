using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Workspace.Files.Scanning;

/// <summary>Asks clamd about a file: its bytes are streamed there in pieces, and one line comes back.</summary>
public sealed class Clamd(FilesSettings settings)
{
    private const int Piece = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public bool IsSet => settings.Clamd is not null;

    /// <summary>The name of what was found, or null where nothing was. Fails where there is no verdict.</summary>
    public async Task<string?> ScanAsync(Stream file, CancellationToken ct = default)
    {
        var (host, port) = settings.Clamd ?? throw new InvalidOperationException("No scanner is set.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, limit.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), limit.Token);
        var buffer = new byte[4 + Piece];
        for (int read; (read = await file.ReadAsync(buffer.AsMemory(4, Piece), limit.Token)) > 0;)
        {
            BinaryPrimitives.WriteInt32BigEndian(buffer, read);
            await stream.WriteAsync(buffer.AsMemory(0, 4 + read), limit.Token);
        }

        await stream.WriteAsync(new byte[4], limit.Token);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Verdict((await reader.ReadToEndAsync(limit.Token)).Trim('\0', '\n', ' '));
    }

    // "stream: OK" or "stream: Eicar-Test-Signature FOUND"; anything else is no verdict.
    private static string? Verdict(string said) => said switch
    {
        _ when said.EndsWith(": OK", StringComparison.Ordinal) => null,
        _ when said.EndsWith(" FOUND", StringComparison.Ordinal) => said[(said.IndexOf(':', StringComparison.Ordinal) + 1)..^6].Trim(),
        _ => throw new IOException($"clamd said: {said}"),
    };
}
