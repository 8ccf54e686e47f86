using System.Globalization;
using Workspace.Spaces;

namespace Workspace.Ui;

/// <summary>Reads a day as people in the UK type it: 31/3/2027, 31 March 2027, 31 March, or 2027-03-31.</summary>
public static class DayText
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;
    private static readonly string[] Whole = ["d/M/yyyy", "d/M/yy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy"];
    private static readonly string[] WithoutYear = ["d/M yyyy", "d MMMM yyyy", "d MMM yyyy"];

    /// <summary>The day, or nothing where the text is not one. Without a year it is the next such day from <paramref name="today"/>.</summary>
    public static DateOnly? Read(string? text, DateOnly today)
    {
        var words = string.Join(' ', (text ?? "").Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries));
        if (words.Length is 0 or > 40)
        {
            return null;
        }

        return DateOnly.TryParseExact(words, Whole, English, DateTimeStyles.None, out var day) ? day : Next(words, today);
    }

    /// <summary>The day, or a refusal that says what to enter.</summary>
    /// <param name="what">Ends the sentence "Enter …": "the licence's last day".</param>
    public static DateOnly Read(string? text, DateOnly today, string what, string? field = null) =>
        Read(text, today) ?? throw Refusal.Wrong($"Enter {what} as a date, for example 31/3/2027 or 31 March 2027.", field);

    private static DateOnly? Next(string words, DateOnly today)
    {
        for (var year = today.Year; year <= today.Year + 4; year++) // 29 February comes every four years
        {
            if (DateOnly.TryParseExact($"{words} {year}", WithoutYear, English, DateTimeStyles.None, out var day) && day >= today)
            {
                return day;
            }
        }

        return null;
    }
}
