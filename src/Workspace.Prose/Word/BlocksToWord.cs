using System.Globalization;

namespace Workspace.Prose.Word;

/// <summary>Where a block is written: how deep in lists, and how the cell around it is aligned.</summary>
internal sealed record WordPlace(int Level = 0, string? Align = null);

/// <summary>Writes blocks as paragraphs and tables.</summary>
internal sealed class BlocksToWord(WordXml xml, WordParts file, RunsToWord runs)
{
    private bool afterTable;

    public void Document(Node doc)
    {
        Blocks(doc, new WordPlace());
        End();
    }

    /// <summary>Word wants a paragraph after a table at the end of a cell or page.</summary>
    public void End()
    {
        if (afterTable) Separator();
    }

    public void Blocks(Node parent, WordPlace place)
    {
        for (var i = 0; i < parent.ChildCount; i++) Block(parent.Child(i), i == 0 ? null : parent.Child(i - 1), place);
    }

    private void Block(Node node, Node? before, WordPlace place)
    {
        switch (node.Type.Name)
        {
            case "paragraph": Paragraph(node, place, null); break;
            case "heading": Paragraph(node, place, $"Heading{node.Attrs.Number("level")}"); break;
            case "code_block": Paragraph(node, place, file.Styles.Code(node.Attrs.Text("language"))); break;
            case "horizontal_rule": Paragraph(node, place, "HorizontalRule"); break;
            case "bullet_list" or "ordered_list" or "task_list": List(node, place); break;
            case "blockquote" when IsPlain(node) && !(before?.Type.Name == "blockquote" && IsPlain(before)): Quote(node, place); break;
            case "blockquote": Callout(node, place, "Quote", null); break;
            case "callout": Callout(node, place); break;
            case "table": Table(node, place); break;
        }
    }

    private static bool IsPlain(Node quote) => quote.Children.All(c => c.Type.Name == "paragraph");

    private void Quote(Node quote, WordPlace place)
    {
        Whole(quote);
        foreach (var paragraph in quote.Children) Paragraph(paragraph, place, "Quote");
    }

    private void Paragraph(Node node, WordPlace place, string? style, int? list = null)
    {
        afterTable = false;
        xml.Open("p").Open("pPr");
        if ((style ?? (list is null ? null : "ListParagraph")) is { } name) xml.Val("pStyle", name);
        if (list is { } number) xml.Open("numPr").Val("ilvl", Text(place.Level - 1)).Val("numId", Text(number)).Close();
        else if (place.Level > 0) xml.Empty("ind", ("left", Text(Indent.Step * place.Level)));
        if (place.Align is { } align) xml.Val("jc", align);
        Mark(node);
        xml.Close();
        runs.Line(node);
        xml.Close();
    }

    /// <summary>A suggestion about a whole paragraph stands on its end.</summary>
    private void Mark(Node node)
    {
        var (inserted, deleted) = (WordParts.Suggestion(node, "insertion"), WordParts.Suggestion(node, "deletion"));
        if (node.Marks.Any(m => m.Type.Name == "comment")) file.Losses.Add("A comment on a whole block is left out.", node);
        if (inserted is null && deleted is null) return;
        xml.Open("rPr");
        if (inserted is not null) xml.Empty("ins", file.Change(inserted));
        if (deleted is not null) xml.Empty("del", file.Change(deleted));
        xml.Close();
    }

    /// <summary>Lists, quotes and tables have no place for a mark about the whole.</summary>
    private void Whole(Node node)
    {
        foreach (var mark in node.Marks) file.Losses.Add($"The {mark.Type.Name} of a whole list, quote or table is left out.", node);
    }

    private void List(Node list, WordPlace place)
    {
        Whole(list);
        if (place.Level >= Numbering.Levels) file.Losses.Add("Word has nine levels of lists; deeper ones stand on the ninth.", list);
        var inner = place with { Level = Math.Min(Numbering.Levels, place.Level + 1) };
        var number = file.Numbering.Add(list, inner.Level - 1);
        foreach (var item in list.Children)
        {
            Whole(item);
            Paragraph(item.Child(0), inner, null, item.Attrs.Flag("checked") ? number + 1 : number);
            for (var i = 1; i < item.ChildCount; i++) Block(item.Child(i), item.Child(i - 1), inner);
        }
    }

    private void Callout(Node node, WordPlace place) => Callout(node, place, node.Attrs.Text("kind") switch { "warning" => "Warning", "decision" => "Decision", _ => "Info" }, node.Attrs.Text("kind") is "info" ? "Note" : "");

    /// <summary>A table of one cell, in a style that says which kind it is.</summary>
    private void Callout(Node node, WordPlace place, string kind, string? word)
    {
        Whole(node);
        Begin("Callout" + kind, place);
        xml.Close().Open("tblGrid").Empty("gridCol", ("w", "9000")).Close();
        xml.Open("tr").Open("tc").Open("tcPr").Empty("tcW", ("w", "0"), ("type", "auto")).Close();
        if (word is not null) xml.Open("p").Open("pPr").Val("pStyle", "CalloutWord").Close().Open("r").Text("t", word.Length > 0 ? word : kind).Close().Close();
        Blocks(node, new WordPlace());
        End();
        xml.Close().Close().Close();
        afterTable = true;
    }

    private void Table(Node table, WordPlace place)
    {
        Whole(table);
        var written = new TableToWord(xml, file, this);
        if (!written.Prepare(table)) return;
        Begin("TableGrid", place);
        written.Write();
        xml.Close();
        afterTable = true;
    }

    /// <summary>Opens a table and its properties, which are still to be closed.</summary>
    private void Begin(string style, WordPlace place)
    {
        if (afterTable) Separator();
        xml.Open("tbl").Open("tblPr").Val("tblStyle", style).Empty("tblW", ("w", "0"), ("type", "auto"));
        if (place.Level > 0) xml.Empty("tblInd", ("w", Text(Indent.Step * place.Level)), ("type", "dxa"));
    }

    private void Separator()
    {
        xml.Open("p").Open("pPr").Val("pStyle", "Separator").Close().Close();
        afterTable = false;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
