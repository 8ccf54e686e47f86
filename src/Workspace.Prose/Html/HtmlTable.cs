using System.Globalization;

namespace Workspace.Prose.Html;

/// <summary>Writes a table as HTML that a screen reader can find its way in.</summary>
internal sealed class HtmlTable(HtmlPage page)
{
    /// <summary>A table wider than this stands in a region of its own, which can be moved sideways with the keyboard.</summary>
    private const int Wide = 4;
    private int count;

    public void Write(Tags tags, Node table)
    {
        count++;
        var rows = table.Children.Where(page.Shows).ToList();
        var heads = rows.TakeWhile(IsHead).Count();
        var wide = rows.Exists(r => r.Children.Sum(c => c.Attrs.Number("colspan")) > Wide);
        if (wide) tags.Open("div", ("class", "region"), ("role", "region"), ("tabindex", "0"), ("aria-label", string.Create(CultureInfo.InvariantCulture, $"Table {count}")));
        tags.Open("table");
        Part(tags, "thead", rows[..heads], head: true);
        Part(tags, "tbody", rows[heads..], head: false);
        tags.Close("table");
        if (wide) tags.Close("div");
    }

    private static bool IsHead(Node row) => row.ChildCount > 0 && row.Children.All(c => c.Type.Name == "table_header");

    private void Part(Tags tags, string name, List<Node> rows, bool head)
    {
        if (rows.Count == 0) return;
        tags.Open(name);
        foreach (var row in rows) Row(tags, row, head);
        tags.Close(name);
    }

    private void Row(Tags tags, Node row, bool head)
    {
        tags.Open("tr", ("class", page.Suggestion(row)?.Type.Name switch { "insertion" => "added", "deletion" => "removed", _ => null }));
        foreach (var cell in row.Children.Where(page.Shows)) Cell(cell, head);
        tags.Close("tr");
    }

    private void Cell(Node cell, bool head)
    {
        var isHeader = cell.Type.Name == "table_header";
        var (across, down) = (Span(cell, "colspan"), Span(cell, "rowspan"));
        var scope = !isHeader ? null : (head ? "col" : "row") + ((head ? across : down) is null ? "" : "group");
        var align = cell.Attrs.Text("align") is { } side and ("center" or "right") ? side : null;
        page.Blocks.Element(isHeader ? "th" : "td", cell, ("scope", scope), ("colspan", across), ("rowspan", down), ("data-align", align));
    }

    private static string? Span(Node cell, string name) => cell.Attrs.Number(name) is > 1 and var span ? span.ToString(CultureInfo.InvariantCulture) : null;
}
