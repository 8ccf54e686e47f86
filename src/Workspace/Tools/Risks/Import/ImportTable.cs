using Workspace.Files.Csv;

namespace Workspace.Tools.Risks.Import;

/// <summary>A file seen as a register: its headings, the rows under them, and what stands outside both.</summary>
public sealed record ImportTable(IReadOnlyList<string> Headings, int HeadingLine, IReadOnlyList<CsvRow> Rows, IReadOnlyList<ImportProblem> Problems)
{
    private const int SearchedForHeadings = 10;

    public IEnumerable<string> Column(int column) => Rows.Select(r => r[column].Trim()).Where(c => c.Length > 0);

    public static ImportTable From(CsvFile file)
    {
        var at = HeadingRow(file.Rows);
        if (at < 0) throw new CsvRefused("This file has no table in it. Choose a file with one line of headings and one line for each risk.");
        var heading = file.Rows[at];
        if (at + 1 == file.Rows.Count) throw new CsvRefused($"There is no row under the headings on line {heading.Line}. Add at least one risk and choose the file again.");
        var headings = Headed(heading, file.Rows.Skip(at + 1));
        return new ImportTable(headings, heading.Line, [.. file.Rows.Skip(at + 1)],
            [.. file.Rows.Take(at).Select(Above), .. file.Rows.Skip(at + 1).SelectMany(r => Width(r, headings.Count))]);
    }

    // Many registers carry a title above the table: the headings are the first row in which two columns are known by name.
    private static int HeadingRow(IReadOnlyList<CsvRow> rows)
    {
        for (var i = 0; i < Math.Min(rows.Count, SearchedForHeadings); i++)
        {
            if (rows[i].Cells.Count(c => Import.Headings.Known(c.Text)) >= 2) return i;
        }
        return rows.Count > 0 ? 0 : -1;
    }

    private static List<string> Headed(CsvRow heading, IEnumerable<CsvRow> rows)
    {
        var width = heading.Cells.Count;
        while (width > 1 && heading[width - 1].Trim().Length == 0 && rows.All(r => r[width - 1].Trim().Length == 0)) width--;
        List<string> headings = [];
        for (var i = 0; i < width; i++)
        {
            var name = heading[i].Trim();
            if (name.Length == 0) name = $"Column {i + 1}";
            headings.Add(headings.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"{name} (column {i + 1})" : name);
        }
        return headings;
    }

    private static ImportProblem Above(CsvRow row) =>
        new(row.Line, "", $"“{RiskText.Cut(string.Join(" ", row.Cells.Select(c => c.Text).Where(t => t.Length > 0)), 80)}” stands above the headings and is not imported.", Stops: false);

    private static IEnumerable<ImportProblem> Width(CsvRow row, int width)
    {
        if (row.Cells.Skip(width).Any(c => !string.IsNullOrWhiteSpace(c.Text)))
            yield return new(row.Line, "", $"This row has {row.Cells.Count} cells and there are {width} headings, so its cells may stand in the wrong columns. Put quotes round a text that contains the separator.", Stops: true);
        else if (row.Cells.Count < width)
            yield return new(row.Line, "", $"This row has {row.Cells.Count} cells and there are {width} headings. The others are taken as empty.", Stops: false);
    }
}
