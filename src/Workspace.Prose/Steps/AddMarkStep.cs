namespace Workspace.Prose;

/// <summary>Puts a mark on all text in a stretch, where it is allowed.</summary>
public sealed class AddMarkStep(int from, int to, Mark mark) : MarkStep(from, to, mark)
{
    /// <inheritdoc/>
    public override Step Invert(Node doc)
    {
        var steps = new List<Step>();
        doc.NodesBetween(From, To, (node, pos, _, _) =>
        {
            if (!node.IsInline || !node.IsAtom) return true;
            var added = Mark.AddToSet(node.Marks);
            if (Prose.Mark.SameSet(added, node.Marks)) return true;
            var (from, to) = (Math.Max(From, pos), Math.Min(To, pos + node.NodeSize));
            Push(steps, new RemoveMarkStep(from, to, Mark));
            foreach (var gone in node.Marks) if (!gone.IsInSet(added)) Push(steps, new AddMarkStep(from, to, gone));
            return true;
        });
        return OneOf(steps);
    }

    internal override void Write(JsonOut json) => Write(json, "addMark"u8);

    private protected override MarkStep With(int from, int to, Mark mark) => new AddMarkStep(from, to, mark);

    private protected override Node Marked(Node node, Node parent) =>
        node.IsAtom && parent.Type.AllowsMarkType(Mark.Type) ? node.WithMarks(Mark.AddToSet(node.Marks)) : node;
}
