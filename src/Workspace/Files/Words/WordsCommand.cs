using System.Text;

namespace Workspace.Files.Words;

/// <summary>
/// The hidden sub-command that reads the words of one file: from standard input, to standard output. It is a process of its own with little
/// memory and time, so that a file that breaks its reader breaks nothing else. It opens no database and no connection.
/// </summary>
public static class WordsCommand
{
    public const string Name = "read-words";

    private const int Read = 0, Unreadable = 3;

    public static async Task<int> RunAsync(string kind)
    {
        try
        {
            await using var output = Console.OpenStandardOutput();
            await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            using var file = new MemoryStream();
            await using var input = Console.OpenStandardInput();
            await input.CopyToAsync(file);
            file.Position = 0;
            var to = new WordsWriter(writer);
            switch (Enum.Parse<Kinds.WordsOf>(kind))
            {
                case Kinds.WordsOf.Plain: PlainWords.Read(file, to); break;
                case Kinds.WordsOf.Pdf: PdfWords.Read(file, to); break;
                case Kinds.WordsOf.Word: OfficeWords.Read(file, to, "word/"); break;
                case Kinds.WordsOf.Excel: OfficeWords.Read(file, to, "xl/"); break;
                default: OfficeWords.Read(file, to, "ppt/"); break;
            }

            await writer.FlushAsync();
            return Read;
        }
        catch (WordsWriter.EnoughException)
        {
            return Read;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return Unreadable; // whatever it was: the file is kept, and found by its name
        }
    }
}

/// <summary>Writes words until there are enough of them.</summary>
public sealed class WordsWriter(TextWriter to)
{
    private int _left = FileWords.Most;

    public void Write(string text)
    {
        var part = text.Length > _left ? text[.._left] : text;
        to.Write(part);
        if ((_left -= part.Length) <= 0)
        {
            to.Flush();
            throw new EnoughException();
        }
    }

    /// <summary>No more is kept of one file.</summary>
    public sealed class EnoughException : Exception;
}
