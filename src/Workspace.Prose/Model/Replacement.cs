namespace Workspace.Prose;

/// <summary>Puts a slice into a document: joins what is open on both sides and checks every node it closes.</summary>
internal static class Replacement
{
    /// <summary>The document around <paramref name="from"/> and <paramref name="to"/> with the slice between them.</summary>
    /// <exception cref="ProseException">It does not fit.</exception>
    public static Node Make(ResolvedPos from, ResolvedPos to, Slice slice)
    {
        if (slice.OpenStart > from.Depth) throw new ProseException("What is to be put in lies deeper than the place for it.");
        if (from.Depth - slice.OpenStart != to.Depth - slice.OpenEnd) throw new ProseException("What is to be put in is not open as far on both sides.");
        return Outer(from, to, slice, 0);
    }

    private static Node Outer(ResolvedPos from, ResolvedPos to, Slice slice, int depth)
    {
        var (node, index) = (from.Node(depth), from.Index(depth));
        if (index == to.Index(depth) && depth < from.Depth - slice.OpenStart)
            return node.Copy(node.Content.ReplaceChild(index, Outer(from, to, slice, depth + 1)));
        if (from.Depth == depth && to.Depth == depth && TextReplacement.Of(from, to, slice) is { } typed) return Close(node, typed);
        if (slice.Content.Size == 0) return Close(node, TwoWay(from, to, depth));
        if (slice.OpenStart == 0 && slice.OpenEnd == 0 && from.Depth == depth && to.Depth == depth)
            return Close(node, node.Content.Cut(0, from.ParentOffset).Append(slice.Content).Append(node.Content.Cut(to.ParentOffset)));
        var (start, end) = Prepare(slice, from);
        return Close(node, ThreeWay(from, start, end, to, depth));
    }

    private static Fragment ThreeWay(ResolvedPos from, ResolvedPos start, ResolvedPos end, ResolvedPos to, int depth)
    {
        var openStart = from.Depth > depth ? Joinable(from, start, depth + 1) : null;
        var openEnd = to.Depth > depth ? Joinable(end, to, depth + 1) : null;
        var content = Range(null, from, depth);
        if (openStart is not null && openEnd is not null && start.Index(depth) == end.Index(depth))
        {
            CheckJoin(openStart, openEnd);
            content = content.Append(Fragment.Of(Close(openStart, ThreeWay(from, start, end, to, depth + 1))));
        }
        else
        {
            if (openStart is not null) content = content.Append(Fragment.Of(Close(openStart, TwoWay(from, start, depth + 1))));
            content = content.Append(Range(start, end, depth));
            if (openEnd is not null) content = content.Append(Fragment.Of(Close(openEnd, TwoWay(end, to, depth + 1))));
        }
        return content.Append(Range(to, null, depth));
    }

    private static Fragment TwoWay(ResolvedPos from, ResolvedPos to, int depth)
    {
        var content = Range(null, from, depth);
        if (from.Depth > depth)
        {
            var node = Joinable(from, to, depth + 1);
            content = content.Append(Fragment.Of(Close(node, TwoWay(from, to, depth + 1))));
        }
        return content.Append(Range(to, null, depth));
    }

    /// <summary>What stands between two positions in the node they share at that depth, without the nodes they are deeper in.</summary>
    private static Fragment Range(ResolvedPos? start, ResolvedPos? end, int depth)
    {
        var content = (end ?? start!).Node(depth).Content;
        var from = start is null ? 0 : start.Depth > depth ? content.OffsetOf(start.Index(depth) + 1) : start.ParentOffset;
        var to = end is null ? content.Size : end.Depth > depth ? content.OffsetOf(end.Index(depth)) : end.ParentOffset;
        return content.Cut(from, to);
    }

    private static Node Close(Node node, Fragment content) =>
        node.Type.ValidContent(content) ? node.Copy(content) : throw new ProseException($"This content does not fit into '{node.Type.Name}'.");

    private static Node Joinable(ResolvedPos before, ResolvedPos after, int depth)
    {
        if (depth > after.Depth || depth > before.Depth) throw new ProseException("What is to be put in is not open as far as it says.");
        CheckJoin(before.Node(depth), after.Node(depth));
        return before.Node(depth);
    }

    private static void CheckJoin(Node main, Node joined)
    {
        if (!joined.Type.CompatibleContent(main.Type)) throw new ProseException($"'{joined.Type.Name}' cannot be joined to '{main.Type.Name}'.");
    }

    /// <summary>The ends of the slice, put into copies of the nodes around the place so that both are at the same depth.</summary>
    private static (ResolvedPos Start, ResolvedPos End) Prepare(Slice slice, ResolvedPos along)
    {
        var extra = along.Depth - slice.OpenStart;
        var node = along.Node(extra).Copy(slice.Content);
        for (var i = extra - 1; i >= 0; i--) node = along.Node(i).Copy(Fragment.Of(node));
        return (node.Resolve(slice.OpenStart + extra), node.Resolve(node.Content.Size - slice.OpenEnd - extra));
    }
}
