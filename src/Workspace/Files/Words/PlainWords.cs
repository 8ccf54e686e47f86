using Workspace.Files.Kinds;

namespace Workspace.Files.Words;

/// <summary>The words of a plain text are the text.</summary>
internal static class PlainWords
{
    public static void Read(MemoryStream file, WordsWriter to)
    {
        using var reader = new StreamReader(file, TextLook.EncodingOf(file.GetBuffer().AsSpan(0, (int)Math.Min(file.Length, Signature.Enough))), detectEncodingFromByteOrderMarks: true);
        var some = new char[16_384];
        for (int read; (read = reader.Read(some)) > 0;)
        {
            to.Write(new string(some, 0, read));
        }
    }
}
