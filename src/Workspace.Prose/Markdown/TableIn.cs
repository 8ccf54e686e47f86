using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Workspace.Prose.Markdown;

/// <summary>A pipe table: its first row is a row of header cells, unless all of them are empty.</summary>
internal sealed class TableIn(ReadContext context, InlinesIn inlines)
{
    public IEnumerable<Node> Read(Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        var width = rows.Count == 0 ? 0 : rows.Max(r => r.Count(c => c is TableCell { Count: > 0 }));
        var columns = Math.Min(MarkdownLimits.Columns, width);
        if (width > columns) context.Lost($"A table keeps {MarkdownLimits.Columns} columns; the others are left out.", table);
        var read = rows.Where(r => !(r.IsHeader && rows.Count > 1 && IsBlank(r))).Select(r => Row(r, table, columns)).ToList();
        return read.Count == 0 || columns == 0 ? [] : [context.Make("table", read)];
    }

    private Node Row(TableRow row, Table table, int columns) =>
        context.Make("table_row", Enumerable.Range(0, columns).Select(i => Cell(row, i < row.Count ? (TableCell)row[i] : null, AlignOf(table, i))));

    private Node Cell(TableRow row, TableCell? cell, string? align)
    {
        if (cell is null or { Count: 0 }) context.Spend(8);
        var content = cell?.OfType<ParagraphBlock>().Where(p => !BlocksIn.IsEmptyParagraph(p.Inline)).SelectMany(p => inlines.Read(p.Inline, table: true)).ToList();
        return context.Make(row.IsHeader ? "table_header" : "table_cell", [context.Paragraph(content ?? [])], ("align", align));
    }

    private static bool IsBlank(TableRow row) => row.OfType<TableCell>().All(c => c.All(b => b is ParagraphBlock { Inline: null or { FirstChild: null } }));

    private static string? AlignOf(Table table, int column) => column >= table.ColumnDefinitions.Count ? null : table.ColumnDefinitions[column].Alignment switch
    {
        TableColumnAlign.Left => "left",
        TableColumnAlign.Center => "center",
        TableColumnAlign.Right => "right",
        _ => null,
    };
}
