namespace Workspace.Prose;

/// <summary>A position with everything around it: the nodes it is in, outermost first, and its index in each.</summary>
public sealed class ResolvedPos
{
    private readonly Level[] path;

    private ResolvedPos(int pos, Level[] path) => (Pos, this.path) = (pos, path);

    private readonly record struct Level(Node Node, int Index, int ChildStart);

    /// <summary>The position itself.</summary>
    public int Pos { get; }

    /// <summary>How many nodes it is in, the document not counted.</summary>
    public int Depth => path.Length - 1;

    /// <summary>Its offset in its parent.</summary>
    public int ParentOffset => Pos - Start(Depth);

    /// <summary>The innermost node it is in (never text).</summary>
    public Node Parent => path[^1].Node;

    /// <summary>How far it is into a piece of text, 0 where it is between two nodes.</summary>
    public int TextOffset => Pos - path[^1].ChildStart;

    /// <summary>The node right after it (the rest of the text it is in), or null.</summary>
    public Node? NodeAfter => Parent.MaybeChild(path[^1].Index) is { } child ? TextOffset > 0 ? child.Cut(TextOffset) : child : null;

    /// <summary>The node right before it (the text before it), or null.</summary>
    public Node? NodeBefore => TextOffset > 0 ? Parent.Child(path[^1].Index).Cut(0, TextOffset) : Parent.MaybeChild(path[^1].Index - 1);

    /// <summary>The node it is in at that depth; 0 is the document.</summary>
    public Node Node(int depth) => path[depth].Node;

    /// <summary>Its index in the node at that depth.</summary>
    public int Index(int depth) => path[depth].Index;

    /// <summary>The index after it in the node at that depth.</summary>
    public int IndexAfter(int depth) => path[depth].Index + (depth == Depth && TextOffset == 0 ? 0 : 1);

    /// <summary>Where the content of the node at that depth starts.</summary>
    public int Start(int depth) => depth == 0 ? 0 : path[depth - 1].ChildStart + 1;

    /// <summary>Where the content of the node at that depth ends.</summary>
    public int End(int depth) => Start(depth) + path[depth].Node.Content.Size;

    /// <summary>The position before the node at that depth, which is not 0.</summary>
    public int Before(int depth) => Start(depth) - 1;

    /// <summary>The position after the node at that depth, which is not 0.</summary>
    public int After(int depth) => End(depth) + 1;

    /// <summary>The depth of the innermost node that holds both positions.</summary>
    public int SharedDepth(int pos)
    {
        for (var depth = Depth; depth > 0; depth--) if (Start(depth) <= pos && pos <= End(depth)) return depth;
        return 0;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', path.Skip(1).Select((l, i) => $"{l.Node.Type.Name}_{path[i].Index}")) + ":" + ParentOffset;

    internal static ResolvedPos In(Node doc, int pos) => new(pos, Path(doc, 0, pos, 0));

    private static Level[] Path(Node node, int start, int offset, int depth)
    {
        var (index, childOffset) = node.Content.FindIndex(offset);
        var rest = offset - childOffset;
        var inner = rest == 0 ? null : node.Content.MaybeChild(index);
        var levels = inner is null or { IsText: true } ? new Level[depth + 1] : Path(inner, start + childOffset + 1, rest - 1, depth + 1);
        levels[depth] = new Level(node, index, start + childOffset);
        return levels;
    }
}
