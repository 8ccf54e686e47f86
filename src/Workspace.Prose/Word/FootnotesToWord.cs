using System.Globalization;

namespace Workspace.Prose.Word;

/// <summary>Writes the footnotes, after the two lines that Word draws above them.</summary>
internal static class FootnotesToWord
{
    public static byte[] Write(WordParts file)
    {
        using var xml = new WordXml("footnotes");
        Line(xml, "-1", "separator");
        Line(xml, "0", "continuationSeparator");
        var runs = new RunsToWord(xml, file, null, "footnotes");
        for (var i = 0; i < file.Footnotes.Count; i++)
        {
            xml.Open("footnote", ("id", (i + 1).ToString(CultureInfo.InvariantCulture))).Open("p").Open("pPr").Val("pStyle", "FootnoteText").Close();
            xml.Open("r").Open("rPr").Val("rStyle", "FootnoteReference").Close().Empty("footnoteRef").Close().Open("r").Text("t", " ").Close();
            if (file.Footnotes[i].Children.Any(n => n.Marks.Any(m => m.Type.Name == "comment"))) file.Losses.Add("A comment within a footnote is left out.", file.Footnotes[i]);
            runs.Line(file.Footnotes[i]);
            xml.Close().Close();
        }
        return xml.Close().Finish();
    }

    private static void Line(WordXml xml, string id, string kind) => xml.Open("footnote", ("type", kind), ("id", id)).Open("p").Open("r").Empty(kind).Close().Close().Close();
}
