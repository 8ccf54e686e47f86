namespace Workspace.Files.Csv;

/// <summary>Finds the separator of a file: the one that cuts its first lines into the most even rows.</summary>
public static class CsvSeparator
{
    private const string Candidates = ",;\t|";
    private const int Sample = 50;

    /// <summary>Takes the beginning of the text; a line "sep=;" as spreadsheets write it decides at once.</summary>
    public static char Detect(string beginning)
    {
        if (Declared(beginning) is { } declared) return declared;
        return Candidates.Select(c => (Separator: c, Score: Evenness(beginning, c))).MaxBy(x => x.Score).Separator;
    }

    public static char? Declared(ReadOnlySpan<char> text) =>
        text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && Candidates.Contains(text[4])
            && (text.Length == 5 || text[5] is '\r' or '\n') ? text[4] : null;

    // The share of rows that are as wide as most others, then the width itself.
    private static double Evenness(string beginning, char separator)
    {
        var widths = Widths(beginning, separator);
        if (widths.Count == 0) return 0;
        var usual = widths.GroupBy(w => w).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First();
        return usual.Key == 1 ? 0 : (double)usual.Count() / widths.Count + Math.Min(usual.Key, 50) / 100.0;
    }

    private static List<int> Widths(string beginning, char separator)
    {
        List<int> widths = [];
        var parser = new CsvParser(new StringReader(beginning), separator, new CsvLimits(Columns: 1_000, CellLength: int.MaxValue));
        try
        {
            while (widths.Count < Sample && parser.Next() is { } row)
            {
                if (!row.IsBlank) widths.Add(row.Cells.Count);
            }
        }
        catch (CsvRefused)
        {
            // The sample ends inside a quoted cell, or this is not the separator; the rows so far still count.
        }
        return widths;
    }
}
