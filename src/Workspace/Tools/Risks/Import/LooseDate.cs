using System.Globalization;

namespace Workspace.Tools.Risks.Import;

/// <summary>A date as somebody wrote it: the day it means, and a note where it had to be interpreted.</summary>
public readonly record struct LooseDate(DateOnly? Day, string? Note, bool IsReadable)
{
    private static readonly string[] Exact = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "MMM d yyyy", "MMMM d yyyy"];
    private static readonly string[] ShortYear = ["d/M/yy", "d-M-yy", "d.M.yy", "d MMM yy", "d MMMM yy", "d-MMM-yy"];
    private static readonly string[] MonthOnly = ["MMM yyyy", "MMMM yyyy", "MMM-yyyy", "MMM-yy", "MMM yy", "MMMM yy", "M/yyyy", "yyyy-M", "yyyy/M"];
    private static readonly string[] None = ["", "-", "–", "—", "n/a", "na", "n.a.", "none", "nil", "not applicable"];
    private static readonly string[] Open = ["tbc", "tbd", "ongoing", "on going", "asap", "continuous", "to be confirmed", "unknown", "?", "various"];
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static LooseDate Read(string cell)
    {
        var text = Tidy(cell);
        if (None.Contains(text)) return new(null, null, true);
        if (Open.Contains(text)) return new(null, "has no day in it; no review date is set", true);
        return ByDay(text) ?? ByPeriod(text) ?? ByNumber(text) ?? new(null, "is not a date; no review date is set", false);
    }

    private static LooseDate? ByDay(string text)
    {
        if (Parse(WithoutTime(text), Exact) is { } day) return new(day, null, true);
        return Parse(WithoutTime(text), ShortYear) is { } recent ? new(recent, $"is read as {recent:d MMMM yyyy}", true) : null;
    }

    private static LooseDate? ByPeriod(string text)
    {
        if (Quarter(text) is { } quarter) return new(quarter, $"is read as the last day of that quarter, {quarter:d MMMM yyyy}", true);
        if (Parse(text, MonthOnly) is not { } month) return null;
        var last = month.AddMonths(1).AddDays(-1);
        return new(last, $"is read as the last day of that month, {last:d MMMM yyyy}", true);
    }

    // A year, or the day number that spreadsheets store.
    private static LooseDate? ByNumber(string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        if (number is >= 1990 and <= 2100) return new(new DateOnly(number, 12, 31), $"is read as the last day of that year, 31 December {number}", true);
        if (number is < 32_874 or > 73_415) return null;
        var day = new DateOnly(1899, 12, 30).AddDays(number);
        return new(day, $"is a spreadsheet’s day number, read as {day:d MMMM yyyy}", true);
    }

    private static DateOnly? Quarter(string text)
    {
        var words = text.Split([' ', '-', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1 && text.Length > 4 && text.StartsWith('q')) words = [text[..2], text[2..]];
        if (words.Length != 2) return null;
        var (quarter, year) = words[0].StartsWith('q') ? (words[0], words[1]) : (words[1], words[0]);
        if (quarter is not ['q', >= '1' and <= '4'] || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        if (year.Length == 2) number += 2000;
        return number is < 1990 or > 2100 ? null : new DateOnly(number, (quarter[1] - '0') * 3, 1).AddMonths(1).AddDays(-1);
    }

    private static DateOnly? Parse(string text, string[] formats) =>
        DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day) ? day : null;

    private static string Tidy(string cell)
    {
        var words = cell.Trim().ToLowerInvariant().Replace(',', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Where(w => !Weekdays.Contains(w)).Select(Plain));
    }

    private static string Plain(string word)
    {
        if (word == "sept") return "sep";
        var ordinal = word.Length is 3 or 4 && char.IsAsciiDigit(word[0]) && (word.EndsWith("st", StringComparison.Ordinal) || word.EndsWith("nd", StringComparison.Ordinal) || word.EndsWith("rd", StringComparison.Ordinal) || word.EndsWith("th", StringComparison.Ordinal));
        return ordinal ? word[..^2] : word;
    }

    // "2027-02-01t00:00:00", "01/02/2027 00:00".
    private static string WithoutTime(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return text;
        var end = text.LastIndexOfAny([' ', 't'], colon);
        return end > 0 ? text[..end] : text;
    }
}
