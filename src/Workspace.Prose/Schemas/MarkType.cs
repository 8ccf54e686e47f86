namespace Workspace.Prose;

/// <summary>A kind of mark, as the schema declares it.</summary>
public sealed class MarkType
{
    private readonly AttrSpec[] attrs;
    private readonly Mark? plain;
    private bool[] excluded = [];

    internal MarkType(string name, int rank, MarkSpec spec)
    {
        (Name, Rank, Spec, attrs) = (name, rank, spec, [.. spec.Attrs]);
        plain = AttrSpec.Defaults(attrs) is { } defaults ? new Mark(this, defaults) : null;
    }

    /// <summary>Its name in the schema and in JSON.</summary>
    public string Name { get; }

    /// <summary>Its place in the schema: marks with a lower rank stand first in a set and outermost in HTML.</summary>
    public int Rank { get; }

    /// <summary>The declaration it was made from.</summary>
    public MarkSpec Spec { get; }

    /// <summary>A mark of this kind.</summary>
    /// <exception cref="ProseException">An attribute without default is missing, or a name is unknown.</exception>
    public Mark Create(params ReadOnlySpan<(string Name, object? Value)> attributes) =>
        attributes.IsEmpty && plain is not null ? plain : new Mark(this, AttrSpec.Compute(attrs, plain?.Attrs, attributes, Name));

    /// <summary>Whether a mark of this kind takes the place of marks of the other kind.</summary>
    public bool Excludes(MarkType other) => excluded[other.Rank];

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal void Exclude(IEnumerable<MarkType> others, int count)
    {
        excluded = new bool[count];
        foreach (var other in others) excluded[other.Rank] = true;
    }
}
