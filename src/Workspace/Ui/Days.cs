using System.Globalization;
using Workspace.Spaces;

namespace Workspace.Ui;

/// <summary>Reads a day as people write it: "31/3/2027", "31 March 2027", "Wed 31st Mar 2027", "2027-03-31".</summary>
public static class Days
{
    public const string Example = "31/3/2027 or 31 March 2027";

    private const int Earliest = 1990, Latest = 2199;
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;
    private static readonly string[] Full = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d M yyyy", "d MMMM yyyy", "d MMM yyyy", "d-MMM-yyyy", "yyyy-M-d", "yyyy/M/d", "d/M/yy", "d.M.yy", "d MMM yy", "d MMMM yy"];
    private static readonly string[] WithoutYear = ["d MMMM yyyy", "d MMM yyyy", "d/M yyyy", "d.M. yyyy"];

    /// <summary>The day, or a refusal that says what to enter. With <paramref name="today"/> the year may be left out: the next such day is meant.</summary>
    public static DateOnly Read(string? text, string? field = null, DateOnly? today = null)
    {
        var (words, weekday) = Tidy(text);
        if (words.Length == 0)
        {
            throw Refusal.Wrong($"Enter a date, for example {Example}.", field);
        }

        var day = Parse(words, Full) ?? Next(words, today);
        if (day is not { Year: >= Earliest and <= Latest } known)
        {
            throw Refusal.Wrong($"“{Short(text!)}” is not a date that we can read. Enter one such as {Example}.", field);
        }

        return weekday is { } said && said != known.DayOfWeek
            ? throw Refusal.Wrong($"{Words.Day(known)} is a {known.DayOfWeek}. Check the date, or leave the name of the day out.", field)
            : known;
    }

    /// <summary>The same where nothing need be entered.</summary>
    public static DateOnly? ReadOptional(string? text, string? field = null, DateOnly? today = null) =>
        string.IsNullOrWhiteSpace(text) ? null : Read(text, field, today);

    /// <summary>What was typed, said back in full under the field; nothing where it cannot be read.</summary>
    public static string? Echo(string? text, DateOnly? today = null)
    {
        try
        {
            return ReadOptional(text, null, today) is { } day ? Words.LongDay(day) : null;
        }
        catch (Refusal)
        {
            return null;
        }
    }

    /// <summary>How a day is written into a field: 31/3/2027.</summary>
    public static string Write(DateOnly day) => day.ToString("d'/'M'/'yyyy", English);

    private static DateOnly? Next(string words, DateOnly? today)
    {
        if (today is not { } from)
        {
            return null;
        }

        var coming = Enumerable.Range(from.Year, 5).Select(year => Parse($"{words} {year}", WithoutYear)); // 29 February may be four years off
        return coming.FirstOrDefault(day => day >= from);
    }

    private static DateOnly? Parse(string words, string[] formats) =>
        DateOnly.TryParseExact(words, formats, English, DateTimeStyles.None, out var day) ? day : null;

    private static (string Words, DayOfWeek? Weekday) Tidy(string? text)
    {
        var words = (text ?? "").Trim().Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var weekday = words is [var first, _, ..] ? Weekday(first) : null;
        return (string.Join(' ', (weekday is null ? words : words[1..]).Select(Plain)), weekday);
    }

    private static DayOfWeek? Weekday(string word) =>
        word.Length < 3 ? null : Enum.GetValues<DayOfWeek>().Cast<DayOfWeek?>().FirstOrDefault(day => day.ToString()!.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    // "31st" is 31, "Sept" is Sep.
    private static string Plain(string word)
    {
        if (word.Equals("sept", StringComparison.OrdinalIgnoreCase))
        {
            return "Sep";
        }

        return word.Length is 3 or 4 && char.IsAsciiDigit(word[0]) && char.IsAsciiLetter(word[^1]) && word[^2..].ToLowerInvariant() is "st" or "nd" or "rd" or "th" ? word[..^2] : word;
    }

    private static string Short(string text) => text.Trim() is { Length: > 30 } longer ? longer[..30] + "…" : text.Trim();
}
