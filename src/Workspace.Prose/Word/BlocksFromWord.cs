using System.Xml.Linq;

namespace Workspace.Prose.Word;

/// <summary>Reads the paragraphs and tables of a body, cell or note as blocks.</summary>
internal sealed class BlocksFromWord(WordSource source)
{
    private readonly RunsFromWord runs = new(source);

    public List<Node> Read(XElement container)
    {
        var nest = new ListNest(source);
        foreach (var element in Flat(container, 0))
        {
            if (element.Name() == "tbl") nest.Add(new TableFromWord(source).Read(element), Level(element.Child("tblPr").Child("tblInd").Number("w")), StyleKind.Plain);
            else Paragraph(element, nest);
        }
        return nest.Finish();
    }

    /// <summary>The paragraphs and tables, those within content controls and other wrappers included.</summary>
    private static IEnumerable<XElement> Flat(XElement container, int depth)
    {
        foreach (var element in container.Elements())
        {
            if (element.Name() is "p" or "tbl") yield return element;
            else if (depth < 20 && element.Name() is "sdt" or "sdtContent" or "customXml" or "smartTag" or "ins" or "moveTo" or "AlternateContent" or "Choice")
                foreach (var inner in Flat(element, depth + 1)) yield return inner;
        }
    }

    private void Paragraph(XElement element, ListNest nest)
    {
        var properties = element.Child("pPr");
        var style = source.Parts.Styles.Of(properties.Val("pStyle"));
        if (style.Kind is StyleKind.Separator or StyleKind.CalloutWord) return;
        var list = style.Kind is StyleKind.Plain ? source.Parts.Numbers.Of(properties.Child("numPr")) ?? (properties.Child("numPr") is null ? source.Parts.Numbers.Of(style.Numbering) : null) : null;
        var block = Marked(Block(element, properties, style), properties.Child("rPr"));
        if (list is not null) nest.AddItem(block, list);
        else nest.Add(block, Level(properties.Child("ind").Number("left") ?? properties.Child("ind").Number("start")), style.Kind);
    }

    private Node Block(XElement element, XElement? properties, WordStyle style)
    {
        var inline = runs.Read(element, source.Parts.Main);
        switch (style.Kind)
        {
            case StyleKind.Heading:
                if (style.Level > 4) source.Losses.Add("A heading below the fourth level became one of the fourth.", element.Value);
                return source.Make("heading", inline, ("level", Math.Min(4, style.Level)));
            case StyleKind.Code or StyleKind.CodeLines:
                return Code(inline, style.Detail);
            case StyleKind.Rule when inline.Count == 0:
                return source.Make("horizontal_rule", []);
            default:
                if (properties.Child("numPr") is null && WordElements.Number(properties.Val("outlineLvl")) is >= 0 and < 9 and var outline) return source.Make("heading", inline, ("level", Math.Min(4, outline + 1)));
                return source.Make("paragraph", inline);
        }
    }

    private Node Code(List<Node> inline, string language)
    {
        if (inline.Exists(n => n.Text is null && n.Type.Name != "hard_break")) source.Losses.Add("What is no text is left out of code.", language);
        var type = source.Schema.NodeType("code_block");
        var text = inline.Where(n => n.Text is not null || n.Type.Name == "hard_break").Select(n => source.Schema.Text(n.Text ?? "\n", type.AllowedMarks(n.Marks)));
        var known = language.Length <= 40 && language.All(c => char.IsAsciiLetterOrDigit(c) || "+#._-".Contains(c, StringComparison.Ordinal));
        return source.Make("code_block", text, ("language", known ? language : ""));
    }

    private Node Marked(Node block, XElement? properties)
    {
        var marks = block.Marks;
        if (properties.Child("ins") is { } inserted) marks = source.Change(inserted, "insertion").AddToSet(marks);
        if (properties.Child("del") is { } deleted) marks = source.Change(deleted, "deletion").AddToSet(marks);
        return block.WithMarks(marks);
    }

    private static int Level(int? indent) => indent is >= Indent.Step ? indent.Value / Indent.Step : 0;
}
