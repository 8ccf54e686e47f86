namespace Workspace.Prose;

/// <summary>Puts a mark on all that stands in a stretch of text, or takes it away.</summary>
public abstract class MarkStep(int from, int to, Mark mark) : Step
{
    /// <summary>Where the stretch starts.</summary>
    public int From { get; } = from;

    /// <summary>Where it ends.</summary>
    public int To { get; } = to;

    /// <summary>The mark.</summary>
    public Mark Mark { get; } = mark;

    /// <inheritdoc/>
    public override Step? Map(IMappable mapping)
    {
        var (start, end) = (mapping.Map(From, 1), mapping.Map(To, -1));
        return start >= end ? null : With(start, end, Mark);
    }

    /// <inheritdoc/>
    public override Step? Merge(Step next) =>
        next is MarkStep other && other.GetType() == GetType() && other.Mark.Equals(Mark) && From <= other.To && To >= other.From
            ? With(Math.Min(From, other.From), Math.Max(To, other.To), Mark)
            : null;

    private protected abstract MarkStep With(int from, int to, Mark mark);

    private protected abstract Node Marked(Node node, Node parent);

    internal override Node Make(Node doc)
    {
        var old = doc.SliceBetween(From, To);
        var start = doc.Resolve(From);
        var content = Marked(old.Content, start.Node(start.SharedDepth(To)));
        return doc.Replace(From, To, new Slice(content, old.OpenStart, old.OpenEnd));
    }

    private protected void Write(JsonOut json, ReadOnlySpan<byte> type) =>
        json.Raw("{\"stepType\":\""u8).Raw(type).Raw("\",\"mark\":"u8).Mark(Mark).Raw(",\"from\":"u8).Number(From).Raw(",\"to\":"u8).Number(To).Raw("}"u8);

    /// <summary>Adds a step to those that take another back; one that goes on where the last ends becomes one with it.</summary>
    private protected static void Push(List<Step> steps, MarkStep step)
    {
        if (steps.Count > 0 && steps[^1] is MarkStep last && last.GetType() == step.GetType() && last.To == step.From && last.Mark.Equals(step.Mark))
            steps[^1] = last.With(last.From, step.To, last.Mark);
        else steps.Add(step);
    }

    private protected static Step OneOf(List<Step> steps) => steps.Count == 1 ? steps[0] : new MarkSetStep(steps);

    private Fragment Marked(Fragment content, Node parent) => Fragment.From(content.Children.Select(child =>
    {
        var inner = child.Content.Size > 0 ? child.Copy(Marked(child.Content, child)) : child;
        return inner.IsInline ? Marked(inner, parent) : inner;
    }));
}
