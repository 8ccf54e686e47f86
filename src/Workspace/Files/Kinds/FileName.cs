using System.Globalization;
using System.Text;

namespace Workspace.Files.Kinds;

/// <summary>Makes what a browser says a file is called into a name that is one on every system, leads nowhere, and hides nothing.</summary>
public static class FileName
{
    public const int Longest = 150;
    private const int LongestEnding = 10;
    private const string Nameless = "file", NotInNames = "<>:\"|?*%";

    private static readonly string[] OfDevices = ["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"];

    public static string Clean(string? sent)
    {
        var last = (sent ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in Whole(last).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            clean.Append(IsHidden(rune) ? "" : NotInNames.Contains(rune.ToString(), StringComparison.Ordinal) ? "-" : Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }

        var name = string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        return name.Length == 0 ? Nameless : Shorten(IsDevice(name) ? $"_{name}" : name);
    }

    /// <summary>In small letters, without its dot; none: the empty string.</summary>
    public static string Ending(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && name.Length - dot - 1 is > 0 and <= LongestEnding && name.AsSpan(dot + 1).IndexOfAnyExcept(Letters) < 0 ? name[(dot + 1)..].ToLowerInvariant() : "";
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    // Half a character cannot be stored: it becomes the sign for that.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ');
        return OfDevices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)) && char.IsDigit(stem[3]));
    }

    private static string Shorten(string name)
    {
        if (name.Length <= Longest)
        {
            return name;
        }

        var ending = Ending(name);
        var room = Longest - (ending.Length == 0 ? 0 : ending.Length + 1);
        var cut = char.IsHighSurrogate(name[room - 1]) ? room - 1 : room;
        return ending.Length == 0 ? name[..cut].TrimEnd('.', ' ') : $"{name[..cut].TrimEnd('.', ' ')}.{ending}";
    }
}
