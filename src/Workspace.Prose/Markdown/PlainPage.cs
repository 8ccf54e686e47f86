namespace Workspace.Prose.Markdown;

/// <summary>A text that cannot be read as Markdown, kept word for word in one block of code.</summary>
internal static class PlainPage
{
    public static MarkdownPage Make(Schema schema, string text, string problem)
    {
        var losses = new Losses();
        losses.Add("The text cannot be shown as Markdown; it is kept as plain text.", problem);
        var kept = Fitting(schema, text);
        if (kept.Length < text.Length) losses.Add("The text is too long for one document; its end is not in it.", $"after {kept.Length} characters", text.Length - kept.Length);
        return new MarkdownPage(Doc(schema, kept), null, losses.ToList(), problem);
    }

    private static string Fitting(Schema schema, string text)
    {
        while (schema.Limits.Problem(Doc(schema, text)) is not null) text = ProseText.Clean(text[..(text.Length * 3 / 4)]);
        return text;
    }

    private static Node Doc(Schema schema, string text) =>
        schema.Node("doc", schema.Node("code_block", text.Length == 0 ? [] : new[] { schema.Text(text) }));
}
