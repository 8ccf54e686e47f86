namespace Workspace.Prose.Differences;

/// <summary>Who wrote what stands in the newer version and who removed what stood in the older one, found by following the log.</summary>
public sealed class Authorship
{
    /// <summary>A stretch of the document: from the older version at a position, or written since by somebody.</summary>
    private readonly record struct Run(int Length, int Origin, string? Author);

    private readonly List<(int From, int To, string Author)> removed = [];
    private readonly List<(int From, int To, string Author)> added = [];

    /// <summary>What was written since, in the order of the newer version, with its author.</summary>
    public IReadOnlyList<(int From, int To, string Author)> Added => added;

    /// <summary>Follows the log from a version of that size, in positions.</summary>
    public static Authorship Follow(int size, IEnumerable<(string Author, StepMap Map)> log)
    {
        var authorship = new Authorship();
        List<Run> runs = [new(size, 0, null)];
        foreach (var (author, map) in log) foreach (var change in map.Changes().Reverse()) authorship.Replace(runs, change.OldStart, change.OldEnd, change.NewEnd - change.NewStart, author);
        var at = 0;
        foreach (var run in runs)
        {
            if (run.Author is not null) authorship.added.Add((at, at + run.Length, run.Author));
            at += run.Length;
        }
        authorship.removed.Sort((a, b) => a.From.CompareTo(b.From));
        return authorship;
    }

    /// <summary>Who wrote the stretch of the newer version, in order, each once.</summary>
    internal List<string> WroteBetween(int from, int to) => Between(added, from, to);

    /// <summary>Who removed the stretch of the older version, in order, each once.</summary>
    internal List<string> RemovedBetween(int from, int to) => Between(removed, from, to);

    private static List<string> Between(List<(int From, int To, string Author)> ranges, int from, int to)
    {
        var (low, high) = (0, ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ranges[middle].To <= from) low = middle + 1;
            else high = middle;
        }
        var found = new List<string>();
        for (var i = low; i < ranges.Count && ranges[i].From < to; i++) if (!found.Contains(ranges[i].Author)) found.Add(ranges[i].Author);
        return found;
    }

    private void Replace(List<Run> runs, int from, int to, int length, string author)
    {
        var first = Split(runs, from);
        var last = Split(runs, to);
        foreach (var run in runs[first..last]) if (run.Author is null) removed.Add((run.Origin, run.Origin + run.Length, author));
        runs.RemoveRange(first, last - first);
        if (length == 0) return;
        if (first > 0 && runs[first - 1].Author == author) runs[first - 1] = runs[first - 1] with { Length = runs[first - 1].Length + length };
        else runs.Insert(first, new Run(length, 0, author));
    }

    /// <summary>The index of the run that begins at the position, which is made to begin there.</summary>
    private static int Split(List<Run> runs, int position)
    {
        var (index, at) = (0, 0);
        while (index < runs.Count && at + runs[index].Length <= position) at += runs[index++].Length;
        if (index == runs.Count || at == position) return index;
        var (run, head) = (runs[index], position - at);
        runs[index] = run with { Length = head };
        runs.Insert(index + 1, new Run(run.Length - head, run.Author is null ? run.Origin + head : 0, run.Author));
        return index + 1;
    }
}
