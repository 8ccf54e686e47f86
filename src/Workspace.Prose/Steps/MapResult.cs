using System.Runtime.InteropServices;

namespace Workspace.Prose;

/// <summary>Where a position went, and whether what was around it was deleted.</summary>
/// <param name="Pos">The position afterwards.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MapResult(int Pos)
{
    internal MapResult(int pos, Deletions deletions, (int Range, int Offset)? recover = null)
        : this(pos) => (Deleting, Recover) = (deletions, recover);

    [Flags]
    internal enum Deletions
    {
        None = 0,
        Before = 1,
        After = 2,
        Across = 4,
        Side = 8,
    }

    /// <summary>Whether the side the position belongs to was deleted.</summary>
    public bool Deleted => (Deleting & Deletions.Side) != Deletions.None;

    /// <summary>Whether what stood right before it was deleted.</summary>
    public bool DeletedBefore => (Deleting & (Deletions.Before | Deletions.Across)) != Deletions.None;

    /// <summary>Whether what stood right after it was deleted.</summary>
    public bool DeletedAfter => (Deleting & (Deletions.After | Deletions.Across)) != Deletions.None;

    /// <summary>Whether it was inside of something deleted.</summary>
    public bool DeletedAcross => (Deleting & Deletions.Across) != Deletions.None;

    internal Deletions Deleting { get; }

    /// <summary>How to find the place again in a map that puts back what this one deleted.</summary>
    internal (int Range, int Offset)? Recover { get; }
}
