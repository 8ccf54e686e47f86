using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Tools.Risks;

public sealed class RisksToolTests
{
    private static readonly ITool Tool = new RisksTool();

    [Fact]
    public async Task The_owner_of_a_risk_is_asked_to_review_it_when_its_day_is_near_or_past()
    {
        await using var w = await TestWorkspace.OpenAsync();
        RiskDetails Due(string title, int days, Guid owner) => RiskWorkspace.Details with { Title = title, OwnerId = owner, ReviewOn = new DateOnly(2026, 11, 24).AddDays(days) };
        await w.AddRiskAsync(w.Ben, Due("Past", -3, w.Ann.Id));
        await w.AddRiskAsync(w.Ben, Due("Near", 14, w.Ann.Id));
        await w.AddRiskAsync(w.Ben, Due("Far", 15, w.Ann.Id));
        await w.AddRiskAsync(w.Ben, Due("Another’s", 1, w.Rae.Id));
        var closed = await w.AddRiskAsync(w.Ben, Due("Closed", 1, w.Ann.Id));
        await w.DoAsync<RiskActions>(w.Fay, a => a.CloseAsync(w.SpaceId, closed.Id, 0, "Gone"));

        Assert.Equal(["Review R-01 Past", "Review R-02 Near"], (await DutiesAsync(w, w.Ann)).Select(d => $"{d.Button} {d.Detail}"));
        Assert.Equal(["Another’s"], (await DutiesAsync(w, w.Rae)).Select(d => d.Detail));
        Assert.Empty(await DutiesAsync(w, w.Ben));
    }

    [Fact]
    public async Task Every_event_is_worded_and_none_holds_the_words_of_a_risk()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = (await w.AddRiskAsync(w.Ben, RiskWorkspace.Details with { Title = "Secret words" })).Id;
        await w.DoAsync<RiskActions>(w.Ben, a => a.RescoreAsync(w.SpaceId, id, 0, new(5, 4)));
        await w.DoAsync<RiskActions>(w.Ben, a => a.EditAsync(w.SpaceId, id, 1, RiskWorkspace.Details with { Title = "Secret words too", Score = new(5, 4) }));
        await w.DoAsync<RiskActions>(w.Fay, a => a.CloseAsync(w.SpaceId, id, 2, "Secret words"));
        await w.ImportAsync(w.Fay, "Risk,Likelihood,Impact\nSecret words,3,3\n");

        var events = await w.ReadAsync(db => db.Set<Event>().Where(e => e.SpaceId == w.SpaceId).OrderBy(e => e.Id).ToListAsync());
        Assert.DoesNotContain(events, e => e.Facts!.Contains("Secret", StringComparison.Ordinal));
        Assert.Equal(
            ["added R-01", "changed the score of R-01 High 12 to Very high 20", "edited R-01", "closed R-01", "imported 1 risk"],
            events.Select(e => Tool.Tell(e)!).Select(t => $"{t.Verb} {t.Thing} {t.Detail}".TrimEnd()));
    }

    [Fact]
    public async Task Home_and_activity_call_a_changed_risk_by_its_title_as_it_is_now()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        w.Clock.Advance(TimeSpan.FromHours(1));
        var id = (await w.AddRiskAsync(w.Ben, RiskWorkspace.Details with { Title = "First words" })).Id;
        await w.DoAsync<RiskActions>(w.Ben, a => a.EditAsync(w.SpaceId, id, 0, RiskWorkspace.Details with { Title = "Better words" }));

        var rae = await w.SignInAsync(w.Rae);
        Assert.Contains("R-01 Better words", (await rae.GetAsync("/")).Text);
        var activity = (await rae.GetAsync($"/spaces/{w.SpaceId}/activity")).Text;
        Assert.Contains("R-01 Better words", activity);
        Assert.DoesNotContain("First words", activity);
    }

    private static Task<IReadOnlyList<Duty>> DutiesAsync(TestWorkspace w, Actor who) => w.DoAsync<SpaceAccess, IReadOnlyList<Duty>>(who, async spaces =>
    {
        await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Reader);
        return await Tool.DutiesAsync(visit);
    });
}
