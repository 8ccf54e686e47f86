using System.Globalization;
using System.Text;
using Workspace.Prose;
using Workspace.Prose.Text;
using Workspace.Spaces;

namespace Workspace.Tools.Documents.Suggestions;

/// <summary>Finds the suggested changes in a text, in reading order.</summary>
public static class Suggested
{
    public const int MostWords = 2_000;

    public static IReadOnlyList<Suggestion> In(Node doc)
    {
        List<Found> found = [];
        var clause = "";
        doc.Descendants((node, _, _, _) =>
        {
            if (node.Type.Name == "heading") clause = PlainText.Line(node);
            foreach (var mark in node.Marks) if (mark.Type.Name is "insertion" or "deletion") Of(found, mark, clause).Add(node, mark.Type.Name == "insertion");
            return true;
        });
        return [.. found.Select(f => f.Make())];
    }

    public static bool IsOn(Node node) => node.Marks.Any(m => m.Type.Name is "insertion" or "deletion");

    private static Found Of(List<Found> found, Mark mark, string clause)
    {
        var key = mark.Attrs.Text("id");
        var known = found.FindLast(f => f.Key == key);
        if (known is null) found.Add(known = new(key, mark, clause));
        return known;
    }

    private sealed class Found(string key, Mark mark, string clause)
    {
        private readonly StringBuilder _added = new(), _removed = new();

        public string Key => key;

        public void Add(Node node, bool added)
        {
            var words = added ? _added : _removed;
            if (words.Length > MostWords) return;
            if (node.IsText) words.Append(node.Text);
            else if (node.IsLeaf) words.Append(node.Type.Name switch { "hard_break" => " ", "horizontal_rule" => "", "image" => node.Attrs.Text("alt"), "mention" => "@" + node.Attrs.Text("name"), "thing_link" => node.Attrs.Text("title"), _ => "" });
            else if (node.IsBlock) words.Append(words.Length == 0 ? "" : " ").Append(node.TextBetween(0, node.Content.Size, " "));
        }

        public Suggestion Make() => new(key,
            Guid.TryParse(mark.Attrs.Text("person"), out var person) && person != Guid.Empty ? person : null,
            DateTimeOffset.TryParse(mark.Attrs.Text("at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null,
            clause, Cut(_added), Cut(_removed));

        private static string Cut(StringBuilder words) => Text.Cut(words.ToString().Trim(), MostWords);
    }
}
