using System.Globalization;

namespace Workspace.Prose.Html;

/// <summary>Numbers footnotes in the text, and writes them at the end with a way back.</summary>
internal sealed class HtmlFootnotes(HtmlPage page)
{
    private readonly List<Node> notes = [];

    public void Refer(Node footnote)
    {
        notes.Add(footnote);
        var number = notes.Count.ToString(CultureInfo.InvariantCulture);
        page.Tags.Open("sup").Open("a", ("id", Id("back", number)), ("href", "#" + Id("note", number)), ("role", "doc-noteref"), ("aria-label", $"Footnote {number}"))
            .Text(number).Close("a").Close("sup");
    }

    public void End()
    {
        if (notes.Count == 0) return;
        page.Tags.Open("section", ("class", "footnotes"), ("role", "doc-endnotes"), ("aria-label", "Footnotes")).Open("ol");
        for (var i = 0; i < notes.Count; i++) Note(notes[i], (i + 1).ToString(CultureInfo.InvariantCulture));
        page.Tags.Close("ol").Close("section");
    }

    private void Note(Node footnote, string number)
    {
        page.Tags.Open("li", ("id", Id("note", number)));
        page.Inlines.Line(footnote.Children);
        page.Tags.Text(" ").Open("a", ("href", "#" + Id("back", number)), ("role", "doc-backlink"), ("aria-label", $"Back to the text of footnote {number}")).Text("↩").Close("a").Close("li");
    }

    private string Id(string what, string number) => $"{page.Options.IdPrefix}{what}.{number}";
}
