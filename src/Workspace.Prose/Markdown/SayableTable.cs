using Workspace.Prose.Text;

namespace Workspace.Prose.Markdown;

/// <summary>A table as Markdown can say it: one row of headers at most, one line of text in a cell, no cells across several rows or columns.</summary>
internal sealed class SayableTable(Schema schema, Losses losses, Func<Node, IEnumerable<Node>> inlines)
{
    public Node Table(Node table)
    {
        var grid = Cells.Grid(table);
        var columns = Math.Min(MarkdownLimits.Columns, grid.Select(r => r.Count).DefaultIfEmpty(0).Max());
        if (grid.Count == 0 || columns == 0) return Gone(table);
        if (grid.Exists(r => r.Count > columns)) Lost($"A table keeps {MarkdownLimits.Columns} columns; the others are left out.", table);
        foreach (var mark in table.Children.SelectMany(r => r.Marks)) Lost($"A {mark.Type.Name} of a whole row is left out.", table);
        var hasHeader = grid[0].Count == columns && grid[0].TrueForAll(c => c.Cell?.Type.Name == "table_header");
        var aligns = Enumerable.Range(0, columns).Select(c => AlignOf(grid, c, table)).ToList();
        return table.Copy(Fragment.From(grid.Select((row, r) => Row(row, columns, hasHeader && r == 0, aligns, table))));
    }

    private Node Row(List<Cells.Place> row, int columns, bool header, List<object?> aligns, Node table)
    {
        var type = schema.NodeType(header ? "table_header" : "table_cell");
        var cells = Enumerable.Range(0, columns).Select(c => Cell(type, c < row.Count ? row[c] : new Cells.Place(null, false), aligns[c], table));
        return schema.NodeType("table_row").Create(content: Fragment.From(cells));
    }

    private Node Cell(NodeType type, Cells.Place place, object? align, Node table)
    {
        var line = new List<Node>();
        if (place.Cell is null) Lost("A place of a table without a cell is filled with an empty one.", table);
        if (place is { Cell: { } cell, Repeated: false })
        {
            if (cell.Type != type) Lost("A cell that heads its row or column outside the first row is an ordinary cell.", cell);
            if (cell.Attrs.Number("colspan") > 1 || cell.Attrs.Number("rowspan") > 1) Lost("A cell across several columns or rows is followed by empty ones.", cell);
            if (cell.Attrs["colwidth"] is not null) Lost("The width of a column is not said.", table);
            foreach (var mark in cell.Marks) Lost($"A {mark.Type.Name} of a whole cell is left out.", cell);
            line = Line(cell);
        }
        var paragraph = schema.NodeType("paragraph").Create(content: Fragment.From(line));
        return type.Create(type.Attributes(("align", align)), Fragment.From(paragraph));
    }

    private List<Node> Line(Node cell)
    {
        var line = new List<Node>();
        if (cell.ChildCount != 1 || cell.FirstChild!.Type.Name != "paragraph") Lost("Several paragraphs, lists and code in a cell became lines of one.", cell);
        foreach (var mark in cell.Children.SelectMany(c => c.Marks)) Lost($"A {mark.Type.Name} of a whole block is left out.", cell);
        foreach (var (prefix, textblock) in CellLines.Of(cell))
        {
            if (line.Count > 0) line.Add(schema.NodeType("hard_break").Create());
            if (prefix.Length > 0) line.Add(schema.Text(prefix));
            line.AddRange(textblock.Type.Spec.Code ? textblock.Children.Select(t => t.WithText(t.Text!.ReplaceLineEndings(" ")).WithMarks([schema.Mark("code")])) : inlines(textblock));
        }
        return line;
    }

    private object? AlignOf(List<List<Cells.Place>> grid, int column, Node table)
    {
        var aligns = grid.Where(r => column < r.Count).Select(r => r[column]).Where(p => p is { Cell: not null, Repeated: false }).Select(p => p.Cell!.Attrs["align"]).Distinct().ToList();
        if (aligns.Count > 1) Lost("The cells of a column are aligned alike.", table);
        return aligns.Count == 0 ? null : aligns[0];
    }

    private Node Gone(Node table)
    {
        Lost("A table without cells is left out.", table);
        return schema.Node("paragraph");
    }

    private void Lost(string what, Node at) => losses.Add(what, at);
}
