namespace Workspace.Prose;

/// <summary>The declaration of a kind of node, in the vocabulary of prosemirror-model.</summary>
/// <param name="Content">What it may hold, for example <c>paragraph block*</c>; empty for nothing.</param>
/// <param name="Marks">Which marks what it holds may carry: names or groups, <c>_</c> for all, null for the default (all in text, none elsewhere).</param>
/// <param name="Groups">The groups it belongs to in content expressions.</param>
/// <param name="LeafText">How a leaf reads in plain text; null for not at all.</param>
/// <param name="Needs">Sets of attributes of which at least one must be given (an image: alternative text, or "decorative").</param>
public sealed record NodeSpec(
    string Content = "", string? Marks = null, IReadOnlyList<string>? Groups = null, bool Inline = false, bool Atom = false, bool Code = false,
    bool Defining = false, bool Isolating = false, string? LeafText = null, IReadOnlyList<AttrSpec>? Attributes = null, IReadOnlyList<IReadOnlyList<string>>? Needs = null)
{
    /// <summary>The attributes, in the order of the schema.</summary>
    public IReadOnlyList<AttrSpec> Attrs => Attributes ?? [];

    /// <summary>Whether it belongs to the group.</summary>
    public bool IsInGroup(string group) => Groups?.Contains(group) == true;
}

/// <summary>The declaration of a kind of mark, in the vocabulary of prosemirror-model.</summary>
/// <param name="Excludes">Names or groups of the marks it takes the place of; null for its own kind, empty for none.</param>
/// <param name="Inclusive">Whether text typed at its end carries it too.</param>
public sealed record MarkSpec(
    string? Excludes = null, IReadOnlyList<string>? Groups = null, bool Inclusive = true, bool Code = false, IReadOnlyList<AttrSpec>? Attributes = null)
{
    /// <summary>The attributes, in the order of the schema.</summary>
    public IReadOnlyList<AttrSpec> Attrs => Attributes ?? [];

    /// <summary>Whether it belongs to the group.</summary>
    public bool IsInGroup(string group) => Groups?.Contains(group) == true;
}
