namespace Workspace.Prose;

/// <summary>An attribute as the schema declares it: its name, what stands there when nothing is given, and what may stand there.</summary>
public sealed record AttrSpec(string Name, bool HasDefault, object? Default, AttrRule Rule)
{
    /// <summary>The values for the declared attributes: the given ones, and defaults where nothing is given.</summary>
    /// <exception cref="ProseException">A value without default is missing, or a name is not declared.</exception>
    internal static Attrs Compute(AttrSpec[] specs, Attrs? defaults, ReadOnlySpan<(string Name, object? Value)> given, string owner)
    {
        if (given.IsEmpty && defaults is not null) return defaults;
        var values = new object?[specs.Length];
        var found = 0;
        for (var i = 0; i < specs.Length; i++) values[i] = specs[i].ValueIn(given, owner, ref found);
        if (found != given.Length) throw new ProseException($"'{owner}' has no such attribute as one of {string.Join(", ", given.ToArray().Select(g => g.Name))}.");
        return new Attrs(specs, values);
    }

    /// <summary>The attributes when nothing is given, or null where something must be.</summary>
    internal static Attrs? Defaults(AttrSpec[] specs) =>
        specs.Length == 0 ? Attrs.None : specs.All(s => s.HasDefault) ? new Attrs(specs, [.. specs.Select(s => s.Default)]) : null;

    /// <exception cref="ProseException">There is none.</exception>
    internal object? DefaultValue => HasDefault ? Default : throw new ProseException($"The attribute '{Name}' needs a value.");

    private object? ValueIn(ReadOnlySpan<(string Name, object? Value)> given, string owner, ref int found)
    {
        foreach (var (name, value) in given)
        {
            if (name != Name) continue;
            found++;
            return AttrList.Normal(value);
        }
        return HasDefault ? Default : throw new ProseException($"'{owner}' needs the attribute '{Name}'.");
    }
}
