namespace Workspace.Files.Csv;

/// <summary>Keeps a spreadsheet from running a cell: what it would take for a formula gets an apostrophe in front.</summary>
public static class CsvFormula
{
    private const string Starters = "=+-@\t\r\n\0＝＋－＠";

    public static bool IsOne(ReadOnlySpan<char> cell)
    {
        var text = cell.TrimStart("' ");
        return text.Length > 0 && Starters.Contains(text[0]);
    }

    public static string Guard(string cell) => IsOne(cell) ? "'" + cell : cell;

    /// <summary>The exact opposite of <see cref="Guard"/>: apostrophes count as part of what is guarded, so none is lost.</summary>
    public static string Unguard(string cell) => cell.StartsWith('\'') && IsOne(cell.AsSpan(1)) ? cell[1..] : cell;
}
