using System.Globalization;
using Workspace.Prose.Text;

namespace Workspace.Prose.Word;

/// <summary>Writes a table: its grid, its spans, which of its cells head a row or column.</summary>
internal sealed class TableToWord(WordXml xml, WordParts file, BlocksToWord blocks)
{
    private const int Twips = 15;
    private List<List<Cells.Place>> grid = [];
    private Node table = null!;
    private int columns;

    /// <summary>Lays the table out; false where there is nothing to write.</summary>
    public bool Prepare(Node node)
    {
        (table, grid) = (node, Cells.Grid(node));
        columns = grid.Select(r => r.Count).DefaultIfEmpty(0).Max();
        if (columns == 0) file.Losses.Add("A table without cells is left out.", "");
        if (columns > Most) file.Losses.Add("Word has 63 columns; the others are left out.", node);
        columns = Math.Min(columns, Most);
        return columns > 0;
    }

    /// <summary>How many columns Word can show.</summary>
    private const int Most = 63;

    public void Write()
    {
        xml.Empty("tblLook", ("val", "0020"), ("firstRow", "1"), ("lastRow", "0"), ("firstColumn", "0"), ("lastColumn", "0"), ("noHBand", "1"), ("noVBand", "1")).Close();
        xml.Open("tblGrid");
        for (var c = 0; c < columns; c++) xml.Empty("gridCol", ("w", Text(WidthOf(c) is { } width ? width * Twips : 9000 / columns)));
        xml.Close();
        var heads = true;
        for (var r = 0; r < grid.Count; r++)
        {
            heads &= table.Child(r) is { ChildCount: > 0 } row && row.Children.All(c => c.Type.Name == "table_header");
            Row(r, heads);
        }
    }

    private void Row(int r, bool head)
    {
        xml.Open("tr");
        var row = table.Child(r);
        var suggestions = row.Marks.Where(m => m.Type.Name is "insertion" or "deletion").ToList();
        if (head || suggestions.Count > 0) xml.Open("trPr");
        if (head) xml.Empty("tblHeader");
        foreach (var suggestion in suggestions.OrderByDescending(m => m.Type.Name)) xml.Empty(suggestion.Type.Name == "insertion" ? "ins" : "del", file.Change(suggestion));
        if (head || suggestions.Count > 0) xml.Close();
        for (var c = 0; c < columns;) c += Cell(r, c);
        xml.Close();
    }

    /// <summary>Writes the cell at that place; the answer is how many columns it takes.</summary>
    private int Cell(int r, int c)
    {
        var cell = c < grid[r].Count ? grid[r][c].Cell : null;
        var across = 1;
        while (cell is not null && c + across < Math.Min(columns, grid[r].Count) && ReferenceEquals(grid[r][c + across].Cell, cell)) across++;
        var above = r > 0 && c < grid[r - 1].Count && cell is not null && ReferenceEquals(grid[r - 1][c].Cell, cell);
        if (cell is null) file.Losses.Add("A place of a table without a cell is filled with an empty one.", table);
        xml.Open("tc").Open("tcPr");
        if (cell?.Type.Name == "table_header") xml.Empty("cnfStyle", ("val", "100000000000"), ("firstRow", "1"));
        xml.Empty("tcW", cell?.Attrs.List("colwidth") is null ? [("w", "0"), ("type", "auto")] : [("w", Text(Enumerable.Range(c, across).Sum(i => WidthOf(i) ?? 0) * Twips)), ("type", "dxa")]);
        if (across > 1) xml.Val("gridSpan", Text(across));
        if (above) xml.Empty("vMerge");
        else if (cell is not null && r + 1 < grid.Count && c < grid[r + 1].Count && ReferenceEquals(grid[r + 1][c].Cell, cell)) xml.Val("vMerge", "restart");
        xml.Close();
        if (cell is null || above) xml.Empty("p");
        else Content(cell);
        xml.Close();
        return across;
    }

    private void Content(Node cell)
    {
        foreach (var mark in cell.Marks) file.Losses.Add($"The {mark.Type.Name} of a whole cell is left out.", cell);
        blocks.Blocks(cell, new WordPlace(Align: cell.Attrs["align"] as string));
        blocks.End();
    }

    private int? WidthOf(int column)
    {
        foreach (var row in grid)
        {
            if (column >= row.Count || row[column].Cell is not { } cell || cell.Attrs.List("colwidth") is not { } widths) continue;
            var first = column;
            while (first > 0 && ReferenceEquals(row[first - 1].Cell, cell)) first--;
            if (column - first < widths.Count && widths[column - first] is double and > 0 and var width) return (int)width;
        }
        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
