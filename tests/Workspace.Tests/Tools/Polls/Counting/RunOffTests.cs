using Workspace.Tools.Polls.Counting;

namespace Workspace.Tests.Tools.Polls.Counting;

public sealed class RunOffTests
{
    [Fact]
    public void More_than_half_of_the_first_places_wins_at_once()
    {
        var rounds = RunOffs.Of([1, 2, 3], Papers((3, [1, 2]), (1, [2]), (1, [3])));

        Assert.Equal([1], Assert.Single(rounds).Elected);
    }

    [Fact]
    public void The_last_leaves_and_their_votes_go_on_to_the_next_place()
    {
        // 4 for A, 3 for B, 2 for C; those who want C would rather have B.
        var rounds = RunOffs.Of([1, 2, 3], Papers((4, [1]), (3, [2, 3]), (2, [3, 2])));

        Assert.Equal([3], rounds[0].Out);
        Assert.Equal(5, rounds[1].Votes.Single(v => v.Choice == 2).Count);
        Assert.Equal([2], rounds[1].Elected);
    }

    [Fact]
    public void Ballots_that_name_nobody_who_is_left_are_shown_and_count_no_longer()
    {
        var rounds = RunOffs.Of([1, 2, 3], Papers((4, [1]), (3, [2]), (2, [3])));

        Assert.Equal(2, rounds[1].Exhausted);
        Assert.Equal([1], rounds[1].Elected); // 4 of the 7 that still count
    }

    [Fact]
    public void Of_those_level_at_the_foot_the_one_with_fewer_before_leaves()
    {
        // First round: A 5, B 4, C 3, D 2. D's go to C. Then B and C... C 5, B 4: B leaves. Made level: D's split.
        var rounds = RunOffs.Of([1, 2, 3, 4], Papers((6, [1]), (4, [2]), (3, [3]), (1, [4, 3])));

        Assert.Equal([4], rounds[0].Out);
        Assert.Equal((4, 4), (rounds[1].Votes[1].Count, rounds[1].Votes[2].Count));
        Assert.Equal([3], rounds[1].Out); // it had 3 before, the other 4
    }

    [Fact]
    public void Level_from_beginning_to_end_is_said_to_be_level()
    {
        Assert.Equal([1, 2], Assert.Single(RunOffs.Of([1, 2], Papers((2, [1]), (2, [2])))).Elected);
        Assert.Empty(Assert.Single(RunOffs.Of([1, 2], [])).Elected);
    }

    [Fact]
    public void The_order_in_which_ballots_come_changes_nothing()
    {
        var papers = Papers((5, [1, 3]), (4, [2, 3, 1]), (4, [3, 2]), (2, [4, 2, 1]));

        Assert.Equal(Said(RunOffs.Of([1, 2, 3, 4], papers)), Said(RunOffs.Of([1, 2, 3, 4], [.. papers.Reverse()])));
    }

    private static string Said(IEnumerable<RunOff> rounds) => string.Join('|', rounds.Select(r => $"{string.Join(',', r.Votes.Select(v => $"{v.Choice}:{v.Count}"))} {r.Exhausted} out {string.Join(',', r.Out)} won {string.Join(',', r.Elected)}"));

    private static Paper[] Papers(params (int Times, int[] Order)[] ballots) => [.. ballots.SelectMany(b => Enumerable.Repeat(Paper.Ranked(b.Order), b.Times))];
}
