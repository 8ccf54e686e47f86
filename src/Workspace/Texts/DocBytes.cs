using System.IO.Compression;
using Workspace.Prose;

namespace Workspace.Texts;

/// <summary>A document as it lies in the database: its JSON, compressed.</summary>
internal static class DocBytes
{
    private const int Quality = 5, Window = 22;

    public static byte[] Write(Node doc) => Compress(ProseJson.Write(doc).Span);

    public static Node Read(byte[] bytes) => ProseJson.ReadNode(Schema.Standard, Expand(bytes));

    public static byte[] Compress(ReadOnlySpan<byte> plain, int quality = Quality)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length) + 16];
        return BrotliEncoder.TryCompress(plain, room, out var written, quality, Window) ? room[..written] : throw new InvalidOperationException("A text could not be compressed.");
    }

    public static byte[] Expand(byte[] bytes)
    {
        using var plain = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        brotli.CopyTo(plain);
        return plain.ToArray();
    }
}
