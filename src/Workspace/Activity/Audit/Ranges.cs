using System.Globalization;
using System.Text;

namespace Workspace.Activity.Audit;

/// <summary>Rising numbers as text: "1-4 7 9-12".</summary>
internal static class Ranges
{
    public static string Write(IEnumerable<long> rising)
    {
        var text = new StringBuilder();
        long? first = null, last = null;
        foreach (var number in rising)
        {
            if (number != last + 1)
            {
                Append(text, first, last);
                first = number;
            }

            last = number;
        }

        Append(text, first, last);
        return text.ToString();
    }

    public static HashSet<long> Read(string text)
    {
        var numbers = new HashSet<long>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            var (first, last) = (long.Parse(ends[0], CultureInfo.InvariantCulture), long.Parse(ends[^1], CultureInfo.InvariantCulture));
            for (var number = first; number <= last; number++)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    private static void Append(StringBuilder text, long? first, long? last)
    {
        if (first is not null)
        {
            text.Append(text.Length > 0 ? " " : "").Append(CultureInfo.InvariantCulture, $"{first}").Append(first == last ? "" : string.Create(CultureInfo.InvariantCulture, $"-{last}"));
        }
    }
}
