namespace Workspace.Prose;

/// <content>The balanced tree behind a long fragment: all leaves at one depth, every part but the root at least half full.</content>
public sealed partial class Fragment
{
    /// <summary>How many children, or parts, stand in one array at most.</summary>
    internal const int Width = 24;

    private readonly Node[] nodes;
    private readonly Fragment[]? parts;

    private Fragment(Node[] nodes)
    {
        this.nodes = nodes;
        ChildCount = nodes.Length;
        foreach (var node in nodes)
        {
            Size += node.NodeSize;
            NodeCount += node.NodeCount;
            Depth = Math.Max(Depth, node.Depth);
            Marked |= !node.Marks.IsEmpty;
        }
    }

    /// <summary>The same as another but for one child: what is known of the others stays known.</summary>
    private Fragment(Fragment other, Node[] nodes, Fragment[]? parts, int changed, Node old, Node now)
    {
        (this.nodes, this.parts, Height, ChildCount) = (nodes, parts, other.Height, other.ChildCount);
        Size = other.Size + now.NodeSize - old.NodeSize;
        NodeCount = other.NodeCount + now.NodeCount - old.NodeCount;
        Depth = now.Depth >= other.Depth ? now.Depth : old.Depth < other.Depth ? other.Depth : parts?.Max(p => p.Depth) ?? nodes.Max(n => n.Depth);
        Marked = !now.Marks.IsEmpty || (other.Marked && (old.Marks.IsEmpty || (parts is null ? nodes.Any(n => !n.Marks.IsEmpty) : parts.Any(p => p.Marked))));
        if (now.Type == old.Type) transition = other.transition;
        Remember(other, changed);
    }

    private Fragment(Fragment[] parts)
    {
        (this.parts, nodes, Height) = (parts, [], (byte)(parts[0].Height + 1));
        foreach (var part in parts)
        {
            Size += part.Size;
            ChildCount += part.ChildCount;
            NodeCount += part.NodeCount;
            Depth = Math.Max(Depth, part.Depth);
            Marked |= part.Marked;
        }
    }

    /// <summary>How many nodes there are, children of children included.</summary>
    internal int NodeCount { get; }

    /// <summary>How many nodes stand within each other at most.</summary>
    internal int Depth { get; }

    /// <summary>How many levels of parts lie above the children.</summary>
    private byte Height { get; }

    /// <summary>Whether a child carries marks.</summary>
    private bool Marked { get; }

    private int Branches => parts?.Length ?? nodes.Length;

    /// <summary>A fragment of nodes among which no text has to be joined.</summary>
    internal static Fragment Of(List<Node> list)
    {
        if (list.Count <= Width) return list.Count == 0 ? Empty : new Fragment(list.ToArray());
        var level = Chunks(list.ToArray(), n => new Fragment(n));
        while (level.Length > 1) level = level.Length <= Width ? [new Fragment(level)] : Chunks(level, p => new Fragment(p));
        return level[0];
    }

    internal static Fragment Of(Node node) => new([node]);

    /// <summary>Both, one after the other; text that meets is not joined.</summary>
    internal static Fragment Concat(Fragment a, Fragment b)
    {
        if (a.ChildCount == 0) return b;
        if (b.ChildCount == 0) return a;
        var (first, second) = Meet(a, b);
        return second is null ? first : new Fragment([first, second]);
    }

    /// <summary>One or two fragments of the greater height of the two that hold the children of both.</summary>
    private static (Fragment First, Fragment? Second) Meet(Fragment a, Fragment b)
    {
        if (a.Height == b.Height)
            return a.parts is null ? Level<Node>(a.nodes, b.nodes, n => new Fragment(n)) : Level<Fragment>(a.parts, b.parts!, p => new Fragment(p));
        if (a.Height > b.Height)
        {
            var (x, y) = Meet(a.parts![^1], b);
            return Level<Fragment>(a.parts.AsSpan(..^1), y is null ? [x] : [x, y], p => new Fragment(p));
        }
        var (z, w) = Meet(a, b.parts![0]);
        return Level<Fragment>(w is null ? [z] : [z, w], b.parts.AsSpan(1..), p => new Fragment(p));
    }

    private static (Fragment First, Fragment? Second) Level<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Func<T[], Fragment> make)
    {
        if (a.Length + b.Length <= Width) return (make([.. a, .. b]), null);
        if (a.Length >= Width / 2 && b.Length >= Width / 2) return (make([.. a]), make([.. b]));
        T[] all = [.. a, .. b];
        return (make(all[..(all.Length / 2)]), make(all[(all.Length / 2)..]));
    }

    private static Fragment[] Chunks<T>(T[] items, Func<T[], Fragment> make)
    {
        var count = (items.Length + Width - 1) / Width;
        var chunks = new Fragment[count];
        for (var i = 0; i < count; i++) chunks[i] = make(items[(int)((long)items.Length * i / count)..(int)((long)items.Length * (i + 1) / count)]);
        return chunks;
    }

    private Fragment Take(int from, int to)
    {
        if (parts is null) return new Fragment(nodes[from..to]);
        var result = Empty;
        var (first, last, start) = (0, 0, 0);
        Fragment? head = null, tail = null;
        for (var i = 0; i < parts.Length; start += parts[i++].ChildCount)
        {
            var end = start + parts[i].ChildCount;
            if (end <= from) first = last = i + 1;
            else if (start < from) (head, first, last) = (parts[i].CutByIndex(from - start, to - start), i + 1, i + 1);
            else if (end <= to) last = i + 1;
            else
            {
                tail = parts[i].CutByIndex(0, to - start);
                break;
            }
        }
        if (last - first == 1) result = parts[first];
        else if (last > first) result = new Fragment(parts[first..last]);
        if (head is not null) result = Concat(head, result);
        return tail is null ? result : Concat(result, tail);
    }

    private Fragment Put(int index, Node node)
    {
        if (parts is null)
        {
            var copy = (Node[])nodes.Clone();
            copy[index] = node;
            return new Fragment(this, copy, null, index, nodes[index], node);
        }
        var (i, within) = (0, index);
        while (within >= parts[i].ChildCount) within -= parts[i++].ChildCount;
        var changed = (Fragment[])parts.Clone();
        changed[i] = parts[i].Put(within, node);
        return new Fragment(this, nodes, changed, i, MaybeChild(index)!, node);
    }
}
