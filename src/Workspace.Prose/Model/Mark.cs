using System.Collections.Immutable;

namespace Workspace.Prose;

/// <summary>Something said about a stretch of text or a node: that it is strong, a link, commented on.</summary>
public sealed class Mark : IEquatable<Mark>
{
    internal Mark(MarkType type, Attrs attrs) => (Type, Attrs) = (type, attrs);

    /// <summary>The empty set of marks.</summary>
    public static ImmutableArray<Mark> None => [];

    /// <summary>What kind of mark this is.</summary>
    public MarkType Type { get; }

    /// <summary>What it says, for example where a link leads.</summary>
    public Attrs Attrs { get; }

    /// <summary>Whether two sets hold equal marks in the same order.</summary>
    public static bool SameSet(ImmutableArray<Mark> a, ImmutableArray<Mark> b)
    {
        if (a == b) return true;
        if (a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++) if (!a[i].Equals(b[i])) return false;
        return true;
    }

    /// <summary>The given marks in the order of the schema.</summary>
    public static ImmutableArray<Mark> SetFrom(IEnumerable<Mark> marks) => [.. marks.OrderBy(m => m.Type.Rank)];

    /// <summary>The set with this mark in its place: without the marks it excludes, and unchanged where one of them excludes it.</summary>
    public ImmutableArray<Mark> AddToSet(ImmutableArray<Mark> set)
    {
        var result = ImmutableArray.CreateBuilder<Mark>(set.Length + 1);
        var placed = false;
        foreach (var other in set)
        {
            if (Equals(other)) return set;
            if (Type.Excludes(other.Type)) continue;
            if (other.Type.Excludes(Type)) return set;
            if (!placed && other.Type.Rank > Type.Rank)
            {
                result.Add(this);
                placed = true;
            }
            result.Add(other);
        }
        if (!placed) result.Add(this);
        return result.DrainToImmutable();
    }

    /// <summary>The set without this mark.</summary>
    public ImmutableArray<Mark> RemoveFromSet(ImmutableArray<Mark> set)
    {
        for (var i = 0; i < set.Length; i++) if (Equals(set[i])) return set.RemoveAt(i);
        return set;
    }

    /// <summary>Whether the set holds this mark with these attributes.</summary>
    public bool IsInSet(ImmutableArray<Mark> set) => set.Contains(this);

    /// <inheritdoc/>
    public bool Equals(Mark? other) => ReferenceEquals(this, other) || (other is not null && Type == other.Type && Attrs.Equals(other.Attrs));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Mark);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type.Rank, Attrs);

    /// <inheritdoc/>
    public override string ToString() => Type.Name;
}
