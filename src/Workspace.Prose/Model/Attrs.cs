namespace Workspace.Prose;

/// <summary>The attributes of a node or mark: one value for every name its type declares, in the order declared.</summary>
/// <remarks>A value is null, <see cref="bool"/>, <see cref="double"/>, <see cref="string"/> or <see cref="AttrList"/>.</remarks>
public sealed class Attrs : IEquatable<Attrs>
{
    private readonly AttrSpec[] specs;
    private readonly object?[] values;
    private int jsonSize = -1;

    internal Attrs(AttrSpec[] specs, object?[] values) => (this.specs, this.values) = (specs, values);

    /// <summary>No attributes.</summary>
    public static Attrs None { get; } = new([], []);

    /// <summary>How many there are.</summary>
    public int Count => values.Length;

    /// <summary>The value of that name, or null where the type has no such attribute.</summary>
    public object? this[string name] => IndexOf(name) is >= 0 and var at ? values[at] : null;

    /// <summary>Name and value of the attribute at that place in the declaration.</summary>
    public (string Name, object? Value) At(int index) => (specs[index].Name, values[index]);

    /// <summary>Whether the type has an attribute of that name.</summary>
    public bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>The text of that name, or the empty text.</summary>
    public string Text(string name) => this[name] as string ?? "";

    /// <summary>The whole number of that name, or 0.</summary>
    public int Number(string name) => this[name] is double number ? (int)number : 0;

    /// <summary>Whether that name is set to true.</summary>
    public bool Flag(string name) => this[name] is true;

    /// <summary>The list of that name, or null.</summary>
    public AttrList? List(string name) => this[name] as AttrList;

    /// <summary>The same attributes with another value for one name; unknown names are passed over.</summary>
    /// <exception cref="ProseException">The value is <see cref="Unset"/> and there is no default.</exception>
    public Attrs With(string name, object? value)
    {
        var at = IndexOf(name);
        if (at < 0) return this;
        var copy = (object?[])values.Clone();
        copy[at] = value is Unset ? specs[at].DefaultValue : AttrList.Normal(value);
        return new Attrs(specs, copy);
    }

    /// <inheritdoc/>
    public bool Equals(Attrs? other) =>
        ReferenceEquals(this, other) || (other is not null && specs == other.specs && values.AsSpan().SequenceEqual(other.values));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Attrs);

    /// <inheritdoc/>
    public override int GetHashCode() => values.Aggregate(values.Length, HashCode.Combine);

    internal ReadOnlySpan<AttrSpec> Specs => specs;

    /// <summary>Bytes of the attributes as a JSON object.</summary>
    internal int JsonSize => jsonSize >= 0 ? jsonSize : jsonSize = JsonMeasure.Of(this);

    private int IndexOf(string name)
    {
        for (var i = 0; i < specs.Length; i++) if (specs[i].Name == name) return i;
        return -1;
    }
}
