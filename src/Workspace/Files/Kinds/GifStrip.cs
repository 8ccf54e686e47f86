using System.Buffers.Binary;

namespace Workspace.Files.Kinds;

/// <summary>A GIF picture: its frames and how often they come round; comments and other extensions go.</summary>
internal static class GifStrip
{
    private const byte Extension = 0x21, Frame = 0x2C, Trailer = 0x3B, Control = 0xF9, Application = 0xFF;

    public static (int Width, int Height) Strip(ReadOnlySpan<byte> gif, Stream to)
    {
        var size = (BinaryPrimitives.ReadUInt16LittleEndian(gif[6..]), BinaryPrimitives.ReadUInt16LittleEndian(gif[8..]));
        var at = 13 + TableLength(gif[10]);
        to.Write(gif[..at]);
        while (true)
        {
            var start = at;
            switch (gif[at])
            {
                case Trailer:
                    to.WriteByte(Trailer);
                    return size;
                case Extension:
                    at = AfterBlocks(gif, start + 2);
                    if (gif[start + 1] == Control || (gif[start + 1] == Application && gif[(start + 3)..].StartsWith("NETSCAPE2.0"u8)))
                    {
                        to.Write(gif[start..at]);
                    }

                    break;
                case Frame:
                    at = AfterBlocks(gif, start + 10 + TableLength(gif[start + 9]) + 1);
                    to.Write(gif[start..at]);
                    break;
                default:
                    throw new InvalidDataException();
            }
        }
    }

    private static int TableLength(byte packed) => (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);

    private static int AfterBlocks(ReadOnlySpan<byte> gif, int at)
    {
        while (gif[at] != 0)
        {
            at += gif[at] + 1;
        }

        return at + 1;
    }
}
