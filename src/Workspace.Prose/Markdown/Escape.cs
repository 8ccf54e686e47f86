using System.Globalization;
using System.Text;

namespace Workspace.Prose.Markdown;

/// <summary>Writes words so that no sign in them is taken for Markdown.</summary>
internal static class Escape
{
    /// <summary>Words that read back as they are.</summary>
    /// <param name="text">The words.</param>
    /// <param name="bars">Whether a bar would end a cell.</param>
    public static string Words(string text, bool bars)
    {
        var written = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length;)
        {
            var rune = Rune.GetRuneAt(text, i);
            if (rune.Value is '\n' or '\r' or '\t') Number(written, rune);
            else if (Needs(text, i, bars)) written.Append('\\').Append(text[i]);
            else written.Append(text, i, rune.Utf16SequenceLength);
            i += rune.Utf16SequenceLength;
        }
        return written.ToString();
    }

    /// <summary>The length of the longest run of the sign.</summary>
    public static int LongestRun(string text, char sign) => Runs(text, sign).DefaultIfEmpty(0).Max();

    /// <summary>The shortest length of which the text has no run of the sign.</summary>
    public static int RunNotIn(string text, char sign)
    {
        var runs = Runs(text, sign).ToHashSet();
        return Enumerable.Range(1, runs.Count + 1).First(n => !runs.Contains(n));
    }

    /// <summary>Whether what begins with <c>&amp;</c> there could be read as one character.</summary>
    public static bool IsEntity(string text, int at) => at + 1 < text.Length && (text[at + 1] == '#' || char.IsAsciiLetter(text[at + 1]));

    private static bool Needs(string text, int i, bool bars) => text[i] switch
    {
        '\\' or '`' or '*' or '[' or ']' => true,
        '<' => i + 1 == text.Length || char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?',
        '_' => !(Letter(text, i - 1) && Letter(text, i + 1)),
        '~' or '=' or '+' => Beside(text, i),
        '&' => IsEntity(text, i),
        '|' => bars,
        _ => false,
    };

    private static bool Letter(string text, int i) => i >= 0 && i < text.Length && char.IsAsciiLetterOrDigit(text[i]);

    private static bool Beside(string text, int i) => (i > 0 && text[i - 1] == text[i]) || (i + 1 < text.Length && text[i + 1] == text[i]);

    private static void Number(StringBuilder written, Rune rune) => written.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};");

    private static IEnumerable<int> Runs(string text, char sign)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && text[i] == sign) i++;
            if (i > start) yield return i - start;
        }
    }
}
