namespace Workspace.Prose;

/// <summary>What a step may carry, wherever it is made: the same rules as for what stands in a document.</summary>
internal static class StepRules
{
    /// <exception cref="ProseException">It carries something a document may not hold.</exception>
    public static void Check(Step step)
    {
        switch (step)
        {
            case ReplaceStep replace: Check(replace.Slice.Content); break;
            case ReplaceAroundStep around: Check(around.Slice.Content); break;
            case MarkStep mark: NodeRules.Check(mark.Mark); break;
            case MarkSetStep set: foreach (var part in set.Steps) Check(part); break;
            case AddNodeMarkStep add: NodeRules.Check(add.Mark); break;
            case RemoveNodeMarkStep remove: NodeRules.Check(remove.Mark); break;
            case AttrStep { Value: string text }: Check(text); break;
            case DocAttrStep { Value: string text }: Check(text); break;
            default: break;
        }
    }

    /// <summary>The browser's engine passes over attributes that a node does not have; here they are refused.</summary>
    /// <exception cref="ProseException">The node has no such attribute.</exception>
    public static void CheckAttribute(Step step, Node doc)
    {
        var (node, name) = step switch { AttrStep attr => (doc.NodeAt(attr.Pos), attr.Attr), DocAttrStep attr => (doc, attr.Attr), _ => (null, "") };
        if (node is not null && !node.Attrs.Has(name)) throw new ProseException($"'{node.Type.Name}' has no attribute '{name}'.");
    }

    private static void Check(Fragment content)
    {
        foreach (var node in content.Children)
        {
            NodeRules.Check(node);
            Check(node.Content);
        }
    }

    private static void Check(string text)
    {
        if (ProseText.Problem(text) is { } problem) throw new ProseException(problem);
    }
}
