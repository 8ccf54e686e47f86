namespace Workspace.Prose;

/// <summary>A piece of a document, as it is cut out and put in: content, and how many nodes are open at its start and end.</summary>
public sealed class Slice(Fragment content, int openStart, int openEnd) : IEquatable<Slice>
{
    /// <summary>Nothing.</summary>
    public static Slice Empty { get; } = new(Fragment.Empty, 0, 0);

    /// <summary>The content, with the open nodes.</summary>
    public Fragment Content { get; } = content;

    /// <summary>How many nodes are open at the start.</summary>
    public int OpenStart { get; } = openStart;

    /// <summary>How many nodes are open at the end.</summary>
    public int OpenEnd { get; } = openEnd;

    /// <summary>By how many positions a document grows when it is put in.</summary>
    public int Size => Content.Size - OpenStart - OpenEnd;

    /// <summary>Its words, with a line break between two blocks.</summary>
    public string Text => Content.TextBetween(0, Content.Size, "\n");

    /// <summary>A closed piece of the given nodes.</summary>
    public static Slice Of(params IEnumerable<Node> nodes) => new(Fragment.From(nodes), 0, 0);

    /// <summary>The piece with something put in at a position of it, or null where that does not fit.</summary>
    /// <exception cref="ProseException">The position is outside.</exception>
    public Slice? InsertAt(int pos, Fragment fragment) =>
        Insert(Content, pos + OpenStart, fragment, OpenStart + 1, OpenEnd + 1, null) is { } inserted ? new Slice(inserted, OpenStart, OpenEnd) : null;

    /// <summary>The piece without what stands between two positions of it.</summary>
    /// <exception cref="ProseException">The two positions are not in the same node.</exception>
    public Slice RemoveBetween(int from, int to) => new(Remove(Content, from + OpenStart, to + OpenStart), OpenStart, OpenEnd);

    /// <inheritdoc/>
    public bool Equals(Slice? other) => other is not null && OpenStart == other.OpenStart && OpenEnd == other.OpenEnd && Content.Equals(other.Content);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Slice);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Content, OpenStart, OpenEnd);

    /// <inheritdoc/>
    public override string ToString() => $"<{Content}>({OpenStart},{OpenEnd})";

    private static Fragment? Insert(Fragment content, int at, Fragment insert, int openStart, int openEnd, Node? parent)
    {
        var (index, offset) = content.FindIndex(at);
        var child = content.MaybeChild(index);
        if (offset == at || child is null or { IsText: true })
            return parent is not null && openStart <= 0 && openEnd <= 0 && !parent.CanReplace(index, index, insert)
                ? null
                : content.Cut(0, at).Append(insert).Append(content.Cut(at));
        var inner = Insert(child.Content, at - offset - 1, insert, index == 0 ? openStart - 1 : 0, index == content.ChildCount - 1 ? openEnd - 1 : 0, child);
        return inner is null ? null : content.ReplaceChild(index, child.Copy(inner));
    }

    private static Fragment Remove(Fragment content, int from, int to)
    {
        var (index, offset) = content.FindIndex(from);
        var (indexTo, offsetTo) = content.FindIndex(to);
        var child = content.MaybeChild(index);
        if (offset == from || child is null or { IsText: true })
            return offsetTo == to || content.Child(indexTo).IsText
                ? content.Cut(0, from).Append(content.Cut(to))
                : throw new ProseException("What is to be removed is not in one node.");
        if (index != indexTo) throw new ProseException("What is to be removed is not in one node.");
        return content.ReplaceChild(index, child.Copy(Remove(child.Content, from - offset - 1, to - offset - 1)));
    }
}
