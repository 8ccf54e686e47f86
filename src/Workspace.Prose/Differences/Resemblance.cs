namespace Workspace.Prose.Differences;

/// <summary>Pairs blocks that are two versions of the same one: of one kind, with most of their words in common, in the same order.</summary>
internal static class Resemblance
{
    private const double Least = 0.4;

    /// <summary>How many comparisons of two blocks are made in one gap; beyond that blocks are paired by their place.</summary>
    private const int Comparisons = 10_000;

    private const int Words = 400;

    public static IReadOnlyList<(int Before, int After)> Pairs(List<Placed> old, List<Placed> now)
    {
        if (old.Count == 0 || now.Count == 0) return [];
        if ((long)old.Count * now.Count > Comparisons) return [.. ByPlace(old, now)];
        List<HashSet<string>> oldWords = [.. old.Select(p => Bag(p.Node))], newWords = [.. now.Select(p => Bag(p.Node))];
        var alone = old.Count == 1 && now.Count == 1;
        return Best(old.Count, now.Count, (i, j) => Of(old[i].Node, now[j].Node, oldWords[i], newWords[j], alone));
    }

    /// <summary>The pairs in order whose likeness adds up to the most.</summary>
    private static List<(int, int)> Best(int n, int m, Func<int, int, double> likeness)
    {
        var (sum, like) = (new double[n + 1, m + 1], new double[n, m]);
        for (var i = n - 1; i >= 0; i--)
            for (var j = m - 1; j >= 0; j--)
            {
                like[i, j] = likeness(i, j);
                var together = like[i, j] >= Least ? like[i, j] + sum[i + 1, j + 1] : 0;
                sum[i, j] = Math.Max(together, Math.Max(sum[i + 1, j], sum[i, j + 1]));
            }
        var pairs = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < n && j < m;)
        {
            if (like[i, j] >= Least && sum[i, j].Equals(like[i, j] + sum[i + 1, j + 1])) pairs.Add((i++, j++));
            else if (sum[i, j].Equals(sum[i + 1, j])) i++;
            else j++;
        }
        return pairs;
    }

    private static IEnumerable<(int, int)> ByPlace(List<Placed> old, List<Placed> now)
    {
        for (var i = 0; i < Math.Min(old.Count, now.Count); i++)
            if (old[i].Node.Type == now[i].Node.Type && Of(old[i].Node, now[i].Node, Bag(old[i].Node), Bag(now[i].Node), alone: false) >= Least) yield return (i, i);
    }

    private static double Of(Node old, Node now, HashSet<string> oldWords, HashSet<string> newWords, bool alone)
    {
        if (old.Type != now.Type) return 0;
        if (oldWords.Count + newWords.Count == 0) return 1;
        var common = 2.0 * oldWords.Count(newWords.Contains) / (oldWords.Count + newWords.Count);
        return alone && !now.IsTextblock ? Math.Max(common, Least) : common;
    }

    private static HashSet<string> Bag(Node node) =>
        [.. Text.PlainText.Of(node.IsTextblock ? node.Type.Schema.TopNodeType.Create(content: Fragment.From(node)) : node, 8_000).Split([' ', '\n', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Take(Words)];
}
