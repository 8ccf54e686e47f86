using System.Globalization;

namespace Workspace.Prose.Word;

/// <summary>The styles of a Word file: those Word knows by name, and ours for callouts and code.</summary>
internal sealed class Styles
{
    private readonly SortedSet<string> languages = new(StringComparer.Ordinal);

    /// <summary>The style of code in that language.</summary>
    public string Code(string language)
    {
        if (language.Length == 0) return "Code";
        languages.Add(language);
        return CodeId(language);
    }

    public byte[] Write()
    {
        using var xml = new WordXml("styles");
        xml.Open("docDefaults").Open("rPrDefault").Open("rPr").Empty("rFonts", ("ascii", "Calibri"), ("hAnsi", "Calibri"), ("eastAsia", "Calibri"), ("cs", "Calibri")).Val("sz", "22").Val("szCs", "22").Empty("lang", ("val", "en-GB")).Close().Close();
        xml.Open("pPrDefault").Open("pPr").Empty("spacing", ("after", "120"), ("line", "264"), ("lineRule", "auto")).Close().Close().Close();
        Paragraph(xml, "Normal", "Normal", null);
        for (var level = 1; level <= 4; level++) Heading(xml, level);
        Paragraph(xml, "Quote", "Quote", x => x.Empty("ind", ("left", "567"), ("right", "567")), x => x.Empty("i"));
        Paragraph(xml, "ListParagraph", "List Paragraph", x => x.Empty("contextualSpacing"));
        Paragraph(xml, "Code", "Code", CodeBox, Mono);
        foreach (var language in languages) Paragraph(xml, CodeId(language), $"Code ({language})", CodeBox, Mono);
        Paragraph(xml, "HorizontalRule", "Horizontal Rule", x => x.Open("pBdr").Empty("bottom", ("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")).Close());
        Paragraph(xml, "CalloutWord", "Callout Word", null, x => x.Empty("b"));
        Paragraph(xml, "Separator", "Separator", x => x.Empty("spacing", ("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")));
        Paragraph(xml, "FootnoteText", "footnote text", null, x => x.Val("sz", "18"));
        Paragraph(xml, "CommentText", "annotation text", null, x => x.Val("sz", "20"));
        Character(xml, "Hyperlink", "Hyperlink", x => x.Val("color", "0B5394").Val("u", "single"));
        Character(xml, "CodeChar", "Code Char", Mono);
        Character(xml, "FootnoteReference", "footnote reference", x => x.Val("vertAlign", "superscript"));
        Character(xml, "CommentReference", "annotation reference", x => x.Val("sz", "16"));
        Table(xml, "TableGrid", "Table Grid", bordered: true);
        foreach (var name in new[] { "Info", "Warning", "Decision", "Quote" }) Table(xml, "Callout" + name, $"Callout {name}", bordered: false);
        return xml.Close().Finish();
    }

    private static string CodeId(string language) => "Code-" + string.Concat(language.Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : ((int)c).ToString("x2", CultureInfo.InvariantCulture)));

    private static void Heading(WordXml xml, int level)
    {
        var n = level.ToString(CultureInfo.InvariantCulture);
        Paragraph(xml, "Heading" + n, "heading " + n,
            x => x.Empty("keepNext").Empty("spacing", ("before", "240"), ("after", "80")).Val("outlineLvl", (level - 1).ToString(CultureInfo.InvariantCulture)),
            x => x.Empty("b").Val("sz", (36 - (4 * level)).ToString(CultureInfo.InvariantCulture)));
    }

    private static void CodeBox(WordXml xml) => xml.Empty("shd", ("val", "clear"), ("color", "auto"), ("fill", "F2F2F2")).Empty("spacing", ("after", "120"), ("line", "240"), ("lineRule", "auto"));

    private static void Mono(WordXml xml) => xml.Empty("rFonts", ("ascii", "Consolas"), ("hAnsi", "Consolas"), ("cs", "Consolas")).Val("sz", "20");

    private static void Paragraph(WordXml xml, string id, string name, Action<WordXml>? paragraph, Action<WordXml>? run = null) => Style(xml, "paragraph", id, name, paragraph, run);

    private static void Character(WordXml xml, string id, string name, Action<WordXml> run) => Style(xml, "character", id, name, null, run);

    private static void Style(WordXml xml, string type, string id, string name, Action<WordXml>? paragraph, Action<WordXml>? run)
    {
        xml.Open("style", ("type", type), ("default", id == "Normal" ? "1" : null), ("styleId", id)).Val("name", name);
        if (type == "paragraph" && id != "Normal") xml.Val("basedOn", "Normal");
        xml.Empty("qFormat");
        Properties(xml, "pPr", paragraph);
        Properties(xml, "rPr", run);
        xml.Close();
    }

    private static void Properties(WordXml xml, string name, Action<WordXml>? write)
    {
        if (write is null) return;
        xml.Open(name);
        write(xml);
        xml.Close();
    }

    private static void Table(WordXml xml, string id, string name, bool bordered)
    {
        xml.Open("style", ("type", "table"), ("styleId", id)).Val("name", name).Open("tblPr").Open("tblBorders");
        foreach (var side in bordered ? new[] { "top", "left", "bottom", "right", "insideH", "insideV" } : ["left"]) xml.Empty(side, ("val", "single"), ("sz", bordered ? "4" : "24"), ("space", "0"), ("color", bordered ? "A6A6A6" : "0B5394"));
        xml.Close().Open("tblCellMar").Empty("left", ("w", "108"), ("type", "dxa")).Empty("right", ("w", "108"), ("type", "dxa")).Close().Close();
        if (bordered) xml.Open("tblStylePr", ("type", "firstRow")).Open("rPr").Empty("b").Close().Close();
        xml.Close();
    }
}
