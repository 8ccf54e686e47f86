using Workspace.Prose;

namespace Workspace.Tools.Wiki.Content;

/// <summary>The fields of a template: {{Meeting date}} in its text asks for one, and is replaced by the answer.</summary>
public static class TemplateFields
{
    private const int Most = 20, LongestName = 60;

    /// <summary>The names of the fields in the order in which they stand.</summary>
    public static IReadOnlyList<string> Of(Node template) =>
        [.. DocLinks.All(template).Where(n => n.IsText).SelectMany(n => Names(n.Text!)).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];

    /// <summary>The document with the answers in place of the fields; a field without an answer stays.</summary>
    public static Node Fill(Node template, IReadOnlyList<string> fields, IReadOnlyList<string?> answers)
    {
        var known = fields.Select((f, i) => (Field: f, Answer: Clean(answers.ElementAtOrDefault(i)))).Where(f => f.Answer.Length > 0).ToList();
        return known.Count == 0 ? template : Filled(template);

        Node Filled(Node node) => node.IsText ? node.WithText(Text(node.Text!)) : node.ChildCount == 0 ? node : node.Copy(Fragment.From(node.Children.Select(Filled).ToList()));

        string Text(string text) => known.Aggregate(text, (words, field) => words.Replace("{{" + field.Field + "}}", field.Answer, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Names(string text)
    {
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0;)
        {
            var end = text.IndexOf("}}", at, StringComparison.Ordinal);
            if (end < 0) yield break;
            var name = text[(at + 2)..end];
            if (name.Trim().Length > 0 && name.Length <= LongestName) yield return name;
            at = text.IndexOf("{{", end, StringComparison.Ordinal);
        }
    }

    private static string Clean(string? answer) => ProseText.Clean((answer ?? "").ReplaceLineEndings(" ").Trim());
}
