using System.Buffers.Binary;

namespace Workspace.Files.Kinds;

/// <summary>A PNG picture: chunks of a kind, of which only those that draw are kept.</summary>
internal static class PngStrip
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal) { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT" };

    public static (int Width, int Height) Strip(ReadOnlySpan<byte> png, Stream to)
    {
        to.Write(png[..8]);
        var size = (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));
        for (var at = 8; ;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            var kind = System.Text.Encoding.Latin1.GetString(png.Slice(at + 4, 4));
            var chunk = png.Slice(at, checked(length + 12));
            if (at == 8 && kind != "IHDR")
            {
                throw new InvalidDataException();
            }

            if (Kept.Contains(kind))
            {
                to.Write(chunk);
            }

            at += chunk.Length;
            if (kind == "IEND")
            {
                return size;
            }
        }
    }
}
