namespace Workspace.Tools.Polls.Counting;

/// <summary>
/// Instant run-off: a ballot counts for its highest choice that is still in. Whoever has more than half of the ballots that still count wins; else
/// the choice with the fewest leaves. Of those level at the foot the one leaves that had fewer in an earlier round, the latest that differs; if none differs, all of them.
/// </summary>
public static class RunOffs
{
    public static IReadOnlyList<RunOff> Of(IReadOnlyList<int> choices, IReadOnlyCollection<Paper> papers)
    {
        var orders = papers.Select(p => p.Marks.OrderBy(m => m.Value).Select(m => m.Key).ToArray()).ToArray();
        var rounds = new List<RunOff>();
        for (var left = choices.ToList(); left.Count > 0;)
        {
            var round = Round(left, orders, rounds);
            rounds.Add(round);
            if (round.Elected.Count > 0 || round.Out.Count == 0) break;
            left.RemoveAll(round.Out.Contains);
        }
        return rounds;
    }

    private static RunOff Round(List<int> left, int[][] orders, List<RunOff> before)
    {
        var votes = left.ToDictionary(c => c, _ => 0);
        var exhausted = 0;
        foreach (var order in orders)
        {
            var at = Array.FindIndex(order, votes.ContainsKey);
            if (at < 0) exhausted++;
            else votes[order[at]]++;
        }

        var counts = left.Select(c => new ChoiceCount(c, votes[c], votes[c], [])).ToArray();
        var counting = orders.Length - exhausted;
        if (counting == 0) return new(counts, exhausted, [], []);
        if (left.FirstOrDefault(c => votes[c] * 2 > counting) is > 0 and var winner) return new(counts, exhausted, [], [winner]);
        var foot = Foot([.. left.Where(c => votes[c] == votes.Values.Min())], before);
        return foot.Count == left.Count ? new(counts, exhausted, [], foot) : new(counts, exhausted, foot, []);
    }

    private static IReadOnlyList<int> Foot(IReadOnlyList<int> level, List<RunOff> before)
    {
        foreach (var round in Enumerable.Reverse(before))
        {
            if (level.Count == 1) break;
            var then = level.ToDictionary(c => c, c => round.Votes.First(v => v.Choice == c).Count);
            level = [.. level.Where(c => then[c] == then.Values.Min())];
        }
        return level;
    }
}
