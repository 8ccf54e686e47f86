namespace Workspace.Files.Kinds;

/// <summary>Knows a file by its first bytes, whatever it is called.</summary>
public static class Signature
{
    /// <summary>So many bytes are enough.</summary>
    public const int Enough = 4096;

    private static readonly byte[][] Programs =
    [
        [(byte)'M', (byte)'Z'], [0x7F, (byte)'E', (byte)'L', (byte)'F'], [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE],
        [0xCA, 0xFE, 0xBA, 0xBE], [0x4C, 0, 0, 0, 1, 0x14, 2, 0], [(byte)'I', (byte)'T', (byte)'S', (byte)'F'], [0, (byte)'a', (byte)'s', (byte)'m'], [(byte)'F', (byte)'W', (byte)'S'], [(byte)'C', (byte)'W', (byte)'S'],
    ];

    private static readonly byte[][] Closed =
    [
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, 7], [0x1F, 0x8B], [(byte)'B', (byte)'Z', (byte)'h'], [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], [(byte)'M', (byte)'S', (byte)'C', (byte)'F'], [0x28, 0xB5, 0x2F, 0xFD],
    ];

    /// <summary>The kind, as far as the first bytes tell: an archive may turn out to be a document, and null may be a text.</summary>
    public static FileKind? KindOf(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) ? FileKind.Pdf
        : head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? FileKind.Png
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? FileKind.Gif
        : Riff(head, "WEBP"u8) ? FileKind.WebP
        : Riff(head, "WAVE"u8) ? FileKind.Wav
        : head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8) ? FileKind.Zip
        : head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? FileKind.OldOffice
        : head.StartsWith("{\\rtf"u8) ? FileKind.RichText
        : head.StartsWith("ID3"u8) || (head.Length > 2 && head[0] == 0xFF && head[1] is 0xFB or 0xF3 or 0xF2 or 0xFA) ? FileKind.Mp3
        : head.Length > 12 && head[4..].StartsWith("ftyp"u8) && !head[8..].StartsWith("hei"u8) && !head[8..].StartsWith("mif1"u8) && !head[8..].StartsWith("avif"u8) ? FileKind.Mp4
        : head.StartsWith("OggS"u8) ? FileKind.Ogg
        : head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) ? FileKind.WebM
        : null;

    public static bool IsProgram(ReadOnlySpan<byte> head) => StartsWithAny(head, Programs);

    /// <summary>An archive that nobody looks into here.</summary>
    public static bool IsClosedArchive(ReadOnlySpan<byte> head) => StartsWithAny(head, Closed);

    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);

    private static bool Riff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> form) => head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith(form);

    private static bool StartsWithAny(ReadOnlySpan<byte> head, byte[][] starts)
    {
        foreach (var start in starts)
        {
            if (head.StartsWith(start))
            {
                return true;
            }
        }

        return false;
    }
}
