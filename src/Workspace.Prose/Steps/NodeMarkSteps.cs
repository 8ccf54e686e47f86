namespace Workspace.Prose;

/// <summary>Puts a mark on the node that starts at a position.</summary>
public sealed class AddNodeMarkStep(int pos, Mark mark) : Step
{
    /// <summary>Where the node starts.</summary>
    public int Pos { get; } = pos;

    /// <summary>The mark.</summary>
    public Mark Mark { get; } = mark;

    /// <inheritdoc/>
    public override Step Invert(Node doc)
    {
        if (doc.NodeAt(Pos) is not { } node) return new RemoveNodeMarkStep(Pos, Mark);
        var added = Mark.AddToSet(node.Marks);
        if (added.Length != node.Marks.Length) return new RemoveNodeMarkStep(Pos, Mark);
        return new AddNodeMarkStep(Pos, node.Marks.FirstOrDefault(m => !m.IsInSet(added)) ?? Mark);
    }

    /// <inheritdoc/>
    public override Step? Map(IMappable mapping) => mapping.MapResult(Pos, 1) is { DeletedAfter: false } at ? new AddNodeMarkStep(at.Pos, Mark) : null;

    internal override Node Make(Node doc)
    {
        var node = Found(doc, Pos);
        return ReplaceOpening(doc, Pos, node, node.Type.Create(node.Attrs, null, Mark.AddToSet(node.Marks)));
    }

    internal override void Write(JsonOut json) =>
        json.Raw("{\"stepType\":\"addNodeMark\",\"pos\":"u8).Number(Pos).Raw(",\"mark\":"u8).Mark(Mark).Raw("}"u8);
}

/// <summary>Takes a mark away from the node that starts at a position.</summary>
public sealed class RemoveNodeMarkStep(int pos, Mark mark) : Step
{
    /// <summary>Where the node starts.</summary>
    public int Pos { get; } = pos;

    /// <summary>The mark.</summary>
    public Mark Mark { get; } = mark;

    /// <inheritdoc/>
    public override Step Invert(Node doc) => doc.NodeAt(Pos) is { } node && Mark.IsInSet(node.Marks) ? new AddNodeMarkStep(Pos, Mark) : this;

    /// <inheritdoc/>
    public override Step? Map(IMappable mapping) => mapping.MapResult(Pos, 1) is { DeletedAfter: false } at ? new RemoveNodeMarkStep(at.Pos, Mark) : null;

    internal override Node Make(Node doc)
    {
        var node = Found(doc, Pos);
        return ReplaceOpening(doc, Pos, node, node.Type.Create(node.Attrs, null, Mark.RemoveFromSet(node.Marks)));
    }

    internal override void Write(JsonOut json) =>
        json.Raw("{\"stepType\":\"removeNodeMark\",\"pos\":"u8).Number(Pos).Raw(",\"mark\":"u8).Mark(Mark).Raw("}"u8);
}
