using System.Collections;

namespace Workspace.Prose;

/// <summary>A list as the value of an attribute, compared by what it holds.</summary>
public sealed class AttrList : IReadOnlyList<object?>, IEquatable<AttrList>
{
    private readonly object?[] items;

    /// <summary>A list of the given values, in their order.</summary>
    public AttrList(IEnumerable<object?> items) => this.items = [.. items.Select(Normal)];

    /// <inheritdoc/>
    public int Count => items.Length;

    /// <inheritdoc/>
    public object? this[int index] => items[index];

    /// <inheritdoc/>
    public bool Equals(AttrList? other) => other is not null && items.AsSpan().SequenceEqual(other.items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttrList);

    /// <inheritdoc/>
    public override int GetHashCode() => items.Aggregate(items.Length, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The value in the one form attributes keep: every number is a double, every list an <see cref="AttrList"/>.</summary>
    internal static object? Normal(object? value) => value switch
    {
        null or bool or double or string or AttrList or Unset => value,
        int number => (double)number,
        long number => (double)number,
        IEnumerable list => new AttrList(list.Cast<object?>()),
        _ => throw new ProseException($"An attribute cannot hold a {value.GetType().Name}."),
    };
}
