using System.Text;
using Workspace.Prose;
using Workspace.Prose.Text;

namespace Workspace.Tools.Documents.Comments;

/// <summary>Where comments stand in a text: found by their mark, or by the words somebody quotes.</summary>
public static class Anchors
{
    /// <summary>The words that carry a comment's mark, with the heading above them; by the key of the mark, in reading order.</summary>
    public static IReadOnlyDictionary<string, Anchor> In(Node doc)
    {
        var words = new Dictionary<string, (StringBuilder Quote, string Clause)>();
        var clause = "";
        doc.Descendants((node, _, _, _) =>
        {
            if (node.Type.Name == "heading") clause = PlainText.Line(node);
            foreach (var mark in node.Marks.Where(m => m.Type.Name == "comment"))
            {
                var key = mark.Attrs.Text("id");
                if (!words.TryGetValue(key, out var found)) words[key] = found = (new(), clause);
                if (found.Quote.Length <= DocumentComment.MaxQuote) found.Quote.Append(node.IsText ? node.Text : node.IsBlock ? node.TextContent : " ");
            }
            return true;
        });
        return words.ToDictionary(w => w.Key, w => new Anchor(w.Key, w.Value.Quote.ToString().Trim(), w.Value.Clause));
    }

    /// <summary>The first place where these words stand, white space aside; null where they do not.</summary>
    public static (int From, int To, string Clause)? Find(Node doc, string quote)
    {
        var wanted = Folded(quote);
        if (wanted.Length == 0) return null;
        (int, int, string)? found = null;
        var clause = "";
        doc.Descendants((node, pos, _, _) =>
        {
            if (found is not null) return false;
            if (node.Type.Name == "heading") clause = PlainText.Line(node);
            if (!node.IsTextblock) return true;
            var (text, places) = Letters(node, pos + 1);
            if (text.IndexOf(wanted, StringComparison.Ordinal) is >= 0 and var at) found = (places[at], places[at + wanted.Length - 1] + 1, clause);
            return false;
        });
        return found;
    }

    private static string Folded(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // The letters of a block and where each stands; runs of white space count as one space.
    private static (string Text, List<int> Places) Letters(Node block, int start)
    {
        var (text, places, at) = (new StringBuilder(), new List<int>(), start);
        foreach (var child in block.Children)
        {
            for (var i = 0; i < child.NodeSize; i++)
            {
                var letter = child.IsText ? child.Text![i] : '\uFFFC';
                if (!char.IsWhiteSpace(letter)) Put(letter, at + i);
                else if (text.Length > 0 && text[^1] != ' ') Put(' ', at + i);
            }
            at += child.NodeSize;
        }
        return (text.ToString(), places);

        void Put(char letter, int place)
        {
            text.Append(letter);
            places.Add(place);
        }
    }
}
