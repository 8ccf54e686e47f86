using System.Globalization;

namespace Workspace.Tools.Risks.Import;

/// <summary>Proposes what each column becomes, by its name and by what stands in its cells.</summary>
public static class ColumnGuess
{
    private const double Mostly = 0.5;

    public static ImportPlan Propose(ImportTable table)
    {
        var columns = new ImportField[table.Headings.Count];
        ByName(table, columns);
        ByContent(table, columns);
        TitleAtLeast(table, columns);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] == ImportField.AddToDescription && !table.Column(i).Any()) columns[i] = ImportField.LeaveOut;
        }
        return new ImportPlan(columns, ScaleOf(table, columns, ImportField.Likelihood), ScaleOf(table, columns, ImportField.Impact));
    }

    // The best fitting pair of column and field first; each is given once.
    private static void ByName(ImportTable table, ImportField[] columns)
    {
        var pairs = from column in Enumerable.Range(0, columns.Length)
                    from field in Enum.GetValues<ImportField>()
                    let weight = Headings.Weight(table.Headings[column], field)
                    where weight > 0 && Fits(table, column, field)
                    orderby weight descending, column
                    select (column, field);
        foreach (var (column, field) in pairs)
        {
            if (columns[column] == ImportField.AddToDescription && !columns.Contains(field)) columns[column] = field;
        }
    }

    private static void ByContent(ImportTable table, ImportField[] columns)
    {
        foreach (var field in new[] { ImportField.Status, ImportField.Response, ImportField.ReviewOn })
        {
            if (columns.Contains(field)) continue;
            var found = Array.FindIndex(columns, 0, c => c == ImportField.AddToDescription);
            for (; found >= 0 && !(table.Column(found).Any() && Fits(table, found, field)); found = Next(columns, found)) { }
            if (found >= 0) columns[found] = field;
        }
    }

    private static int Next(ImportField[] columns, int after) => Array.FindIndex(columns, after + 1, c => c == ImportField.AddToDescription);

    // A register without a title has the sentence in its description, or in its longest column.
    private static void TitleAtLeast(ImportTable table, ImportField[] columns)
    {
        if (columns.Contains(ImportField.Title)) return;
        var column = Array.IndexOf(columns, ImportField.Description);
        if (column < 0)
        {
            column = Enumerable.Range(0, columns.Length).Where(i => columns[i] == ImportField.AddToDescription && table.Column(i).Any())
                .OrderByDescending(i => table.Column(i).Average(c => c.Length)).FirstOrDefault(-1);
        }
        if (column >= 0) columns[column] = ImportField.Title;
    }

    private static bool Fits(ImportTable table, int column, ImportField field) => field switch
    {
        ImportField.Likelihood or ImportField.Impact => Share(table, column, Scored(table, column)) >= Mostly,
        ImportField.ReviewOn => Share(table, column, c => LooseDate.Read(c) is { IsReadable: true }) >= Mostly,
        ImportField.Status => Share(table, column, c => LooseWords.Status(c) is not null) >= Mostly,
        ImportField.Response => Share(table, column, c => LooseWords.Response(c).Response is not null) >= Mostly,
        ImportField.Score => Share(table, column, c => decimal.TryParse(c, NumberStyles.Number, CultureInfo.InvariantCulture, out _)) >= Mostly,
        ImportField.Level => Share(table, column, c => LooseWords.Level(c) is not null) >= Mostly,
        ImportField.Consequence => Share(table, column, Scored(table, column)) < Mostly || !table.Column(column).Any(),
        _ => true,
    };

    private static Func<string, bool> Scored(ImportTable table, int column)
    {
        var kind = Scale.Guess(table.Headings[column], table.Column(column));
        return c => Scale.Read(kind, c) is not null;
    }

    // An empty column contradicts nothing its name says.
    private static double Share(ImportTable table, int column, Func<string, bool> fits)
    {
        var cells = table.Column(column).Take(200).ToList();
        return cells.Count == 0 ? 1 : (double)cells.Count(fits) / cells.Count;
    }

    private static ScaleKind ScaleOf(ImportTable table, ImportField[] columns, ImportField field) =>
        Array.IndexOf(columns, field) is var column and >= 0 ? Scale.Guess(table.Headings[column], table.Column(column)) : ScaleKind.OneToFive;
}
