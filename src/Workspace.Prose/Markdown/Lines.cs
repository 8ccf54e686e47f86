using System.Globalization;

namespace Workspace.Prose.Markdown;

/// <summary>Keeps the beginnings and ends of lines from being taken for headings, lists, quotes, rules or space that does not count.</summary>
internal static class Lines
{
    public static string Tidy(string text, Setting setting)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var broken = i < lines.Length - 1;
            var line = End(broken ? lines[i][..^1] : lines[i], setting);
            line = Start(line, setting);
            lines[i] = broken ? line + "\\" : line;
        }
        return string.Join('\n', lines);
    }

    /// <summary>The text with the spaces at its ends written so that they count.</summary>
    public static string Ends(string text)
    {
        if (text.Length > 0 && char.IsWhiteSpace(text[0])) text = Number(text[0]) + text[1..];
        return text.Length > 0 && char.IsWhiteSpace(text[^1]) ? text[..^1] + Number(text[^1]) : text;
    }

    private static string Number(char c) => string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};");

    private static string End(string line, Setting setting)
    {
        if (line.Length > 0 && char.IsWhiteSpace(line[^1])) return line[..^1] + Number(line[^1]);
        return setting == Setting.Heading && line is [.., '#'] ? line[..^1] + "\\#" : line;
    }

    private static string Start(string line, Setting setting)
    {
        if (line.Length > 0 && char.IsWhiteSpace(line[0])) return Number(line[0]) + line[1..];
        if (setting is Setting.Heading or Setting.Cell || line.Length == 0) return line;
        return IsSpecial(line) ? "\\" + line : IsNumbered(line, out var dot) ? $"{line[..dot]}\\{line[dot..]}" : line;
    }

    private static bool IsSpecial(string line) => line[0] switch
    {
        '>' => true,
        '#' => line.TrimStart('#') is "" or [' ' or '\t', ..],
        '-' => line.Length == 1 || !char.IsAsciiLetterOrDigit(line[1]),
        '+' => line.Length == 1 || line[1] is ' ' or '\t' or '&',
        '=' => line.AsSpan().Trim('=').IsEmpty,
        ':' or '|' => true,
        _ => false,
    };

    private static bool IsNumbered(string line, out int dot)
    {
        dot = 0;
        while (dot < line.Length && char.IsAsciiDigit(line[dot])) dot++;
        return dot is > 0 and < 10 && dot < line.Length && line[dot] is '.' or ')' && (dot + 1 == line.Length || line[dot + 1] is ' ' or '\t' or '&');
    }
}
