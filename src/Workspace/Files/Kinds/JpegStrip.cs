using System.Buffers.Binary;

namespace Workspace.Files.Kinds;

/// <summary>A JPEG picture: segments, of which those for applications go but for colours, and which way is up stays.</summary>
internal static class JpegStrip
{
    private const byte App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE, StartOfScan = 0xDA, End = 0xD9;

    public static (int Width, int Height) Strip(ReadOnlySpan<byte> jpeg, Stream to)
    {
        (int Width, int Height) size = default;
        to.Write(jpeg[..2]);
        WriteOrientation(OrientationOf(jpeg), to);
        for (var at = 2; ;)
        {
            while (jpeg[at] == 0xFF && jpeg[at + 1] == 0xFF)
            {
                at++; // fill bytes
            }

            var marker = jpeg[at] == 0xFF ? jpeg[at + 1] : throw new InvalidDataException();
            if (marker == End)
            {
                to.Write(jpeg.Slice(at, 2));
                return size;
            }

            var segment = jpeg.Slice(at, 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]));
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                size = (BinaryPrimitives.ReadUInt16BigEndian(segment[7..]), BinaryPrimitives.ReadUInt16BigEndian(segment[5..]));
            }

            if (IsKept(marker, segment))
            {
                to.Write(segment);
            }

            at += segment.Length;
            if (marker == StartOfScan)
            {
                var scan = ScanLength(jpeg[at..]);
                to.Write(jpeg.Slice(at, scan));
                at += scan;
            }
        }
    }

    private static bool IsKept(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        App0 => segment[4..].StartsWith("JFIF\0"u8),
        App2 => segment[4..].StartsWith("ICC_PROFILE\0"u8),
        App14 => segment[4..].StartsWith("Adobe"u8),
        >= App0 and <= App15 or Comment => false,
        _ => true,
    };

    // Up to the next marker that is neither a stuffed byte nor a restart.
    private static int ScanLength(ReadOnlySpan<byte> scan)
    {
        for (var at = 0; ;)
        {
            at += scan[at..].IndexOf((byte)0xFF) is >= 0 and var found ? found : throw new InvalidDataException();
            if (scan[at + 1] is not (0 or >= 0xD0 and <= 0xD7))
            {
                return at;
            }

            at += 2;
        }
    }

    private static int OrientationOf(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; jpeg[at] == 0xFF && jpeg[at + 1] is not (StartOfScan or End);)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            var segment = jpeg.Slice(at, 2 + length);
            if (jpeg[at + 1] == App1 && segment[4..].StartsWith("Exif\0\0"u8))
            {
                return OrientationIn(segment[10..]);
            }

            at += segment.Length;
        }

        return 1;
    }

    private static int OrientationIn(ReadOnlySpan<byte> tiff)
    {
        var big = tiff.StartsWith("MM"u8);
        int Two(ReadOnlySpan<byte> from) => big ? BinaryPrimitives.ReadUInt16BigEndian(from) : BinaryPrimitives.ReadUInt16LittleEndian(from);
        var first = big ? BinaryPrimitives.ReadInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadInt32LittleEndian(tiff[4..]);
        if (first < 8 || first > tiff.Length - 2)
        {
            return 1;
        }

        var count = Two(tiff[first..]);
        for (var entry = 0; entry < count && first + 14 + (entry * 12) <= tiff.Length; entry++)
        {
            var field = tiff[(first + 2 + (entry * 12))..];
            if (Two(field) == 0x0112)
            {
                return Two(field[8..]) is >= 1 and <= 8 and var way ? way : 1;
            }
        }

        return 1;
    }

    private static void WriteOrientation(int way, Stream to)
    {
        if (way != 1)
        {
            to.Write([0xFF, App1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\u0008\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)way, 0, 0, 0, 0, 0, 0]);
        }
    }
}
