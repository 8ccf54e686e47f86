using Workspace.Prose;

namespace Workspace.Tools.Wiki.Content;

/// <summary>Small documents made by hand.</summary>
public static class Docs
{
    /// <summary>One empty paragraph.</summary>
    public static Node Empty { get; } = Schema.Standard.Node("doc", Schema.Standard.Node("paragraph"));

    public static bool IsEmpty(Node doc) => doc.ChildCount == 0 || doc is { ChildCount: 1, FirstChild: { Type.Name: "paragraph", ChildCount: 0 } };

    public static Node Paragraph(params Node[] inlines) => Schema.Standard.Node("paragraph", inlines);

    public static Node Of(IEnumerable<Node> blocks)
    {
        var all = blocks.ToList();
        return all.Count == 0 ? Empty : Schema.Standard.NodeType("doc").Create(content: Fragment.From(all));
    }

    public static Node Link(string words, string href) => Schema.Standard.Text(words, Schema.Standard.Mark("link", ("href", href)));
}
