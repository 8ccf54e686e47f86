namespace Workspace.Prose;

/// <summary>What one step does to positions: stretches of the old document, and how long each is in the new one.</summary>
public sealed class StepMap : IMappable, IEquatable<StepMap>
{
    private readonly int[] ranges;
    private readonly bool inverted;

    internal StepMap(int[] ranges, bool inverted = false) => (this.ranges, this.inverted) = (ranges, inverted);

    /// <summary>Nothing moves.</summary>
    public static StepMap Empty { get; } = new([]);

    /// <summary>The changed stretches: start, length before, length after, in threes, as prosemirror-transform keeps them.</summary>
    public IReadOnlyList<int> Ranges => ranges;

    /// <summary>Whether lengths before and after are to be read the other way round.</summary>
    public bool Inverted => inverted;

    /// <summary>The changed stretches, in the old document and in the new.</summary>
    public IEnumerable<(int OldStart, int OldEnd, int NewStart, int NewEnd)> Changes()
    {
        for (int i = 0, diff = 0; i < ranges.Length; i += 3)
        {
            var (oldSize, newSize) = Sizes(i);
            var (oldStart, newStart) = inverted ? (ranges[i] - diff, ranges[i]) : (ranges[i], ranges[i] + diff);
            yield return (oldStart, oldStart + oldSize, newStart, newStart + newSize);
            diff += newSize - oldSize;
        }
    }

    /// <summary>The way back.</summary>
    public StepMap Invert() => ranges.Length == 0 ? this : new StepMap(ranges, !inverted);

    /// <inheritdoc/>
    public int Map(int pos, int assoc = 1) => MapResult(pos, assoc).Pos;

    /// <inheritdoc/>
    public MapResult MapResult(int pos, int assoc = 1)
    {
        var diff = 0;
        for (var i = 0; i < ranges.Length; i += 3)
        {
            var start = ranges[i] - (inverted ? diff : 0);
            if (start > pos) break;
            var (oldSize, newSize) = Sizes(i);
            if (pos <= start + oldSize) return Within(i, pos, assoc, start, diff);
            diff += newSize - oldSize;
        }
        return new MapResult(pos + diff);
    }

    /// <inheritdoc/>
    public bool Equals(StepMap? other) => other is not null && inverted == other.inverted && ranges.AsSpan().SequenceEqual(other.ranges);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StepMap);

    /// <inheritdoc/>
    public override int GetHashCode() => ranges.Aggregate(ranges.Length, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => $"{(inverted ? "-" : "")}[{string.Join(',', ranges)}]";

    /// <summary>The place in the new document that was remembered when another map deleted it.</summary>
    internal int Recover((int Range, int Offset) place)
    {
        var diff = 0;
        if (!inverted) for (var i = 0; i < place.Range; i++) diff += ranges[(i * 3) + 2] - ranges[(i * 3) + 1];
        return place.Range * 3 < ranges.Length ? ranges[place.Range * 3] + diff + place.Offset : place.Offset;
    }

    private (int Old, int New) Sizes(int range) => inverted ? (ranges[range + 2], ranges[range + 1]) : (ranges[range + 1], ranges[range + 2]);

    private MapResult Within(int range, int pos, int assoc, int start, int diff)
    {
        var (oldSize, newSize) = Sizes(range);
        var end = start + oldSize;
        var side = oldSize == 0 ? assoc : pos == start ? -1 : pos == end ? 1 : assoc;
        var deletions = Prose.MapResult.Deletions.None;
        if (oldSize > 0)
        {
            deletions = pos == start ? Prose.MapResult.Deletions.After : pos == end ? Prose.MapResult.Deletions.Before : Prose.MapResult.Deletions.Across;
            if (pos != (assoc < 0 ? start : end)) deletions |= Prose.MapResult.Deletions.Side;
        }
        (int, int)? recover = pos == (assoc < 0 ? start : end) ? null : (range / 3, pos - start);
        return new MapResult(start + diff + (side < 0 ? 0 : newSize), deletions, recover);
    }
}
