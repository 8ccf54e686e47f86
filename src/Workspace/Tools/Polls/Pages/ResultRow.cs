using System.Globalization;
using Workspace.Tools.Polls.Counting;
using Workspace.Ui;

namespace Workspace.Tools.Polls.Pages;

/// <summary>One bar of a result: its words and its share of a whole that is always 100 %.</summary>
public sealed record ResultRow(int Number, string Title, string Figure, string Rest, double Share)
{
    public static IEnumerable<ResultRow> Of(PollKind kind, IReadOnlyList<PollChoice> choices, Tally tally)
    {
        var dots = tally.Choices.Sum(c => c.Total);
        return choices.Select(choice => Of(kind, choice, tally.Of(choice.Number), tally.Ballots, dots));
    }

    /// <summary>What leads, in words, so that nobody need compare bars.</summary>
    public static string? Lead(PollKind kind, IReadOnlyList<PollChoice> choices, Tally tally, bool closed)
    {
        var leading = tally.Leading(kind);
        var names = choices.Where(c => leading.Contains(c.Number)).Select(c => c.Title).ToArray();
        return (names.Length, kind) switch
        {
            (0, _) => null,
            (1, PollKind.Ranking) => $"{names[0]} {(closed ? "wins" : "would win")} the run-off.",
            (1, PollKind.Dates) => $"{names[0]} suits most.",
            (1, PollKind.Proposal) => Proposal(tally),
            (1, _) => $"{names[0]} {(closed ? "has" : "leads with")} the most{(kind == PollKind.Dots ? " dots" : kind == PollKind.Score ? " points" : " votes")}.",
            _ => $"{string.Join(" and ", names)} are level.",
        };
    }

    private static string Proposal(Tally tally)
    {
        var (agree, block, disagree) = (tally.Of(PollChoice.Agree).Count, tally.Of(PollChoice.Block).Count, tally.Of(PollChoice.Disagree).Count);
        return $"{agree} of {tally.Ballots} agree; {(block == 0 ? "nobody blocks" : block == 1 ? "1 blocks" : $"{block} block")}{(disagree == 0 ? "" : disagree == 1 ? ", 1 disagrees" : $", {disagree} disagree")}.";
    }

    private static ResultRow Of(PollKind kind, PollChoice choice, ChoiceCount count, int ballots, int dots) => kind switch
    {
        PollKind.Dots => Row(choice, $"{count.Total}", $"of {Words.Count(dots, "dot")}, {Percent(count.Total, dots)}", Part(count.Total, dots)),
        PollKind.Score => Row(choice, count.Mean.ToString("0.0", CultureInfo.InvariantCulture), $"of 10, from {Words.Count(count.Count, "vote")}", count.Mean / PaperRules.MostScore),
        PollKind.Dates => Row(choice, $"{count.Count}", $"of {ballots} yes, {count.Spread.ElementAtOrDefault(PaperRules.IfNeedBe)} if need be", Part(count.Count, ballots)),
        PollKind.Ranking => Row(choice, $"{count.Count}", $"of {ballots} put it first, {Percent(count.Count, ballots)}", Part(count.Count, ballots)),
        _ => Row(choice, $"{count.Count}", $"of {ballots}, {Percent(count.Count, ballots)}", Part(count.Count, ballots)),
    };

    private static ResultRow Row(PollChoice choice, string figure, string rest, double share) => new(choice.Number, choice.Title, figure, rest, share);

    private static double Part(int count, int of) => of == 0 ? 0 : (double)count / of;

    public static string Percent(int count, int of) => $"{(int)Math.Round(Part(count, of) * 100, MidpointRounding.AwayFromZero)}%";
}
