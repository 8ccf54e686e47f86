using System.Buffers.Binary;
using System.Text;

namespace Workspace.Files.Kinds;

/// <summary>A WebP picture: chunks of a kind, of which only those that draw are kept.</summary>
internal static class WebPStrip
{
    private const byte Metadata = 0x08 | 0x04;

    public static (int Width, int Height) Strip(ReadOnlySpan<byte> webp, Stream to)
    {
        (int, int) size = default;
        var end = Math.Min(webp.Length, checked((int)BinaryPrimitives.ReadUInt32LittleEndian(webp[4..]) + 8));
        to.Write(webp[..12]);
        for (var at = 12; at + 8 <= end;)
        {
            var length = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(webp[(at + 4)..]));
            var chunk = webp.Slice(at, Math.Min(checked(8 + length + (length & 1)), webp.Length - at)).ToArray();
            switch (Encoding.Latin1.GetString(chunk, 0, 4))
            {
                case "VP8X":
                    chunk[8] &= unchecked((byte)~Metadata);
                    size = (1 + (chunk[12] | chunk[13] << 8 | chunk[14] << 16), 1 + (chunk[15] | chunk[16] << 8 | chunk[17] << 16));
                    break;
                case "VP8 " when size == default:
                    size = (BinaryPrimitives.ReadUInt16LittleEndian(chunk.AsSpan(14)) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(chunk.AsSpan(16)) & 0x3FFF);
                    break;
                case "VP8L" when size == default:
                    var bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk.AsSpan(9));
                    size = ((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
                    break;
                case "VP8 " or "VP8L" or "ALPH" or "ANIM" or "ANMF" or "ICCP":
                    break;
                default:
                    at += chunk.Length;
                    continue;
            }

            to.Write(chunk);
            at += chunk.Length;
        }

        Span<byte> whole = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(whole, (uint)(to.Length - 8));
        to.Position = 4;
        to.Write(whole);
        return size;
    }
}
