using System.Net;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Tools.Risks;

public sealed class HeatMapTests
{
    [Fact]
    public void The_line_of_the_appetite_runs_between_what_is_within_and_what_is_above()
    {
        var map = new HeatMap(new Dictionary<Score, HeatCell> { [new(5, 5)] = new(2, 1, 2), [new(2, 5)] = new(1, 3, 3), [new(3, 3)] = new(4, 4, 9) }, [], new(7, 0, 0), default, Level.Medium);
        Assert.Equal(3, map.AboveAppetite);
        Assert.Equal((true, true), map.Line(new(3, 3)));
        Assert.Equal((true, true), map.Line(new(2, 4)));
        Assert.Equal((false, false), map.Line(new(1, 1)));
        Assert.Equal((false, true), map.Line(new(1, 5)));
        Assert.Equal((false, false), map.Line(new(5, 5)));
        Assert.All(Cells(), cell => Assert.Equal((false, false), (map with { Appetite = null }).Line(cell)));
    }

    [Fact]
    public void What_came_back_to_where_it_was_has_not_moved()
    {
        var now = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
        var (risk, first) = Risk.Add(Guid.CreateVersion7(), Guid.CreateVersion7(), 5, RiskWorkspace.Details, Guid.Empty, now);
        var up = risk.Rescore(new(5, 4), Guid.Empty, now.AddHours(1))!;
        var back = risk.Rescore(RiskWorkspace.Details.Score, Guid.Empty, now.AddHours(2))!;
        Assert.Empty(Movement.Of([(5, up), (5, back)]));
        Assert.Equal("High to Very high", Assert.Single(Movement.Of([(5, up)])).Words);
        Assert.Empty(Movement.Of([(5, first), (5, up)]));
    }

    [Fact]
    public async Task Facilitators_draw_the_line_and_everybody_sees_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddRiskAsync(w.Ben);
        var (fay, rae) = (await w.SignInAsync(w.Fay), await w.SignInAsync(w.Rae));
        Assert.DoesNotContain("Draw the line", (await rae.GetAsync(w.Risks("/heat-map"))).Text, StringComparison.Ordinal);
        await (await fay.GetAsync(w.Risks("/heat-map"))).PressAsync("Draw the line", ("appetite", "Medium"));
        var map = await rae.GetAsync(w.Risks("/heat-map"));
        Assert.Contains("We live with risks up to medium.", map.Text, StringComparison.Ordinal);
        Assert.True(map.Has("#cell-3-3.appetite-top"));
        await (await fay.GetAsync(w.Risks("/heat-map"))).PressAsync("Draw the line", ("appetite", ""));
        Assert.False((await rae.GetAsync(w.Risks("/heat-map"))).Has(".appetite-top"));
        Assert.Equal([RiskEvents.Added, RiskEvents.AppetiteSet, RiskEvents.AppetiteSet], await w.EventsAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await (await w.SignInAsync(w.Zed)).GetAsync(w.Risks("/heat-map"))).Status);
    }

    private static IEnumerable<Score> Cells() => from likelihood in Enumerable.Range(1, 5) from impact in Enumerable.Range(1, 5) select new Score(likelihood, impact);
}
