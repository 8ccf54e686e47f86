namespace Workspace.Prose;

/// <summary>Several steps that add and remove marks, as one: what takes back a mark step over text that was marked in different ways.</summary>
public sealed class MarkSetStep(IReadOnlyList<Step> steps) : Step
{
    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<Step> Steps { get; } = steps;

    /// <inheritdoc/>
    public override Step Invert(Node doc) => new MarkSetStep([.. Steps.Select(s => s.Invert(doc))]);

    /// <inheritdoc/>
    public override Step? Map(IMappable mapping)
    {
        List<Step> mapped = [.. Steps.Select(s => s.Map(mapping)).OfType<Step>()];
        return mapped.Count > 0 ? new MarkSetStep(mapped) : null;
    }

    internal override Node Make(Node doc) => Steps.Aggregate(doc, (current, step) => step.Make(current));

    internal override void Write(JsonOut json) => json.Raw("{\"stepType\":\"markSet\",\"steps\":"u8).List(Steps, s => s.Write(json)).Raw("}"u8);
}
