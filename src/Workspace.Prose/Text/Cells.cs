namespace Workspace.Prose.Text;

/// <summary>A table as a grid, with cells that span several rows or columns in every place they take.</summary>
internal static class Cells
{
    /// <summary>A place of the grid: its cell, and whether the cell began in an earlier place.</summary>
    public sealed record Place(Node? Cell, bool Repeated);

    /// <summary>How many columns are looked at.</summary>
    public const int Columns = 200;

    /// <summary>The rows of the grid. A span that would overlap or leave the table is cut.</summary>
    public static List<List<Place>> Grid(Node table)
    {
        var rows = Enumerable.Range(0, table.ChildCount).Select(_ => new List<Place>()).ToList();
        for (var r = 0; r < rows.Count; r++)
        {
            var column = 0;
            foreach (var cell in table.Child(r).Children) column = Put(rows, r, NextFree(rows[r], column), cell);
        }
        return rows;
    }

    private static int Put(List<List<Place>> rows, int row, int column, Node cell)
    {
        if (column >= Columns) return column;
        var (across, down) = (Math.Clamp(cell.Attrs.Number("colspan"), 1, 50), Math.Clamp(cell.Attrs.Number("rowspan"), 1, rows.Count - row));
        for (var r = row; r < row + down; r++)
            for (var c = column; c < Math.Min(Columns, column + across); c++)
            {
                while (rows[r].Count <= c) rows[r].Add(Free);
                if (rows[r][c] == Free) rows[r][c] = new Place(cell, r > row || c > column);
            }
        return column + across;
    }

    private static int NextFree(List<Place> row, int column)
    {
        while (column < Columns && column < row.Count && row[column] != Free) column++;
        return column;
    }

    private static readonly Place Free = new(null, false);
}
