using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Workspace.Tools.Folder.Demo;

/// <summary>Draws a small chart of bars as a PNG picture, for the example organisation.</summary>
internal static class DemoPicture
{
    private const int Width = 640, Height = 300, Foot = 260;

    public static byte[] Bars(params int[] shares)
    {
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                packed.WriteByte(0);
                for (var x = 0; x < Width; x++)
                {
                    packed.Write(Colour(x, y, shares));
                }
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2);
        Chunk(png, "IHDR", head);
        Chunk(png, "IDAT", rows.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static ReadOnlySpan<byte> Colour(int x, int y, int[] shares)
    {
        var (bar, within) = ((x - 20) * shares.Length / (Width - 40), (x - 20) * shares.Length % (Width - 40));
        if (y == Foot) return [90, 90, 100];
        return x >= 20 && bar < shares.Length && within > (Width - 40) / 5 && y < Foot && y > Foot - (shares[bar] * 2) ? [58, 92, 150] : [250, 250, 247];
    }

    private static void Chunk(Stream png, string kind, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        byte[] body = [.. Encoding.Latin1.GetBytes(kind), .. content];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            }
        }

        return ~crc;
    }
}
