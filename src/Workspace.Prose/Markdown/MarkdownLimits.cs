using System.Buffers;
using System.Text;

namespace Workspace.Prose.Markdown;

/// <summary>What is looked at before and after a text is parsed, because the parser cannot be stopped: it throws on deep nesting and takes time in the square of some inputs.</summary>
internal static class MarkdownLimits
{
    public const int Bytes = 256 * 1024;
    public const int Columns = 50;
    public const int Line = 32 * 1024;

    /// <summary>How many signs that may open something (brackets, emphasis) one paragraph may hold.</summary>
    public const int Openers = 4_000;

    /// <summary>How many of them the whole text may hold; a page of 256 kB as people write it has about 6,000.</summary>
    public const int AllOpeners = 20_000;

    /// <summary>How many bars one paragraph or table may hold.</summary>
    public const int Bars = 8_000;

    /// <summary>How many lines may hold something; each becomes a block in the worst case.</summary>
    public const int FullLines = 20_000;

    /// <summary>Why the text is not parsed, or null.</summary>
    public static string? Problem(string text)
    {
        if (text.Length > Bytes || Encoding.UTF8.GetByteCount(text) > Bytes) return $"It is longer than {Bytes / 1024} kB.";
        var (openers, all, bars, lines) = (0, 0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length > Line) return $"One of its lines is longer than {Line / 1024} kB.";
            if (IsWideTable(line)) return $"It has a table of more than {Columns} columns.";
            var found = CountOpeners(line);
            (openers, all) = (line.IsWhiteSpace() ? 0 : openers + found, all + found);
            bars = line.IsWhiteSpace() ? 0 : bars + line.Count('|');
            if (bars > Bars) return "One of its tables holds too many cells.";
            if (!line.IsWhiteSpace() && ++lines > FullLines) return "It has too many lines.";
            if (openers > Openers || all > AllOpeners) return "It holds too many signs of emphasis, links and code.";
        }
        return null;
    }

    /// <summary>Why the document is not used, or null: as HTML it would be more than 20 times its source.</summary>
    public static string? Amplified(Node doc, string text)
    {
        var most = 20L * Math.Max(text.Length, 1024);
        return doc.NodeCount * 30L + text.Length > most && Html.HtmlWriter.Write(doc).Length > most ? "It grows to many times its length." : null;
    }

    private static bool IsWideTable(ReadOnlySpan<char> line) => line.Count('|') > Columns + 1 && !line.ContainsAnyExcept(RuleSigns);

    private static readonly SearchValues<char> RuleSigns = SearchValues.Create("|-: \t>");

    private static int CountOpeners(ReadOnlySpan<char> line)
    {
        var (count, before) = (0, '\0');
        foreach (var c in line)
        {
            if (c == '[' || (c is '*' or '_' or '<' or '`' or '~' or '=' or '+' && c != before)) count++;
            before = c;
        }
        return count;
    }
}
