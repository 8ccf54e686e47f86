using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Tools.Risks;

public sealed class RiskActionsTests
{
    [Fact]
    public async Task A_contributor_adds_a_risk_and_the_event_is_recorded()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var risk = await w.AddRiskAsync(w.Ben);
        Assert.Equal("R-01", risk.Reference);
        Assert.Equal("R-02", (await w.AddRiskAsync(w.Ben)).Reference);
        Assert.Equal([RiskEvents.Added, RiskEvents.Added], await w.EventsAsync());
        Assert.Equal((12, 0, w.Ben.Id), await w.RiskAsync(risk.Id, r => (r.ScoreValue, r.Version, r.CreatedById)));
    }

    [Fact]
    public async Task Roles_below_the_least_are_refused_and_strangers_find_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = (await w.AddRiskAsync(w.Ben)).Id;
        (Actor NextDown, Func<RiskActions, Task> Act)[] cells =
        [
            (w.Cas, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), RiskWorkspace.Details)),
            (w.Cas, a => a.EditAsync(w.SpaceId, id, 0, RiskWorkspace.Details)),
            (w.Cas, a => a.RescoreAsync(w.SpaceId, id, 0, new(1, 1))),
            (w.Cas, a => a.ReviewAsync(w.SpaceId, id, 0, null)),
            (w.Ben, a => a.CloseAsync(w.SpaceId, id, 0, "Gone")),
            (w.Ben, a => a.ReopenAsync(w.SpaceId, id, 0)),
            (w.Ben, a => a.SetAppetiteAsync(w.SpaceId, Level.Medium)),
        ];
        foreach (var (nextDown, act) in cells)
        {
            Assert.Equal(RefusalKind.Forbidden, await w.RefusalAsync(nextDown, act));
            Assert.Equal(RefusalKind.NotFound, await w.RefusalAsync(w.Zed, act));
            Assert.Equal(RefusalKind.NotFound, await w.RefusalAsync(w.Ola, act));
            Assert.Equal(RefusalKind.SeatEnded, await w.RefusalAsync(w.Gil, act));
        }
        Assert.Equal([RiskEvents.Added], await w.EventsAsync());
    }

    [Fact]
    public async Task A_risk_of_another_space_looks_like_none()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var theirs = await w.DoAsync<RiskActions, RiskRef>(w.Ola, a => a.AddAsync(w.OtherSpaceId, Guid.CreateVersion7(), RiskWorkspace.Details));
        Assert.Equal(RefusalKind.NotFound, await w.RefusalAsync<RiskActions>(w.Ann, a => a.RescoreAsync(w.SpaceId, theirs.Id, 0, new(1, 1))));
        Assert.Equal(RefusalKind.NotFound, await w.RefusalAsync<RiskActions>(w.Ann, a => a.RescoreAsync(w.OtherSpaceId, theirs.Id, 0, new(1, 1))));
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_overwrites_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = (await w.AddRiskAsync(w.Ben)).Id;
        await w.DoAsync<RiskActions>(w.Ann, a => a.EditAsync(w.SpaceId, id, 0, RiskWorkspace.Details with { Title = "Ann’s words" }));
        Assert.Equal(RefusalKind.Conflict, await w.RefusalAsync<RiskActions>(w.Ben, a => a.EditAsync(w.SpaceId, id, 0, RiskWorkspace.Details with { Title = "Ben’s words" })));
        Assert.Equal(("Ann’s words", 1), await w.RiskAsync(id, r => (r.Title, r.Version)));
    }

    [Fact]
    public async Task Of_two_who_save_at_the_same_moment_one_wins_and_the_other_is_told()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = (await w.AddRiskAsync(w.Ben)).Id;
        var saves = await Task.WhenAll(Enumerable.Range(1, 5).Select(i => Saved(() => w.DoAsync<RiskActions>(w.Ben, a => a.RescoreAsync(w.SpaceId, id, 0, new(i, i))))));
        Assert.Equal(1, saves.Count(s => s is null));
        Assert.All(saves.Where(s => s is not null), kind => Assert.Equal(RefusalKind.Conflict, kind));
        Assert.Equal(2, await w.ReadAsync(db => db.Set<ScoreChange>().CountAsync(c => c.RiskId == id)));
    }

    [Fact]
    public async Task Eight_who_add_at_once_get_eight_numbers()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => w.AddRiskAsync(w.Ben)));
        Assert.Equal(8, added.Select(r => r.Reference).Distinct().Count());
    }

    [Fact]
    public async Task A_form_sent_twice_adds_one_risk()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = Guid.CreateVersion7();
        var sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => w.DoAsync<RiskActions, RiskRef>(w.Ben, a => a.AddAsync(w.SpaceId, id, RiskWorkspace.Details))));
        Assert.All(sent, r => Assert.Equal(new RiskRef(id, "R-01"), r));
        Assert.Equal([RiskEvents.Added], await w.EventsAsync());
    }

    [Fact]
    public async Task Rescoring_closing_reopening_and_reviewing_each_leave_their_event()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = (await w.AddRiskAsync(w.Ben)).Id;
        await w.DoAsync<RiskActions>(w.Ben, a => a.RescoreAsync(w.SpaceId, id, 0, new(4, 5)));
        await w.DoAsync<RiskActions>(w.Ben, a => a.ReviewAsync(w.SpaceId, id, 1, new(2027, 3, 1)));
        await w.DoAsync<RiskActions>(w.Fay, a => a.CloseAsync(w.SpaceId, id, 2, "Signed off"));
        await w.DoAsync<RiskActions>(w.Fay, a => a.ReopenAsync(w.SpaceId, id, 3));
        Assert.Equal([RiskEvents.Added, RiskEvents.Rescored, RiskEvents.Reviewed, RiskEvents.Closed, RiskEvents.Reopened], await w.EventsAsync());
        Assert.Equal((20, RiskStatus.Open, 4), await w.RiskAsync(id, r => (r.ScoreValue, r.Status, r.Version)));
    }

    [Fact]
    public async Task The_same_score_again_is_no_event()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = (await w.AddRiskAsync(w.Ben)).Id;
        await w.DoAsync<RiskActions>(w.Ben, a => a.RescoreAsync(w.SpaceId, id, 0, RiskWorkspace.Details.Score));
        Assert.Equal([RiskEvents.Added], await w.EventsAsync());
    }

    [Fact]
    public async Task Only_members_can_own_a_risk()
    {
        await using var w = await TestWorkspace.OpenAsync();
        Assert.Equal(RefusalKind.Wrong, await w.RefusalAsync<RiskActions>(w.Ben, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), RiskWorkspace.Details with { OwnerId = w.Zed.Id })));
        await w.DoAsync<RiskActions>(w.Ben, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), RiskWorkspace.Details with { OwnerId = w.Rae.Id }));
    }

    private static async Task<RefusalKind?> Saved(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Kind;
        }
    }
}
