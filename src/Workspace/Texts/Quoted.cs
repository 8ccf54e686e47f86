using Workspace.Prose;

namespace Workspace.Texts;

/// <summary>A text as a quote that leads back to it, to begin an answer with where there is no script. With script the browser makes the same of what is selected.</summary>
public static class Quoted
{
    private const int Most = 1_500;

    /// <summary>As Markdown, for a field.</summary>
    /// <param name="doc">What is quoted.</param>
    /// <param name="lead">"Ann Reed wrote".</param>
    /// <param name="href">Where it stands.</param>
    public static string Markdown(Node doc, string lead, string href)
    {
        var schema = doc.Type.Schema;
        List<Node> kept = [schema.Node("paragraph", schema.Text(lead, schema.Mark("link", ("href", href))), schema.Text(":"))];
        var own = doc.Children.Where(block => block.Type.Name is not "blockquote").Select(Uncalled).ToList(); // quotes of quotes lead nowhere
        for (int i = 0, size = 0; i < own.Count && size < Most; size += own[i++].TextContent.Length) kept.Add(own[i]);
        if (kept.Count <= own.Count) kept.Add(schema.Node("paragraph", schema.Text("…")));
        return PostedText.Markdown(schema.Node("doc", schema.Node("blockquote", kept))) + "\n\n";
    }

    // Nobody is called a second time.
    private static Node Uncalled(Node node) =>
        node.Type.Name == "mention" ? node.Type.Schema.Text("@" + node.Attrs.Text("name")).WithMarks(node.Marks)
        : node.ChildCount == 0 ? node
        : node.Copy(Fragment.From(node.Children.Select(Uncalled)));
}
