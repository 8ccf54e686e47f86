using Workspace.Prose;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki.Export;

/// <summary>Several pages as one document: each begins with its title as a heading, one level deeper for each level of the tree.</summary>
public static class WholeDoc
{
    private const int Deepest = 4;

    public static Node Of(IReadOnlyList<(TreeNode Page, int Level, Node Doc)> pages)
    {
        if (pages.Count == 1) return pages[0].Doc;
        return Docs.Of(pages.SelectMany(p => Blocks(p.Page, p.Level, p.Doc)));
    }

    private static IEnumerable<Node> Blocks(TreeNode page, int level, Node doc)
    {
        yield return Heading(level + 1, [Schema.Standard.Text(page.Title)]);
        if (Docs.IsEmpty(doc)) yield break;
        foreach (var block in doc.Children) yield return block.Type.Name == "heading" ? Heading(level + 1 + block.Attrs.Number("level"), block.Children) : block;
    }

    private static Node Heading(int level, IEnumerable<Node> content) => Schema.Standard.Node("heading", [("level", (double)Math.Min(Deepest, level))], content);
}
