namespace Workspace.Prose;

/// <summary>Carries steps made on an older version of a document over what others have done since, as prosemirror-collab does it in the browser.</summary>
/// <remarks>
/// The steps are taken back in thought, what others did comes first, and each step is made again where its place is now.
/// Each is mirrored with its own taking back, so that what the author put in himself finds its place again.
/// </remarks>
public sealed class Rebase
{
    private readonly Mapping mapping = new();
    private readonly List<RebasedStep> made = [];
    private readonly List<DroppedStep> dropped = [];
    private readonly List<OverwrittenWords> overwritten = [];
    private readonly IReadOnlyList<Step> batch;
    private readonly IReadOnlyList<Step> since;
    private readonly IReadOnlyList<EarlierStep> earlier;
    private readonly Dictionary<int, Step> own;
    private readonly bool fresh;
    private Node doc;

    private Rebase(Node doc, IReadOnlyList<Step> batch, IReadOnlyList<Step> since, IReadOnlyList<EarlierStep> earlier)
    {
        (this.doc, this.batch, this.since, this.earlier, fresh) = (doc, batch, since, earlier, since.Count + earlier.Count == 0);
        own = earlier.Where(e => e.Since is not null).ToDictionary(e => e.Since!.Value, e => e.Step);
        for (var i = batch.Count - 1; i >= 0; i--) mapping.AppendMap(batch[i].GetMap().Invert());
        for (var i = earlier.Count - 1; i >= 0; i--) mapping.AppendMap(earlier[i].Step.GetMap().Invert());
        var start = batch.Count + earlier.Count;
        foreach (var step in since) mapping.AppendMap(step.GetMap());
        for (var i = 0; i < earlier.Count; i++)
            if (earlier[i].Since is { } at) mapping.SetMirror(start - 1 - i, start + at);
    }

    /// <summary>Carries a batch over.</summary>
    /// <param name="doc">The document as it is now.</param>
    /// <param name="batch">The steps, each made on the document the one before it gave.</param>
    /// <param name="since">All steps accepted since the version the batch was made on, in order.</param>
    /// <param name="earlier">Steps of the same author between that version and the batch, as he made them, where he did not wait for an answer.</param>
    /// <param name="refuse">Told each step and the document it is about to change and the changed one; a sentence refuses the whole batch.</param>
    /// <exception cref="ProseException">The batch is refused, by <paramref name="refuse"/>.</exception>
    public static RebaseResult Over(
        Node doc, IReadOnlyList<Step> batch, IReadOnlyList<Step> since, IReadOnlyList<EarlierStep>? earlier = null, Func<Step, Node, Node, string?>? refuse = null)
    {
        var rebase = new Rebase(doc, batch, since, earlier ?? []);
        for (var i = 0; i < batch.Count; i++) rebase.Take(batch[i], i, batch.Count, refuse);
        return new RebaseResult(rebase.doc, rebase.made, rebase.dropped, rebase.overwritten);
    }

    private void Take(Step step, int index, int count, Func<Step, Node, Node, string?>? refuse)
    {
        var mapFrom = count - index;
        var mapped = fresh && dropped.Count == 0 ? step : step.Map(mapping.Slice(mapFrom));
        var (after, failed) = mapped is null ? new StepResult(null, "Its place is gone.") : mapped.Apply(doc);
        if (mapped is null || after is null)
        {
            dropped.Add(new DroppedStep(index, step, failed!, step.InsertedText));
            return;
        }
        if (refuse?.Invoke(mapped, doc, after) is { } reason) throw new ProseException(reason);
        NameOverwritten(mapped, index);
        mapping.AppendMap(mapped.GetMap(), mapFrom - 1);
        made.Add(new RebasedStep(index, mapped));
        doc = after;
    }

    /// <summary>Finds the words that this step is about to delete without its author having meant to: those others put in since, and his own that came into its way.</summary>
    private void NameOverwritten(Step step, int index)
    {
        if (since.Count == 0) return;
        HashSet<Step>? meant = null;
        foreach (var (from, to, _, _) in step.GetMap().Changes())
            if (from < to) NameOverwritten(from, to, index, meant ??= Meant(index));
    }

    private void NameOverwritten(int from, int to, int index, HashSet<Step> meant)
    {
        var first = mapping.Maps.Count - since.Count - made.Count;
        var (start, end) = (from, to);
        for (var i = mapping.Maps.Count - 1; i >= first && start < end; i--)
        {
            var (map, commit) = (mapping.Maps[i], i - first);
            var mine = commit < since.Count ? own.GetValueOrDefault(commit) : batch[made[commit - since.Count].Index];
            if (mine is null || !meant.Contains(mine))
                foreach (var (_, _, newStart, newEnd) in map.Changes()) Name(Math.Max(start, newStart), Math.Min(end, newEnd), i, commit < since.Count ? commit : null, index);
            (start, end) = Before(map, start, end);
        }
    }

    /// <summary>The steps of the author whose words he meant to delete: those that stood in the stretch when he deleted it.</summary>
    private HashSet<Step> Meant(int index)
    {
        var meant = new HashSet<Step>();
        foreach (var (from, to, _, _) in batch[index].GetMap().Changes())
        {
            var (start, end) = (from, to);
            foreach (var step in earlier.Select(e => e.Step).Concat(batch.Take(index)).Reverse())
            {
                if (step.GetMap().Changes().Any(c => Math.Max(start, c.NewStart) < Math.Min(end, c.NewEnd))) meant.Add(step);
                (start, end) = Before(step.GetMap(), start, end);
            }
        }
        return meant;
    }

    private static (int Start, int End) Before(StepMap map, int start, int end)
    {
        var back = map.Invert();
        return (back.Map(start, -1), back.Map(end, 1));
    }

    private void Name(int from, int to, int map, int? commit, int index)
    {
        if (from >= to) return;
        var rest = mapping.Slice(map + 1);
        (from, to) = (rest.Map(from, 1), rest.Map(to, -1));
        if (from < to && doc.TextBetween(from, to, "\n") is { Length: > 0 } text) overwritten.Add(new OverwrittenWords(index, commit, text));
    }
}
