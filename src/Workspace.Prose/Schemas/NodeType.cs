using System.Collections.Immutable;

namespace Workspace.Prose;

/// <summary>A kind of node, as the schema declares it: what it may hold, and with which marks.</summary>
public sealed class NodeType
{
    private readonly AttrSpec[] attrs;
    private readonly Attrs? defaults;
    private bool[]? allowedMarks = [];

    internal NodeType(string name, int index, Schema schema, NodeSpec spec)
    {
        (Name, Index, Schema, Spec, attrs) = (name, index, schema, spec, [.. spec.Attrs]);
        (IsText, IsInline) = (name == "text", spec.Inline || name == "text");
        defaults = AttrSpec.Defaults(attrs);
    }

    /// <summary>Its name in the schema and in JSON.</summary>
    public string Name { get; }

    /// <summary>The schema it belongs to.</summary>
    public Schema Schema { get; }

    /// <summary>The declaration it was made from.</summary>
    public NodeSpec Spec { get; }

    /// <summary>Where the automaton of its content expression starts.</summary>
    public ContentMatch ContentMatch { get; private set; } = ContentMatch.Empty;

    /// <summary>Whether it is text.</summary>
    public bool IsText { get; }

    /// <summary>Whether it stands within a line.</summary>
    public bool IsInline { get; }

    /// <summary>Whether it is a block.</summary>
    public bool IsBlock => !IsInline;

    /// <summary>Whether it holds inline content.</summary>
    public bool HasInlineContent { get; private set; }

    /// <summary>Whether it is a block of text.</summary>
    public bool IsTextblock => IsBlock && HasInlineContent;

    /// <summary>Whether it can hold nothing.</summary>
    public bool IsLeaf { get; private set; }

    /// <summary>Whether an editor treats it as one thing.</summary>
    public bool IsAtom => IsLeaf || Spec.Atom;

    /// <summary>Whether one of its attributes has no default.</summary>
    public bool HasRequiredAttrs => defaults is null;

    /// <summary>Its attributes: the given ones, defaults for the rest.</summary>
    /// <exception cref="ProseException">An attribute without default is missing, or a name is unknown.</exception>
    public Attrs Attributes(params ReadOnlySpan<(string Name, object? Value)> given) => AttrSpec.Compute(attrs, defaults, given, Name);

    /// <summary>A node of this kind; its content is not checked.</summary>
    /// <exception cref="ProseException">Text, or an attribute without default is missing.</exception>
    public Node Create(Attrs? attributes = null, Fragment? content = null, ImmutableArray<Mark> marks = default)
    {
        if (IsText) throw new ProseException("Text is made with Schema.Text.");
        return new Node(this, attributes ?? Attributes(), content ?? Fragment.Empty, marks.IsDefaultOrEmpty ? Mark.None : Mark.SetFrom(marks));
    }

    /// <summary>A node of this kind whose content fits.</summary>
    /// <exception cref="ProseException">The content does not fit.</exception>
    public Node CreateChecked(Attrs? attributes = null, Fragment? content = null, ImmutableArray<Mark> marks = default)
    {
        CheckContent(content ?? Fragment.Empty);
        return Create(attributes, content, marks);
    }

    /// <summary>A node of this kind with whatever is missing around the content put in, or null where that is not possible.</summary>
    public Node? CreateAndFill(Attrs? attributes = null, Fragment? content = null, ImmutableArray<Mark> marks = default)
    {
        content ??= Fragment.Empty;
        if (content.Size > 0)
        {
            if (ContentMatch.FillBefore(content) is not { } before) return null;
            content = before.Append(content);
        }
        var after = ContentMatch.MatchFragment(content)?.FillBefore(Fragment.Empty, toEnd: true);
        return after is null ? null : Create(attributes, content.Append(after), marks);
    }

    /// <summary>Whether the content fits, with its marks.</summary>
    public bool ValidContent(Fragment content) => ContentMatch.MatchFragment(content) is { ValidEnd: true } && content.AllowedBy(this);

    /// <summary>Whether something can stand in both this and the other, so that one can be joined to the other.</summary>
    public bool CompatibleContent(NodeType other) => this == other || ContentMatch.Compatible(other.ContentMatch);

    /// <summary>Whether what it holds may carry marks of that kind.</summary>
    public bool AllowsMarkType(MarkType type) => allowedMarks is null || allowedMarks[type.Rank];

    /// <summary>Whether what it holds may carry those marks.</summary>
    public bool AllowsMarks(ImmutableArray<Mark> marks)
    {
        if (allowedMarks is null) return true;
        foreach (var mark in marks) if (!allowedMarks[mark.Type.Rank]) return false;
        return true;
    }

    /// <summary>Those of the marks that what it holds may carry.</summary>
    public ImmutableArray<Mark> AllowedMarks(ImmutableArray<Mark> marks) => AllowsMarks(marks) ? marks : marks.RemoveAll(m => !AllowsMarkType(m.Type));

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Its place in the schema.</summary>
    internal int Index { get; }

    internal void CheckContent(Fragment content)
    {
        if (!ValidContent(content)) throw new ProseException($"This content does not fit into '{Name}'.");
    }

    internal void Complete(ContentMatch match, Func<string, bool[]> gatherMarks)
    {
        ContentMatch = match;
        HasInlineContent = match.HasInlineContent;
        IsLeaf = match == ContentMatch.Empty;
        allowedMarks = Spec.Marks switch { "_" => null, null => HasInlineContent ? null : gatherMarks(""), var names => gatherMarks(names) };
    }
}
