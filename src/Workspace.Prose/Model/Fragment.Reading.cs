using System.Text;

namespace Workspace.Prose;

/// <content>Walking through content and reading its words.</content>
public sealed partial class Fragment
{
    /// <summary>The words between two positions; see <see cref="Node.TextBetween"/>.</summary>
    internal string TextBetween(int from, int to, string? blockSeparator = null, Func<Node, string?>? leafText = null)
    {
        var text = new StringBuilder();
        var first = true;
        Walk(null, from, to, 0, (node, pos, _, _) =>
        {
            var words = node.Text is { } all ? all[Math.Max(0, from - pos)..Math.Min(all.Length, to - pos)]
                : !node.IsLeaf ? "" : (leafText is null ? node.Type.Spec.LeafText : leafText(node)) ?? "";
            if (blockSeparator is not null && node.IsBlock && ((node.IsLeaf && words.Length > 0) || node.IsTextblock))
            {
                if (!first) text.Append(blockSeparator);
                first = false;
            }
            text.Append(words);
            return true;
        });
        return text.ToString();
    }

    /// <summary>Visits every node that touches the stretch, parents first; the parent is null only where there is none.</summary>
    internal void Walk(Node? parent, int from, int to, int start, Func<Node, int, Node, int, bool> visit)
    {
        var index = from <= 0 ? 0 : FindIndex(Math.Min(from, Size)).Index;
        var pos = OffsetOf(index);
        for (; pos < to && MaybeChild(index) is { } child; index++)
        {
            var end = pos + child.NodeSize;
            if (end > from && visit(child, start + pos, parent!, index) && child.Content.Size > 0)
                child.Content.Walk(child, from - pos - 1, Math.Min(child.Content.Size, to - pos - 1), start + pos + 1, visit);
            pos = end;
        }
    }
}
