using System.Globalization;

namespace Workspace.Tools.Risks.Import;

/// <summary>The scale on which a register was scored.</summary>
public enum ScaleKind { Words, OneToThree, OneToFour, OneToFive, OneToTen, Percent, Fraction }

/// <summary>Brings other scales to ours of 1 to 5, and says in words how.</summary>
public static class Scale
{
    private static readonly (int Point, string[] Words)[] Synonyms =
    [
        (1, ["very low", "vl", "very unlikely", "rare", "remote", "improbable", "negligible", "insignificant", "trivial", "very small"]),
        (2, ["low", "l", "unlikely", "minor", "small", "green", "marginal"]),
        (3, ["medium", "m", "med", "moderate", "possible", "amber", "occasional", "even"]),
        (4, ["high", "h", "likely", "probable", "major", "significant", "serious", "red", "large"]),
        (5, ["very high", "vh", "very likely", "almost certain", "certain", "critical", "severe", "catastrophic", "extreme", "very large"]),
    ];

    public static string Name(ScaleKind kind) => kind switch
    {
        ScaleKind.OneToThree => "1 to 3",
        ScaleKind.OneToFour => "1 to 4",
        ScaleKind.OneToFive => "1 to 5",
        ScaleKind.OneToTen => "1 to 10",
        ScaleKind.Percent => "Per cent",
        ScaleKind.Fraction => "0 to 1",
        _ => "Words (low, medium, high)",
    };

    /// <summary>Asks the heading first ("Likelihood_1_3", "Impact (1-5)", "%"), then the cells.</summary>
    public static ScaleKind Guess(string heading, IEnumerable<string> cells)
    {
        var values = cells.ToList();
        var numbers = values.Select(Number).OfType<decimal>().ToList();
        if (numbers.Count * 2 < values.Count || numbers.Count == 0) return ScaleKind.Words;
        if (heading.Contains('%') || values.Exists(v => v.EndsWith('%'))) return ScaleKind.Percent;
        return Hinted(heading) ?? ByLargest(numbers);
    }

    /// <summary>The point from 1 to 5, or nothing if the cell is not on the scale.</summary>
    public static int? Read(ScaleKind kind, string cell)
    {
        if (Number(cell) is not { } number) return Word(cell);
        return kind switch
        {
            ScaleKind.OneToThree => Point(number, 3),
            ScaleKind.OneToFour => Point(number, 4),
            ScaleKind.OneToTen => Point(number, 10),
            ScaleKind.Percent => Share(number / 100),
            ScaleKind.Fraction => Share(number),
            _ => Point(number, 5),
        };
    }

    public static int? Word(string cell)
    {
        var words = string.Join(' ', Headings.Words(cell).Where(w => !char.IsDigit(w[0])));
        foreach (var (point, synonyms) in Synonyms)
        {
            if (synonyms.Contains(words)) return point;
        }
        return null;
    }

    /// <summary>The cells of a file and what they become: "2 becomes Medium (3)".</summary>
    public static IEnumerable<string> Explain(ScaleKind kind, IEnumerable<string> cells) =>
        cells.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(c => (Cell: c, Point: Read(kind, c)))
            .Where(x => x.Point is not null)
            .OrderBy(x => x.Point).ThenBy(x => x.Cell, StringComparer.Ordinal)
            .Take(12)
            .Select(x => $"{x.Cell} becomes {RiskWords.Of(x.Point!.Value)} ({x.Point})");

    private static ScaleKind? Hinted(string heading) =>
        Headings.Words(heading).Where(w => char.IsDigit(w[0])).LastOrDefault() switch
        {
            "3" => ScaleKind.OneToThree,
            "4" => ScaleKind.OneToFour,
            "5" => ScaleKind.OneToFive,
            "10" => ScaleKind.OneToTen,
            "100" => ScaleKind.Percent,
            _ => null,
        };

    private static ScaleKind ByLargest(List<decimal> numbers) => numbers.Max() switch
    {
        <= 1 when numbers.Exists(n => n != decimal.Truncate(n)) => ScaleKind.Fraction,
        <= 5 => ScaleKind.OneToFive,
        <= 10 => ScaleKind.OneToTen,
        _ => ScaleKind.Percent,
    };

    private static int? Point(decimal number, int points) =>
        number < 1 || number > points ? null : (int)Math.Round(1 + (number - 1) * 4 / (points - 1), MidpointRounding.AwayFromZero);

    private static int? Share(decimal share) => share is < 0 or > 1 ? null : Math.Max(1, (int)Math.Ceiling(share * 5));

    // "4", "4 - High", "High (4)", "40%".
    private static decimal? Number(string cell)
    {
        var start = cell.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0 || (start > 0 && cell[start - 1] is '-' or '−')) return null;
        var end = start;
        while (end < cell.Length && (char.IsAsciiDigit(cell[end]) || (cell[end] is '.' or ',' && end + 1 < cell.Length && char.IsAsciiDigit(cell[end + 1])))) end++;
        return decimal.TryParse(cell[start..end].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
