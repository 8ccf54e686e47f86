using System.Collections.Immutable;
using System.Xml.Linq;

namespace Workspace.Prose.Word;

/// <summary>Reads what stands in a paragraph: runs with their marks, links, tracked changes, comments, notes and pictures.</summary>
internal sealed class RunsFromWord(WordSource source)
{
    private const int Deepest = 40;
    private readonly Dictionary<string, Dictionary<string, XElement>> notes = [];

    private sealed record Place(string Part, ImmutableArray<Mark> Marks, bool Note, int Depth, List<Node> Into, FieldsFromWord Fields)
    {
        public Place With(Mark mark) => this with { Marks = mark.AddToSet(Marks), Depth = Depth + 1 };

        public Place Deeper() => this with { Depth = Depth + 1 };
    }

    /// <summary>The line.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="part">The part it stands in, which its links are named in.</param>
    /// <param name="note">Whether it stands in a footnote, which holds no picture and no other footnote.</param>
    public List<Node> Read(XElement paragraph, string part, bool note = false)
    {
        var into = new List<Node>();
        Children(paragraph, new Place(part, [], note, 0, into, new FieldsFromWord()));
        return into;
    }

    private void Children(XElement container, Place place)
    {
        if (place.Depth > Deepest) return;
        foreach (var element in container.Elements()) One(element, place);
    }

    private void One(XElement element, Place place)
    {
        switch (element.Name())
        {
            case "r": Run(element, place); break;
            case "hyperlink": Children(element, Linked(element.Attr("id") is { } id ? source.Parts.Relation(place.Part, id)?.Target : element.Attr("anchor") is { } anchor ? "#" + anchor : null, element.Attr("tooltip"), place)); break;
            case "fldSimple": Children(element, Linked(FieldsFromWord.Address(element.Attr("instr") ?? ""), null, place)); break;
            case "ins" or "moveTo": Children(element, place.With(source.Change(element, "insertion"))); break;
            case "del" or "moveFrom": Children(element, place.With(source.Change(element, "deletion"))); break;
            case "sdt": Control(element, place); break;
            case "smartTag" or "customXml" or "dir" or "bdo" or "AlternateContent" or "Choice": Children(element, place.Deeper()); break;
            case "commentRangeStart": source.Comments.Start(element.Attr("id")); break;
            case "commentRangeEnd": source.Comments.End(element.Attr("id")); break;
            case "oMath" or "oMathPara": Formula(element, place); break;
        }
    }

    private Place Linked(string? address, string? title, Place place)
    {
        if (address is null) return place.Deeper();
        address = ProseText.Clean(address);
        var rule = source.Schema.MarkType("link").Spec.Attrs[0].Rule;
        if (rule.Allows(address)) return place.With(source.Schema.Mark("link", ("href", address), ("title", title is { Length: <= 300 } ? ProseText.Clean(title) : null)));
        source.Losses.Add("A link that may not be followed became text.", address);
        return place.Deeper();
    }

    /// <summary>A content control; one of ours stands for a person or a thing.</summary>
    private void Control(XElement control, Place place)
    {
        var content = control.Child("sdtContent");
        var tag = (control.Child("sdtPr").Val("tag") ?? "").Split(':', '/');
        var words = ProseText.Clean(string.Concat(content?.Descendants().Where(e => e.Name() is "t" or "delText").Select(e => e.Value) ?? []));
        var node = tag switch
        {
            ["person", var person] when words is ['@', .. var name] && name.Length <= 200 && Guid.TryParseExact(person, "D", out var id) => source.Make("mention", [], ("person", id.ToString()), ("name", name)),
            ["thing", var tool, var thing] when words.Length <= 300 && tool.Length is > 0 and <= 40 && tool.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && char.IsAsciiLetterLower(tool[0]) && Guid.TryParseExact(thing, "N", out var id) =>
                source.Make("thing_link", [], ("tool", tool), ("id", id.ToString()), ("title", words)),
            _ => null,
        };
        if (node is null && content is not null) Children(content, place.Deeper());
        else if (node is not null) Add(node, Formatted(content!.Descendants().FirstOrDefault(e => e.Name() == "r").Child("rPr"), place));
    }

    private void Run(XElement run, Place place)
    {
        var formatted = Formatted(run.Child("rPr"), place);
        foreach (var element in run.Elements())
        {
            if (place.Fields.Hides(element)) continue;
            var here = place.Fields.Target is { } target ? Linked(target, null, formatted) : formatted;
            switch (element.Name())
            {
                case "t" or "delText": Text(element.Value, here); break;
                case "tab": Text("\t", here); break;
                case "br" when element.Attr("type") is "page" or "column": source.Losses.Add("A page break is left out.", "the text of the file"); break;
                case "br" or "cr": Add(source.Make("hard_break", []), here); break;
                case "noBreakHyphen": Text("\u2011", here); break;
                case "softHyphen": Text("\u00AD", here); break;
                case "sym": source.Losses.Add("A sign from a font of signs is left out.", element.Attr("font") ?? ""); break;
                case "footnoteReference": Note("footnotes.xml", "footnote", element.Attr("id"), here); break;
                case "endnoteReference": Note("endnotes.xml", "endnote", element.Attr("id"), here); break;
                case "drawing" or "pict" or "object": new PictureFromWord(source).Read(element, place.Part, place.Note, node => Add(node, here)); break;
                case "AlternateContent": foreach (var drawing in element.Descendants().Where(e => e.Name() == "drawing")) new PictureFromWord(source).Read(drawing, place.Part, place.Note, node => Add(node, here)); break;
            }
        }
    }

    private Place Formatted(XElement? properties, Place place)
    {
        var marks = place.Marks;
        if (properties.On("b")) marks = source.Schema.Mark("strong").AddToSet(marks);
        if (properties.On("i")) marks = source.Schema.Mark("emphasis").AddToSet(marks);
        if (properties.On("strike") || properties.On("dstrike")) marks = source.Schema.Mark("strike").AddToSet(marks);
        if (properties.On("u")) marks = source.Schema.Mark("underline").AddToSet(marks);
        if (properties.Val("highlight") is { } color && color != "none") marks = source.Schema.Mark("highlight", ("color", Colour(color))).AddToSet(marks);
        if (source.Parts.Styles.Of(properties.Val("rStyle")).Kind == StyleKind.CodeWord) marks = source.Schema.Mark("code").AddToSet(marks);
        if (properties.Child("color") is not null || properties.Child("sz") is not null || properties.Child("rFonts") is not null || properties.Child("vertAlign") is not null) source.Losses.Add("Fonts, sizes, colours and raised letters are left out.", "the text of the file");
        return place with { Marks = marks };
    }

    private string Colour(string word)
    {
        var colour = word switch { "yellow" => "yellow", "green" => "green", "cyan" => "blue", "magenta" => "pink", _ => null };
        if (colour is null) source.Losses.Add("A colour of highlighted words became another.", word);
        return colour ?? (word.Contains("lue", StringComparison.Ordinal) ? "blue" : word.Contains("reen", StringComparison.Ordinal) ? "green" : word.Contains("ed", StringComparison.Ordinal) ? "pink" : "yellow");
    }

    private void Text(string text, Place place)
    {
        var clean = ProseText.Clean(text);
        if (clean.Length > 0) Add(source.Schema.Text(clean), place);
    }

    private void Add(Node node, Place place)
    {
        var marks = place.Marks;
        foreach (var id in place.Note ? [] : source.Comments.Open) marks = source.Schema.Mark("comment", ("id", id)).AddToSet(marks);
        Fragment.Push(place.Into, node.WithMarks(marks));
    }

    private void Note(string part, string kind, string? id, Place place)
    {
        if (!notes.TryGetValue(part, out var all)) notes[part] = all = source.Parts.Part(part).All(kind).GroupBy(n => n.Attr("id") ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        if (place.Note || !all.Remove(id ?? "", out var note)) return;
        var content = new List<Node>();
        foreach (var paragraph in note.Descendants().Where(e => e.Name() == "p"))
        {
            var line = Trimmed(Read(paragraph, part, note: true));
            if (line.Count > 0 && content.Count > 0) content.AddRange([source.Make("hard_break", []), source.Make("hard_break", [])]);
            content.AddRange(line);
        }
        Add(source.Make("footnote", content), place);
    }

    /// <summary>The line without the space between the number of the note and its words.</summary>
    private static List<Node> Trimmed(List<Node> line)
    {
        if (line.Count > 0 && line[0].Text is [' ', .. var rest]) line = rest.Length == 0 ? line[1..] : [line[0].WithText(rest), .. line[1..]];
        return line;
    }

    private void Formula(XElement formula, Place place)
    {
        source.Losses.Add("A formula became its letters.", formula.Value);
        Text(formula.Value, place);
    }
}
