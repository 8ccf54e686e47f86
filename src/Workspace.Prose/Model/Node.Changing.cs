namespace Workspace.Prose;

/// <content>Taking a piece out of a document, putting one in, and checking the whole.</content>
public sealed partial class Node
{
    private bool isChecked;
    private int jsonSize = -1;

    /// <summary>The piece between two positions, with the nodes it cuts through left open.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="to">Where to end; by default the end.</param>
    /// <param name="includeParents">Whether to keep the nodes around the whole piece, open on both sides.</param>
    /// <exception cref="ProseException">A position is outside.</exception>
    public Slice SliceBetween(int from, int? to = null, bool includeParents = false)
    {
        var end = to ?? Content.Size;
        if (from == end) return Slice.Empty;
        var (start, stop) = (Resolve(from), Resolve(end));
        var depth = includeParents ? 0 : start.SharedDepth(end);
        var content = start.Node(depth).Content.Cut(from - start.Start(depth), end - start.Start(depth));
        return new Slice(content, start.Depth - depth, stop.Depth - depth);
    }

    /// <summary>The document with the piece in place of what stands between two positions.</summary>
    /// <exception cref="ProseException">It does not fit there, or a position is outside.</exception>
    public Node Replace(int from, int to, Slice slice)
    {
        var start = Resolve(from);
        return Replacement.Make(start, to == from ? start : Resolve(to), slice);
    }

    /// <summary>Checks content, marks, attributes and words, here and below. What was checked once is not checked again.</summary>
    /// <exception cref="ProseException">Something is not as the schema wants it.</exception>
    public void Check()
    {
        if (isChecked) return;
        Type.CheckContent(Content);
        NodeRules.Check(this);
        Content.Check();
        isChecked = true;
    }

    /// <summary>Bytes of the node as JSON.</summary>
    internal int JsonSize => jsonSize >= 0 ? jsonSize : jsonSize = JsonMeasure.Of(this);
}
