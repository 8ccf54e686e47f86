namespace Workspace.Prose;

/// <content>Reading a document: walking through it, its plain text, what stands at a position.</content>
public sealed partial class Node
{
    /// <summary>Its words without any markup.</summary>
    public string TextContent => Text ?? (IsLeaf ? Type.Spec.LeafText ?? "" : TextBetween(0, Content.Size));

    /// <summary>The words between two positions.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="to">Where to end.</param>
    /// <param name="blockSeparator">What to put between two blocks.</param>
    /// <param name="leafText">What stands for a leaf; by default what the schema says.</param>
    public string TextBetween(int from, int to, string? blockSeparator = null, Func<Node, string?>? leafText = null) =>
        Content.TextBetween(from, to, blockSeparator, leafText);

    /// <summary>Visits every node that touches the stretch, parents first.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="to">Where to end.</param>
    /// <param name="visit">Told the node, its position, its parent and its index there; answers whether to go on into it.</param>
    public void NodesBetween(int from, int to, Func<Node, int, Node, int, bool> visit) => Content.Walk(this, from, to, 0, visit);

    /// <summary>Visits every node below this one, parents first.</summary>
    public void Descendants(Func<Node, int, Node, int, bool> visit) => Content.Walk(this, 0, Content.Size, 0, visit);

    /// <summary>The node that starts at the position, or the text around it; null where there is none.</summary>
    /// <exception cref="ProseException">The position is outside.</exception>
    public Node? NodeAt(int pos)
    {
        for (var node = this; ;)
        {
            var (index, offset) = node.Content.FindIndex(pos);
            if (node.MaybeChild(index) is not { } child) return null;
            if (offset == pos || child.IsText) return child;
            pos -= offset + 1;
            node = child;
        }
    }

    /// <summary>The position with everything around it.</summary>
    /// <exception cref="ProseException">It is outside.</exception>
    public ResolvedPos Resolve(int pos) => ResolvedPos.In(this, pos);

    /// <summary>The state of the content expression before the child at that index.</summary>
    /// <exception cref="ProseException">The content does not fit.</exception>
    public ContentMatch ContentMatchAt(int index) =>
        Type.ContentMatch.MatchFragment(Content, 0, index) ?? throw new ProseException($"The content of '{Type.Name}' does not fit.");

    /// <summary>Whether the children from one index to another may be replaced by others.</summary>
    public bool CanReplace(int from, int to, Fragment? replacement = null)
    {
        replacement ??= Fragment.Empty;
        return ContentMatchAt(from).MatchFragment(replacement)?.MatchFragment(Content, to) is { ValidEnd: true } && replacement.AllowedBy(Type);
    }

    /// <summary>Whether the children from one index to another may be replaced by a node of that kind.</summary>
    public bool CanReplaceWith(int from, int to, NodeType type) => ContentMatchAt(from).MatchType(type)?.MatchFragment(Content, to) is { ValidEnd: true };
}
