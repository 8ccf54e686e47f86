namespace Workspace.Prose.Differences;

/// <summary>Which elements of two sequences belong together: a longest common sequence where that can be found in bounded time, a good one otherwise.</summary>
/// <remarks>Source: E. W. Myers, "An O(ND) difference algorithm and its variations", 1986; for long sequences first the elements that occur once in both, as patience diff does.</remarks>
internal static class Alignment
{
    /// <summary>How many differences are looked for before giving up.</summary>
    private const int Differences = 600;

    /// <summary>The pairs of indexes, ascending in both.</summary>
    public static List<(int Before, int After)> Of(IReadOnlyList<Node> before, IReadOnlyList<Node> after)
    {
        var ids = new Dictionary<Node, int>(NodeContent.Comparer);
        int Id(Node value) => ids.TryGetValue(value, out var id) ? id : ids[value] = ids.Count;
        int[] a = [.. before.Select(Id)], b = [.. after.Select(Id)];
        var pairs = new List<(int, int)>();
        Align(a, b, new Box(0, a.Length, 0, b.Length), pairs);
        return pairs;
    }

    private sealed record Box(int A, int AEnd, int B, int BEnd);

    private static void Align(int[] a, int[] b, Box box, List<(int, int)> pairs)
    {
        var (i, j, iEnd, jEnd) = (box.A, box.B, box.AEnd, box.BEnd);
        while (i < iEnd && j < jEnd && a[i] == b[j]) pairs.Add((i++, j++));
        var tail = 0;
        while (i < iEnd - tail && j < jEnd - tail && a[iEnd - tail - 1] == b[jEnd - tail - 1]) tail++;
        (iEnd, jEnd) = (iEnd - tail, jEnd - tail);
        if (i < iEnd && j < jEnd) Middle(a, b, new Box(i, iEnd, j, jEnd), pairs);
        for (var k = 0; k < tail; k++) pairs.Add((iEnd + k, jEnd + k));
    }

    private static void Middle(int[] a, int[] b, Box box, List<(int, int)> pairs)
    {
        if (Shortest(a, b, box, pairs)) return;
        var (i, j) = (box.A, box.B);
        foreach (var (anchorA, anchorB) in Anchors(a, b, box))
        {
            Align(a, b, new Box(i, anchorA, j, anchorB), pairs);
            pairs.Add((anchorA, anchorB));
            (i, j) = (anchorA + 1, anchorB + 1);
        }
        if (i > box.A) Align(a, b, new Box(i, box.AEnd, j, box.BEnd), pairs);
    }

    /// <summary>Myers' algorithm; false where more differences would be needed than are looked for.</summary>
    private static bool Shortest(int[] a, int[] b, Box box, List<(int, int)> pairs)
    {
        var (n, m) = (box.AEnd - box.A, box.BEnd - box.B);
        var most = Math.Min(Differences, n + m);
        var reach = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            trace.Add(reach[(most - d)..(most + d + 3)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && reach[most + k] < reach[most + k + 2]) ? reach[most + k + 2] : reach[most + k] + 1;
                var y = x - k;
                while (x < n && y < m && a[box.A + x] == b[box.B + y]) (x, y) = (x + 1, y + 1);
                reach[most + k + 1] = x;
                if (x < n || y < m) continue;
                WalkBack(trace, box, pairs);
                return true;
            }
        }
        return false;
    }

    private static void WalkBack(List<int[]> trace, Box box, List<(int, int)> pairs)
    {
        var found = new List<(int, int)>();
        var (x, y) = (box.AEnd - box.A, box.BEnd - box.B);
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            var (reach, k) = (trace[d], x - y);
            int At(int diagonal) => reach[diagonal + d + 1];
            var down = k == -d || (k != d && At(k - 1) < At(k + 1));
            var fromX = d == 0 ? 0 : down ? At(k + 1) : At(k - 1);
            var fromY = d == 0 ? 0 : fromX - (down ? k + 1 : k - 1);
            while (x > fromX && y > fromY && x > 0 && y > 0 && !(d > 0 && (down ? x == fromX : x == fromX + 1) && (down ? y == fromY + 1 : y == fromY)))
                found.Add((box.A + --x, box.B + --y));
            (x, y) = (fromX, fromY);
        }
        found.Reverse();
        pairs.AddRange(found);
    }

    /// <summary>The elements that occur once in both, in the longest order that is the same in both.</summary>
    private static List<(int, int)> Anchors(int[] a, int[] b, Box box)
    {
        var (onceA, onceB) = (Once(a, box.A, box.AEnd), Once(b, box.B, box.BEnd));
        var candidates = onceA.Where(p => p.Value >= 0 && onceB.GetValueOrDefault(p.Key, -1) >= 0).Select(p => (A: p.Value, B: onceB[p.Key])).OrderBy(p => p.A).ToList();
        var (ends, before) = (new List<int>(), new int[candidates.Count]);
        for (var i = 0; i < candidates.Count; i++)
        {
            var at = ends.BinarySearch(i, Comparer<int>.Create((x, y) => candidates[x].B.CompareTo(candidates[y].B)));
            at = at < 0 ? ~at : at;
            before[i] = at == 0 ? -1 : ends[at - 1];
            if (at == ends.Count) ends.Add(i);
            else ends[at] = i;
        }
        var chain = new List<(int, int)>();
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = before[i]) chain.Add(candidates[i]);
        chain.Reverse();
        return chain;
    }

    private static Dictionary<int, int> Once(int[] of, int from, int to)
    {
        var found = new Dictionary<int, int>();
        for (var i = from; i < to; i++) found[of[i]] = found.ContainsKey(of[i]) ? -1 : i;
        return found;
    }
}
