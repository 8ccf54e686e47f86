using System.Text;

namespace Workspace.Files.Kinds;

/// <summary>Tells a text from other bytes: characters all through, and no control signs but those that texts have.</summary>
public static class TextLook
{
    private const int AtOnce = 64 * 1024;

    public static async Task<bool> IsTextAsync(Stream file, CancellationToken ct = default)
    {
        file.Position = 0;
        var (bytes, chars) = (new byte[AtOnce], new char[AtOnce + 16]);
        var read = await file.ReadAtLeastAsync(bytes, AtOnce, throwOnEndOfStream: false, ct);
        var decoder = EncodingOf(bytes.AsSpan(0, read)).GetDecoder();
        try
        {
            while (true)
            {
                var last = read < AtOnce;
                var count = decoder.GetChars(bytes, 0, read, chars, 0, flush: last);
                if (chars.AsSpan(0, count).ContainsAnyInRange('\0', '\u0008') || chars.AsSpan(0, count).ContainsAnyInRange('\u000E', '\u001A'))
                {
                    return false;
                }

                if (last)
                {
                    return true;
                }

                read = await file.ReadAtLeastAsync(bytes, AtOnce, throwOnEndOfStream: false, ct);
            }
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>As its mark says; without one UTF-8, or the older Latin where it cannot be that.</summary>
    public static Encoding EncodingOf(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)
        : start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)
        : IsUtf8(start) ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
        : Encoding.Latin1;

    // The last characters may be cut.
    private static bool IsUtf8(ReadOnlySpan<byte> start)
    {
        for (var cut = 0; cut < 4 && cut <= start.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(start[..^cut]))
            {
                return true;
            }
        }

        return false;
    }
}
