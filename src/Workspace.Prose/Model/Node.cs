using System.Collections.Immutable;

namespace Workspace.Prose;

/// <summary>A piece of a document: a paragraph, a table, a stretch of text. Never changes; an edited document is another one that shares what stayed.</summary>
public sealed partial class Node : IEquatable<Node>
{
    internal Node(NodeType type, Attrs attrs, Fragment content, ImmutableArray<Mark> marks)
    {
        (Type, Attrs, Content, Marks) = (type, attrs, content, marks);
        NodeSize = type.IsLeaf ? 1 : content.Size + 2;
        NodeCount = content.NodeCount + 1;
        Depth = content.Depth + 1;
    }

    internal Node(NodeType type, string text, ImmutableArray<Mark> marks)
    {
        (Type, Attrs, Content, Marks, Text) = (type, Attrs.None, Fragment.Empty, marks, text);
        NodeSize = text.Length;
        NodeCount = Depth = 1;
    }

    /// <summary>What kind of node this is.</summary>
    public NodeType Type { get; }

    /// <summary>Its attributes, for example the level of a heading.</summary>
    public Attrs Attrs { get; }

    /// <summary>Its children.</summary>
    public Fragment Content { get; }

    /// <summary>Its marks, in the order of the schema.</summary>
    public ImmutableArray<Mark> Marks { get; }

    /// <summary>The words of a piece of text; null for every other node.</summary>
    public string? Text { get; }

    /// <summary>How many positions it takes: UTF-16 code units for text, 1 for a leaf, else 2 more than its content.</summary>
    public int NodeSize { get; }

    /// <summary>How many children it has.</summary>
    public int ChildCount => Content.ChildCount;

    /// <summary>Its children, in order.</summary>
    public IEnumerable<Node> Children => Content.Children;

    /// <summary>The first child, or null.</summary>
    public Node? FirstChild => Content.FirstChild;

    /// <summary>The last child, or null.</summary>
    public Node? LastChild => Content.LastChild;

    /// <summary>Whether it is text.</summary>
    public bool IsText => Text is not null;

    /// <summary>Whether it is a block.</summary>
    public bool IsBlock => Type.IsBlock;

    /// <summary>Whether it stands within a line.</summary>
    public bool IsInline => Type.IsInline;

    /// <summary>Whether it is a block of text.</summary>
    public bool IsTextblock => Type.IsTextblock;

    /// <summary>Whether it can hold nothing.</summary>
    public bool IsLeaf => Type.IsLeaf;

    /// <summary>Whether an editor treats it as one thing.</summary>
    public bool IsAtom => Type.IsAtom;

    /// <summary>The child at that index.</summary>
    /// <exception cref="ProseException">There is none.</exception>
    public Node Child(int index) => Content.Child(index);

    /// <summary>The child at that index, or null.</summary>
    public Node? MaybeChild(int index) => Content.MaybeChild(index);

    /// <summary>The same node with other content, which is not checked.</summary>
    public Node Copy(Fragment content) => ReferenceEquals(content, Content) ? this : new Node(Type, Attrs, content, Marks);

    /// <summary>The same node with other marks.</summary>
    public Node WithMarks(ImmutableArray<Mark> marks) =>
        marks == Marks ? this : Text is null ? new Node(Type, Attrs, Content, marks) : new Node(Type, Text, marks);

    /// <summary>The same piece of text with other words.</summary>
    public Node WithText(string text) => text == Text ? this : new Node(Type, text, Marks);

    /// <summary>The same node with other attributes.</summary>
    public Node WithAttrs(Attrs attrs) => new(Type, attrs, Content, Marks);

    /// <summary>The node with only the part of its content (of its words) between two positions.</summary>
    public Node Cut(int from, int? to = null)
    {
        if (Text is null) return Copy(Content.Cut(from, to));
        var end = to ?? Text.Length;
        if (from < 0 || end > Text.Length || from >= end) throw new ProseException("Text cannot be cut there.");
        return WithText(Text[from..end]);
    }

    /// <summary>Whether kind, attributes and marks are the same.</summary>
    public bool SameMarkup(Node other) => Type == other.Type && Attrs.Equals(other.Attrs) && Mark.SameSet(Marks, other.Marks);

    /// <inheritdoc/>
    public bool Equals(Node? other) =>
        ReferenceEquals(this, other) || (other is not null && NodeSize == other.NodeSize && SameMarkup(other) && Text == other.Text && Content.Equals(other.Content));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Node);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type.Index, NodeSize, Text);

    /// <inheritdoc/>
    public override string ToString()
    {
        var inner = Text is not null ? $"\"{Text}\"" : Content.Size > 0 ? $"{Type.Name}({Content})" : Type.Name;
        return Marks.Reverse().Aggregate(inner, (text, mark) => $"{mark.Type.Name}({text})");
    }

    /// <summary>How many nodes it is made of, itself included.</summary>
    internal int NodeCount { get; }

    /// <summary>How many nodes stand within each other, itself included.</summary>
    internal int Depth { get; }

    /// <summary>Whether both are text with the same marks, so that side by side they are one.</summary>
    internal bool JoinsText(Node next) => Text is not null && next.Text is not null && Mark.SameSet(Marks, next.Marks);
}
