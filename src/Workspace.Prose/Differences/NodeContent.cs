using System.Diagnostics.CodeAnalysis;

namespace Workspace.Prose.Differences;

/// <summary>Tells nodes apart by what they hold, so that thousands of paragraphs of one length do not look alike.</summary>
internal sealed class NodeContent : IEqualityComparer<Node>
{
    private const int Looks = 24;

    public static NodeContent Comparer { get; } = new();

    public bool Equals(Node? x, Node? y) => x is null ? y is null : x.Equals(y);

    public int GetHashCode([DisallowNull] Node node)
    {
        var hash = new HashCode();
        var looks = Looks;
        Add(node, ref hash, ref looks);
        return hash.ToHashCode();
    }

    private static void Add(Node node, ref HashCode hash, ref int looks)
    {
        if (looks-- <= 0) return;
        hash.Add(node.Type.Index);
        hash.Add(node.NodeSize);
        hash.Add(node.Text);
        foreach (var child in node.Children)
        {
            if (looks <= 0) return;
            Add(child, ref hash, ref looks);
        }
    }
}
