using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Workspace.Prose;

/// <summary>Which nodes and marks there are, and how they may stand together.</summary>
public sealed class Schema
{
    private static readonly Lazy<Schema> standard = new(() => SchemaFile.Embedded());
    private readonly FrozenDictionary<string, NodeType> nodesByName;
    private readonly FrozenDictionary<string, MarkType> marksByName;

    /// <summary>A schema of the given declarations, in their order.</summary>
    /// <exception cref="ProseException">A content expression or a mark name cannot be understood, or 'doc' or 'text' is missing.</exception>
    public Schema(IEnumerable<(string Name, NodeSpec Spec)> nodes, IEnumerable<(string Name, MarkSpec Spec)> marks, string topNode = "doc", Limits? limits = null)
    {
        Nodes = [.. nodes.Select((n, i) => new NodeType(n.Name, i, this, n.Spec))];
        Marks = [.. marks.Select((m, i) => new MarkType(m.Name, i, m.Spec))];
        (nodesByName, marksByName) = (Nodes.ToFrozenDictionary(n => n.Name, StringComparer.Ordinal), Marks.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal));
        Limits = limits ?? Limits.None;
        foreach (var mark in Marks) mark.Exclude(mark.Spec.Excludes is { } names ? GatherMarks(names) : [mark], Marks.Length);
        var expressions = new Dictionary<string, ContentMatch>(StringComparer.Ordinal);
        foreach (var type in Nodes) type.Complete(MatchOf(type.Spec.Content, expressions), names => Flags(GatherMarks(names)));
        (TopNodeType, TextType) = (NodeType(topNode), NodeType("text"));
    }

    /// <summary>The schema of pages and documents: <c>schema.json</c>, which the browser reads too.</summary>
    public static Schema Standard => standard.Value;

    /// <summary>The kinds of node, in order.</summary>
    public ImmutableArray<NodeType> Nodes { get; }

    /// <summary>The kinds of mark, in order of rank.</summary>
    public ImmutableArray<MarkType> Marks { get; }

    /// <summary>The kind of a whole document.</summary>
    public NodeType TopNodeType { get; }

    /// <summary>How large a document may grow.</summary>
    public Limits Limits { get; }

    /// <summary>The kind of node of that name.</summary>
    /// <exception cref="ProseException">There is none.</exception>
    public NodeType NodeType(string name) => nodesByName.GetValueOrDefault(name) ?? throw new ProseException($"There is no node '{name}'.");

    /// <summary>The kind of mark of that name.</summary>
    /// <exception cref="ProseException">There is none.</exception>
    public MarkType MarkType(string name) => marksByName.GetValueOrDefault(name) ?? throw new ProseException($"There is no mark '{name}'.");

    /// <summary>A node whose content fits.</summary>
    /// <exception cref="ProseException">It does not fit, or an attribute is missing or unknown.</exception>
    public Node Node(string type, params IEnumerable<Node> content) => Node(type, [], content);

    /// <summary>A node with attributes, whose content fits.</summary>
    /// <exception cref="ProseException">It does not fit, or an attribute is missing or unknown.</exception>
    public Node Node(string type, ReadOnlySpan<(string Name, object? Value)> attrs, params IEnumerable<Node> content)
    {
        var of = NodeType(type);
        return of.CreateChecked(of.Attributes(attrs), Fragment.From(content));
    }

    /// <summary>A piece of text.</summary>
    /// <exception cref="ProseException">It is empty.</exception>
    public Node Text(string text, params IEnumerable<Mark> marks) =>
        text.Length == 0 ? throw new ProseException("A piece of text cannot be empty.") : new Node(TextType, text, Prose.Mark.SetFrom(marks));

    /// <summary>A mark.</summary>
    /// <exception cref="ProseException">An attribute is missing or unknown.</exception>
    public Mark Mark(string type, params ReadOnlySpan<(string Name, object? Value)> attrs) => MarkType(type).Create(attrs);

    internal NodeType TextType { get; }

    private ContentMatch MatchOf(string expression, Dictionary<string, ContentMatch> known) =>
        known.TryGetValue(expression, out var match) ? match : known[expression] = ContentExpression.Parse(expression, Nodes);

    private List<MarkType> GatherMarks(string names)
    {
        var found = new List<MarkType>();
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var before = found.Count;
            found.AddRange(marksByName.TryGetValue(name, out var named) ? [named] : Marks.Where(m => name == "_" || m.Spec.IsInGroup(name)));
            if (found.Count == before) throw new ProseException($"There is no mark '{name}'.");
        }
        return found;
    }

    private bool[] Flags(List<MarkType> marks) => [.. Marks.Select(marks.Contains)];
}
