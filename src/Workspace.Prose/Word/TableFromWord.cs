using System.Xml.Linq;

namespace Workspace.Prose.Word;

/// <summary>Reads a table; one of a single cell in the style of a callout or quote becomes that.</summary>
internal sealed class TableFromWord(WordSource source)
{
    private const int Twips = 15;
    private static readonly string[] InCells = ["paragraph", "bullet_list", "ordered_list", "task_list", "code_block"];

    private sealed class Cell(XElement element, int row, int column, int across)
    {
        public XElement Element { get; } = element;

        public int Row { get; } = row;

        public int Column { get; } = column;

        public int Across { get; } = across;

        public int Down { get; set; } = 1;
    }

    public Node Read(XElement table)
    {
        var style = source.Parts.Styles.Of(table.Child("tblPr").Val("tblStyle"));
        var rows = table.All("tr").Concat(table.All("sdt").SelectMany(s => s.Child("sdtContent").All("tr"))).ToList();
        if (style.Kind == StyleKind.Callout && rows.Count == 1 && rows[0].All("tc").ToList() is [var only]) return Callout(only, style.Detail);
        var widths = table.Child("tblGrid").All("gridCol").Select(c => c.Number("w") ?? 0).ToList();
        var cells = Layout(rows);
        var marked = rows.Exists(r => r.All("tc").Any(c => c.Child("tcPr").Child("cnfStyle") is not null));
        var read = rows.Select((row, r) => Marked(source.Make("table_row", cells[r].Select(c => Node(c, row, marked, widths))), row.Child("trPr"))).ToList();
        return read.Count == 0 ? source.Make("paragraph", []) : source.Make("table", read);
    }

    private Node Callout(XElement cell, string kind)
    {
        var blocks = source.OrEmpty(source.Blocks.Read(cell));
        return kind == "quote" ? source.Make("blockquote", blocks) : source.Make("callout", blocks, ("kind", kind));
    }

    private static List<List<Cell>> Layout(List<XElement> rows)
    {
        var (result, above) = (new List<List<Cell>>(), new Dictionary<int, Cell>());
        for (var r = 0; r < rows.Count; r++)
        {
            var (line, column) = (new List<Cell>(), rows[r].Child("trPr").Child("gridBefore").Number("val") ?? 0);
            foreach (var element in rows[r].Elements().SelectMany(e => e.Name() == "sdt" ? e.Child("sdtContent").All("tc") : e.Name() == "tc" ? [e] : []))
            {
                var properties = element.Child("tcPr");
                var across = Math.Clamp(WordElements.Number(properties.Val("gridSpan")) ?? 1, 1, 50);
                var goesOn = properties.Child("vMerge") is { } merge && merge.Attr("val") is null or "continue" && above.GetValueOrDefault(column) is { } upper && upper.Across == across && upper.Row + upper.Down == r && upper.Down < 1000;
                if (properties.Child("vMerge") is not null && goesOn) above[column].Down++;
                else line.Add(above[column] = new Cell(element, r, column, across));
                column += across;
            }
            result.Add(line);
        }
        return result;
    }

    private Node Node(Cell cell, XElement row, bool marked, List<int> widths)
    {
        var properties = cell.Element.Child("tcPr");
        var heads = marked ? properties.Child("cnfStyle") is { } flags && (flags.Attr("firstRow") is "1" or "true" || flags.Attr("firstColumn") is "1" or "true" || flags.Attr("val") is ['1', ..] or [_, _, '1', ..]) : row.Child("trPr").On("tblHeader");
        var blocks = source.OrEmpty([.. source.Blocks.Read(cell.Element).SelectMany(InCell)]);
        var align = cell.Element.All("p").FirstOrDefault().Child("pPr").Val("jc") switch { "center" => "center", "right" or "end" => "right", "left" or "start" => "left", _ => null };
        return source.Make(heads ? "table_header" : "table_cell", blocks, ("colspan", cell.Across), ("rowspan", cell.Down), ("colwidth", Widths(cell, properties, widths)), ("align", align));
    }

    private static AttrList? Widths(Cell cell, XElement? properties, List<int> widths) =>
        properties.Child("tcW").Attr("type") != "dxa" || widths.Count < cell.Column + cell.Across ? null
        : new AttrList(widths.Skip(cell.Column).Take(cell.Across).Select(w => (object?)Math.Clamp(w / Twips, 0, 4000)));

    /// <summary>What may not stand in a cell becomes the paragraphs it is made of.</summary>
    private IEnumerable<Node> InCell(Node block)
    {
        if (InCells.Contains(block.Type.Name)) return [block];
        source.Losses.Add("Headings, quotes and tables in a cell became paragraphs.", block);
        return block.IsTextblock ? [source.Make("paragraph", block.Children)] : block.Children.SelectMany(InCell);
    }

    private Node Marked(Node row, XElement? properties)
    {
        var marks = row.Marks;
        if (properties.Child("ins") is { } inserted) marks = source.Change(inserted, "insertion").AddToSet(marks);
        if (properties.Child("del") is { } deleted) marks = source.Change(deleted, "deletion").AddToSet(marks);
        return row.WithMarks(marks);
    }
}
