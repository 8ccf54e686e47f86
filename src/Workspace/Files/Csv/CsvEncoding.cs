using System.Text;
using System.Text.Unicode;

namespace Workspace.Files.Csv;

/// <summary>Finds out how the characters of a file are written: by its mark, else by what its bytes can be.</summary>
public static class CsvEncoding
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static (Encoding Encoding, int Skip, string Name) Detect(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3, "UTF-8"),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2, "UTF-16"),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2, "UTF-16"),
        _ => WithoutMark(bytes),
    };

    private static (Encoding Encoding, int Skip, string Name) WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 4096)];
        var (even, odd) = Zeros(sample);
        if (odd * 4 > sample.Length && odd > even * 3) return (Encoding.Unicode, 0, "UTF-16");
        if (even * 4 > sample.Length && even > odd * 3) return (Encoding.BigEndianUnicode, 0, "UTF-16");
        return Utf8.IsValid(bytes) ? (Encoding.UTF8, 0, "UTF-8") : (Windows, 0, "Windows-1252");
    }

    private static (int Even, int Odd) Zeros(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }
        return (even, odd);
    }
}
