namespace Workspace.Prose;

/// <summary>Takes a mark away from all text in a stretch.</summary>
public sealed class RemoveMarkStep(int from, int to, Mark mark) : MarkStep(from, to, mark)
{
    /// <inheritdoc/>
    public override Step Invert(Node doc)
    {
        var steps = new List<Step>();
        doc.NodesBetween(From, To, (node, pos, _, _) =>
        {
            if (node.IsInline && node.IsAtom && Mark.IsInSet(node.Marks))
                Push(steps, new AddMarkStep(Math.Max(From, pos), Math.Min(To, pos + node.NodeSize), Mark));
            return true;
        });
        return OneOf(steps);
    }

    internal override void Write(JsonOut json) => Write(json, "removeMark"u8);

    private protected override MarkStep With(int from, int to, Mark mark) => new RemoveMarkStep(from, to, mark);

    private protected override Node Marked(Node node, Node parent) => node.WithMarks(Mark.RemoveFromSet(node.Marks));
}
