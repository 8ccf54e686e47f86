using System.Text;

namespace Workspace.Prose.Text;

/// <summary>A document as plain text, for search, previews and notifications.</summary>
public static class PlainText
{
    /// <summary>The words of a document: a line for every block, with names, titles of things, descriptions of pictures and footnotes where they stand.</summary>
    /// <param name="doc">The document.</param>
    /// <param name="max">The most characters to give; the end is cut and never in half a character.</param>
    public static string Of(Node doc, int max = int.MaxValue)
    {
        var text = new StringBuilder();
        Write(doc, text, max);
        while (text.Length > 0 && text[^1] == '\n') text.Length--;
        return text.Length <= max ? text.ToString() : ProseText.Clean(text.ToString(0, max)).TrimEnd('\uFFFD');
    }

    /// <summary>The words of a block of text on one line.</summary>
    public static string Line(Node textblock)
    {
        var text = new StringBuilder();
        Inline(textblock, text);
        return text.Replace('\n', ' ').ToString().Trim();
    }

    private static void Write(Node node, StringBuilder text, int max)
    {
        foreach (var child in node.Children)
        {
            if (text.Length > max) return;
            if (child.IsTextblock) Inline(child, text);
            else if (child.Type.Name == "table_row") Row(child, text);
            else Write(child, text, max);
            if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
        }
    }

    private static void Row(Node row, StringBuilder text)
    {
        for (var i = 0; i < row.ChildCount; i++)
        {
            var cell = new StringBuilder();
            Write(row.Child(i), cell, int.MaxValue);
            text.Append(i == 0 ? "" : "\t").Append(cell.Replace('\n', ' ').ToString().Trim());
        }
    }

    private static void Inline(Node node, StringBuilder text)
    {
        foreach (var child in node.Children)
            switch (child.Type.Name)
            {
                case "text": text.Append(child.Text); break;
                case "hard_break": text.Append('\n'); break;
                case "image": text.Append(child.Attrs.Text("alt")); break;
                case "mention": text.Append('@').Append(child.Attrs.Text("name")); break;
                case "thing_link": text.Append(child.Attrs.Text("title")); break;
                case "footnote" when child.ChildCount > 0: Inline(child, text.Append(" (")); text.Append(')'); break;
            }
    }
}
