namespace Workspace.Prose;

/// <summary>The children of a node, in order: an immutable sequence in which finding a position, replacing, cutting and joining cost the logarithm of its length.</summary>
/// <remarks>Up to <see cref="Width"/> children stand in one array; more are a balanced tree of fragments that share what did not change.</remarks>
public sealed partial class Fragment : IEquatable<Fragment>
{
    /// <summary>No children.</summary>
    public static Fragment Empty { get; } = new(Array.Empty<Node>());

    /// <summary>The length of the content in positions.</summary>
    public int Size { get; }

    /// <summary>How many children there are.</summary>
    public int ChildCount { get; }

    /// <summary>The first child, or null.</summary>
    public Node? FirstChild => ChildCount == 0 ? null : Child(0);

    /// <summary>The last child, or null.</summary>
    public Node? LastChild => ChildCount == 0 ? null : Child(ChildCount - 1);

    /// <summary>The children, in order.</summary>
    public IEnumerable<Node> Children => parts is null ? nodes : parts.SelectMany(p => p.Children);

    /// <summary>A fragment of the given nodes; neighbouring text with the same marks becomes one.</summary>
    public static Fragment From(params IEnumerable<Node> nodes)
    {
        var (list, words) = (new List<Node>(), new List<string>());
        foreach (var node in nodes)
        {
            if (list.Count > 0 && list[^1].JoinsText(node)) words.Add(node.Text!);
            else
            {
                Join(list, words);
                list.Add(node);
            }
        }
        Join(list, words);
        return Of(list);
    }

    /// <summary>The child at that index.</summary>
    /// <exception cref="ProseException">There is none.</exception>
    public Node Child(int index) => MaybeChild(index) ?? throw new ProseException($"There is no child {index}.");

    /// <summary>The child at that index, or null.</summary>
    public Node? MaybeChild(int index)
    {
        if ((uint)index >= (uint)ChildCount) return null;
        var at = this;
        while (at.parts is { } inner)
        {
            var i = 0;
            while (index >= inner[i].ChildCount) index -= inner[i++].ChildCount;
            at = inner[i];
        }
        return at.nodes[index];
    }

    /// <summary>The index of the child that a position is in or before, and where that child starts; at a border, the child after it.</summary>
    /// <exception cref="ProseException">The position is outside.</exception>
    public (int Index, int Offset) FindIndex(int pos)
    {
        if ((uint)pos > (uint)Size) throw new ProseException($"There is no position {pos}.");
        if (pos == Size) return (ChildCount, Size);
        var (at, index, offset) = (this, 0, 0);
        while (at.parts is { } inner)
        {
            var i = 0;
            for (; pos >= offset + inner[i].Size; i++) (index, offset) = (index + inner[i].ChildCount, offset + inner[i].Size);
            at = inner[i];
        }
        foreach (var node in at.nodes)
        {
            if (pos < offset + node.NodeSize) break;
            (index, offset) = (index + 1, offset + node.NodeSize);
        }
        return (index, offset);
    }

    /// <summary>Where the child at that index starts.</summary>
    public int OffsetOf(int index)
    {
        var (at, offset) = (this, 0);
        if (index >= ChildCount) return Size;
        while (at.parts is { } inner)
        {
            var i = 0;
            for (; index >= inner[i].ChildCount; i++) (index, offset) = (index - inner[i].ChildCount, offset + inner[i].Size);
            at = inner[i];
        }
        for (var i = 0; i < index; i++) offset += at.nodes[i].NodeSize;
        return offset;
    }

    /// <summary>This content and then the other; text that meets and has the same marks becomes one.</summary>
    public Fragment Append(Fragment other)
    {
        if (other.ChildCount == 0) return this;
        if (ChildCount == 0) return other;
        var (last, first) = (LastChild!, other.FirstChild!);
        if (!last.JoinsText(first)) return Concat(this, other);
        return Concat(ReplaceChild(ChildCount - 1, last.WithText(last.Text + first.Text)), other.CutByIndex(1, other.ChildCount));
    }

    /// <summary>The content between two positions; nodes at the borders are cut too.</summary>
    public Fragment Cut(int from, int? to = null)
    {
        var end = to ?? Size;
        if (from == 0 && end == Size) return this;
        if (end <= from) return Empty;
        var (first, firstOffset) = FindIndex(from);
        var (last, lastOffset) = FindIndex(end);
        if (first == last) return Of([CutChild(first, from - firstOffset, end - firstOffset)]);
        var result = CutByIndex(first, last);
        if (from > firstOffset) result = result.ReplaceChild(0, CutChild(first, from - firstOffset, int.MaxValue));
        return end > lastOffset ? Concat(result, Of([CutChild(last, 0, end - lastOffset)])) : result;
    }

    /// <summary>The children from one index up to another.</summary>
    public Fragment CutByIndex(int from, int to)
    {
        if (from <= 0 && to >= ChildCount) return this;
        return from >= to ? Empty : Take(Math.Max(0, from), Math.Min(to, ChildCount));
    }

    /// <summary>The same children with another one at that index.</summary>
    /// <exception cref="ProseException">There is no such index.</exception>
    public Fragment ReplaceChild(int index, Node node) => ReferenceEquals(Child(index), node) ? this : Put(index, node);

    /// <summary>The position at which this content first differs from the other, or null where they are equal.</summary>
    /// <param name="other">The content to compare with.</param>
    /// <param name="pos">The position at which both start.</param>
    public int? FindDiffStart(Fragment other, int pos = 0)
    {
        for (var i = 0; ; i++)
        {
            if (i == ChildCount || i == other.ChildCount) return ChildCount == other.ChildCount ? null : pos;
            var (a, b) = (Child(i), other.Child(i));
            if (ReferenceEquals(a, b))
            {
                pos += a.NodeSize;
                continue;
            }
            if (!a.SameMarkup(b)) return pos;
            if (a.Text != b.Text) return pos + ProseText.CommonStart(a.Text, b.Text);
            if (a.Content.FindDiffStart(b.Content, pos + 1) is { } inner) return inner;
            pos += a.NodeSize;
        }
    }

    /// <inheritdoc/>
    public bool Equals(Fragment? other) =>
        ReferenceEquals(this, other) || (other is not null && Size == other.Size && ChildCount == other.ChildCount && Children.SequenceEqual(other.Children));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Fragment);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Size, ChildCount);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Children);

    /// <summary>Adds a node to a list of siblings; text that meets text with the same marks becomes one.</summary>
    internal static void Push(List<Node> list, Node node)
    {
        if (list.Count > 0 && list[^1].JoinsText(node)) list[^1] = list[^1].WithText(list[^1].Text + node.Text);
        else list.Add(node);
    }

    /// <summary>Puts the words that go on where the last node ends into it, all at once: one after the other would cost the square of their number.</summary>
    private static void Join(List<Node> list, List<string> words)
    {
        if (words.Count == 0) return;
        list[^1] = list[^1].WithText(string.Concat([list[^1].Text, .. words]));
        words.Clear();
    }

    private Node CutChild(int index, int from, int to)
    {
        var child = Child(index);
        return child.IsText
            ? child.Cut(from, Math.Min(child.NodeSize, to))
            : child.Cut(Math.Max(0, from - 1), Math.Min(child.Content.Size, to - 1));
    }
}
