using System.Buffers.Binary;

namespace Workspace.Prose.Word;

/// <summary>What kind of picture some bytes are, and how large it is in pixels.</summary>
internal sealed record PictureFormat(string Extension, string Type, int Width, int Height)
{
    /// <summary>The format by the first bytes, never by a name; null for anything but PNG, JPEG and GIF.</summary>
    public static PictureFormat? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 24 && bytes[0] == 0x89 && bytes[1..].StartsWith("PNG\r\n\u001a\n"u8))
            return Sized("png", "image/png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
        if (bytes.Length > 10 && (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)))
            return Sized("gif", "image/gif", BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));
        return bytes.Length > 4 && bytes[0] == 0xFF && bytes[1] == 0xD8 ? Jpeg(bytes) : null;
    }

    private static PictureFormat? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]))
        {
            if (bytes[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Sized("jpg", "image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
        }
        return null;
    }

    private static PictureFormat? Sized(string extension, string type, int width, int height) =>
        width is > 0 and < 100_000 && height is > 0 and < 100_000 ? new PictureFormat(extension, type, width, height) : null;
}
