using Workspace.Spaces;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Counting;

namespace Workspace.Tests.Tools.Polls.Counting;

public sealed class CountTests
{
    [Fact]
    public void A_choice_of_one_counts_each_ballot_once()
    {
        var tally = Of(new() { Kind = PollKind.One }, Paper.For(1), Paper.For(2), Paper.For(2));

        Assert.Equal((3, 1, 2, 0), (tally.Ballots, tally.Of(1).Count, tally.Of(2).Count, tally.Of(3).Count));
        Assert.Equal([2], tally.Leading(PollKind.One));
    }

    [Fact]
    public void Dates_lead_by_those_who_can_then_by_those_who_could()
    {
        var tally = Of(new() { Kind = PollKind.Dates }, Paper.Marked((1, 2), (2, 2), (3, 0)), Paper.Marked((1, 0), (2, 1), (3, 2)));

        Assert.Equal([2], tally.Leading(PollKind.Dates));
        Assert.Equal([0, 1, 1], tally.Of(2).Spread);
    }

    [Fact]
    public void Scores_are_compared_by_their_mean_and_dots_by_their_sum()
    {
        Assert.Equal([2], Of(new() { Kind = PollKind.Score }, Paper.Marked((1, 6), (2, 9)), Paper.Marked((1, 7))).Leading(PollKind.Score));
        Assert.Equal([1], Of(new() { Kind = PollKind.Dots, Limit = 10 }, Paper.Marked((1, 6), (2, 4)), Paper.Marked((3, 5))).Leading(PollKind.Dots));
    }

    [Fact]
    public void Words_that_differ_in_capitals_are_one_word()
    {
        var tally = Of(new() { Kind = PollKind.Words, Limit = 3 }, Paper.Saying("Trust", "cost"), Paper.Saying("trust"), Paper.Saying("Trust"));

        Assert.Equal([new WordCount("Trust", 3), new WordCount("cost", 1)], tally.Words);
    }

    [Fact]
    public void A_count_is_the_same_after_it_was_frozen_and_read_again()
    {
        var tally = Of(new() { Kind = PollKind.Ranking, ByOrganisation = true }, Paper.Ranked(2, 1), Paper.Ranked(1, 3));

        Assert.Equal(tally.Write(), Tally.Read(tally.Write()).Write());
        Assert.NotEmpty(tally.RunOffs);
    }

    [Theory]
    [InlineData(new[] { 9, 6, 5 }, new[] { 9, 6, 5 })]
    [InlineData(new[] { 9, 6, 4, 3 }, new[] { 9, 6, 7 })] // two small ones go together
    [InlineData(new[] { 9, 6, 4 }, new[] { 9, 10 })] // one alone could be read off the total: it takes another with it
    [InlineData(new[] { 4, 4 }, new[] { 8 })]
    [InlineData(new[] { 3 }, new int[0])]
    public void No_group_under_five_is_shown_or_can_be_read_off(int[] sizes, int[] shown)
    {
        var safe = Splits.Safe(sizes.Select((size, i) => ($"Body {i}", Enumerable.Repeat(Paper.For(1), size).ToArray())));

        Assert.Equal(shown, safe.Select(g => g.Papers.Length));
    }

    [Fact]
    public void What_breaks_the_rules_is_refused_with_what_to_do()
    {
        Assert.Contains("Take 2 back", Refused(new() { Kind = PollKind.Dots, Limit = 5 }, Paper.Marked((1, 4), (2, 3))), StringComparison.Ordinal);
        Assert.Contains("Say yes, if need be or no", Refused(new() { Kind = PollKind.Dates }, Paper.Marked((1, 2))), StringComparison.Ordinal);
        Assert.Contains("place 1", Refused(new() { Kind = PollKind.Ranking }, Paper.Marked((1, 1), (2, 1))), StringComparison.Ordinal);
        Assert.Contains("at most 2", Refused(new() { Kind = PollKind.Several, Limit = 2 }, Paper.For(1, 2, 3)), StringComparison.Ordinal);
        Assert.Contains("Choose one", Refused(new() { Kind = PollKind.One }, Paper.For(1, 2)), StringComparison.Ordinal);
        Assert.Contains("not there", Refused(new() { Kind = PollKind.One }, Paper.For(7)), StringComparison.Ordinal);
        Assert.Contains("from 0 to 10", Refused(new() { Kind = PollKind.Score }, Paper.Marked((1, 11))), StringComparison.Ordinal);
        Assert.Contains("Say why you disagree", Refused(new() { Kind = PollKind.Proposal, Reasons = Reasons.FromObjectors }, Paper.For(PollChoice.Disagree)), StringComparison.Ordinal);
        Assert.Contains("Write your answer", Refused(new() { Kind = PollKind.Question }, Paper.Saying("  ")), StringComparison.Ordinal);
        Assert.Contains("at most 2 words", Refused(new() { Kind = PollKind.Words, Limit = 2 }, Paper.Saying("a", "b", "c")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ranking_keeps_its_order_whatever_places_were_left_out() =>
        Assert.Equal(Paper.Ranked(3, 1).Marks, PaperRules.Check(new() { Kind = PollKind.Ranking }, [1, 2, 3, 4], Paper.Marked((1, 7), (3, 2))).Marks);

    private static string Refused(PollRules rules, Paper paper) => Assert.Throws<Refusal>(() => PaperRules.Check(rules, [1, 2, 3, 4], paper)).Message;

    private static Tally Of(PollRules rules, params Paper[] papers) => Count.Of(rules, [1, 2, 3], papers.Select(p => ("", p)));
}
