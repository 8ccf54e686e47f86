using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Workspace.Files.Kinds;
using Workspace.Spaces;

namespace Workspace.Files.Uploads;

/// <summary>Takes one piece of an upload: never more than was announced, and nothing that was damaged on the way.</summary>
internal static class Pieces
{
    public const int AtOnce = 128 * 1024;

    public static async Task TakeAsync(FileStream file, Stream piece, long size, string? sha256, CancellationToken ct)
    {
        var from = file.Position;
        var buffer = ArrayPool<byte>.Shared.Rent(AtOnce);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            for (int read; (read = await piece.ReadAsync(buffer.AsMemory(0, AtOnce), ct)) > 0;)
            {
                if (file.Position + read > size)
                {
                    throw Refusal.Wrong("More came than was announced. Nothing of this piece was kept.", "file");
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            if (sha256 is not null && !string.Equals(sha256, Convert.ToHexString(hash.GetHashAndReset()), StringComparison.OrdinalIgnoreCase))
            {
                throw new Refusal(RefusalKind.Conflict, "This piece was damaged on the way. Send it again.");
            }
        }
        catch (Refusal)
        {
            file.SetLength(from);
            throw;
        }
        catch (Exception cut) when (cut is BadHttpRequestException or ConnectionAbortedException or ConnectionResetException or OperationCanceledException)
        {
            throw Refusal.Unavailable("The connection was cut. What arrived is kept: ask how far it got, and go on from there.");
        }
        catch (IOException full) when (full is not FileNotFoundException)
        {
            file.SetLength(from);
            throw Refusal.Unavailable("The server has no room for this now. Nothing of this piece was kept; try again later.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
