using Workspace.Spaces;

namespace Workspace.Tools.Polls.Counting;

/// <summary>Counts ballots: the same papers give the same tally, in whatever order they come.</summary>
public static class Count
{
    private const int MostWords = 200;

    /// <param name="choices">The numbers of the poll's choices, in ballot order.</param>
    /// <param name="ballots">The organisation that each ballot is shown under, and what it says.</param>
    public static Tally Of(PollRules rules, IReadOnlyList<int> choices, IEnumerable<(string Group, Paper Paper)> ballots)
    {
        var all = ballots as IReadOnlyCollection<(string Group, Paper Paper)> ?? [.. ballots];
        var papers = all.Select(b => b.Paper).ToArray();
        return new(
            papers.Length,
            Choices(rules.Kind, choices, papers),
            rules.Kind == PollKind.Words ? Words(papers) : [],
            rules.Kind == PollKind.Ranking ? RunOffs.Of(choices, papers) : [],
            rules.ByOrganisation ? Groups(rules, choices, all) : []);
    }

    private static ChoiceCount[] Choices(PollKind kind, IReadOnlyList<int> choices, IReadOnlyList<Paper> papers) => [.. choices.Select(c => Choice(kind, c, papers))];

    private static ChoiceCount Choice(PollKind kind, int choice, IReadOnlyList<Paper> papers)
    {
        var marks = papers.Where(p => p.Marks.ContainsKey(choice)).Select(p => p.Marks[choice]).ToArray();
        return kind switch
        {
            PollKind.Dates => new(choice, marks.Count(m => m == PaperRules.Yes), marks.Sum(), Spread(marks, PaperRules.Yes)),
            PollKind.Score => new(choice, marks.Length, marks.Sum(), Spread(marks, PaperRules.MostScore)),
            PollKind.Ranking => new(choice, marks.Count(m => m == 1), marks.Length, []),
            _ => new(choice, marks.Length, marks.Sum(), []),
        };
    }

    private static int[] Spread(int[] marks, int most) => [.. Enumerable.Range(0, most + 1).Select(mark => marks.Count(m => m == mark))];

    private static WordCount[] Words(IReadOnlyList<Paper> papers) =>
    [
        .. papers.SelectMany(p => p.Words).GroupBy(Text.Key, StringComparer.Ordinal)
            .Select(same => new WordCount(same.GroupBy(w => w, StringComparer.Ordinal).OrderByDescending(w => w.Count()).ThenBy(w => w.Key, StringComparer.Ordinal).First().Key, same.Count()))
            .OrderByDescending(w => w.Count).ThenBy(w => w.Word, StringComparer.Ordinal).Take(MostWords),
    ];

    private static GroupCount[] Groups(PollRules rules, IReadOnlyList<int> choices, IEnumerable<(string Group, Paper Paper)> ballots)
    {
        var groups = ballots.GroupBy(b => b.Group, StringComparer.Ordinal).Select(g => (g.Key, Papers: g.Select(b => b.Paper).ToArray()));
        var shown = rules.Who == Electorate.Code ? Splits.SafeApart(groups) : rules.IsSecret ? Splits.Safe(groups) : groups;
        return [.. shown.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new GroupCount(g.Key, g.Papers.Length, Choices(rules.Kind, choices, g.Papers)))];
    }
}
