using Workspace.Tools.Risks;

namespace Workspace.Journeys.Tools;

/// <summary>A register that several people work on at once.</summary>
public sealed class RiskTests(House house, Chromium chromium) : Journey(house, chromium)
{
    private string Register => RiskAddresses.To(W.SpaceId);

    [Fact]
    public async Task A_score_that_one_changes_moves_on_the_others_heat_map()
    {
        var risk = await AddAsync("Case systems cannot send the new format", new(2, 2));
        var ann = await (await ArriveAsync(W.Ann)).OpenAsync($"{Register}/heat-map");
        await Expect(ann.Locator("#cell-2-2 b")).ToHaveTextAsync("1");

        var ben = (await ArriveAsync(W.Ben)).Page;
        await ben.GotoAsync($"{Register}/{risk.Id}/edit");
        await ben.Locator("main input[name$='Likelihood'][value='5'], main select[name$='Likelihood']").First.EvaluateAsync("e => { if (e.tagName === 'SELECT') { e.value = '5' } else { e.checked = true } e.dispatchEvent(new Event('change', { bubbles: true })) }");
        await ben.GetByText("Save changes").ClickAsync();
        await Expect(ben.Locator("[data-toast]")).ToContainTextAsync("is saved");

        await Expect(ann.Locator("#cell-5-2 b")).ToHaveTextAsync("1");
        await Expect(ann.Locator("#cell-2-2 b")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_saves_second_sees_both_versions_and_loses_nothing()
    {
        var risk = await AddAsync("Lenders stop offering mortgages", new(3, 4));
        var ann = (await ArriveAsync(W.Ann)).Page;
        var ben = (await ArriveAsync(W.Ben)).Page;
        await ann.GotoAsync($"{Register}/{risk.Id}/edit");
        await ben.GotoAsync($"{Register}/{risk.Id}/edit");
        await ann.Locator("main textarea[name$='Cause']").FillAsync("Ann’s cause");
        await ben.Locator("main textarea[name$='Cause']").FillAsync("Ben’s cause");

        await ann.GetByText("Save changes").ClickAsync();
        await Expect(ann.Locator("[data-toast]")).ToContainTextAsync("is saved");
        await ben.GetByText("Save changes").ClickAsync();

        await Expect(ben.Locator("main")).ToContainTextAsync("Ann’s cause");
        await Expect(ben.Locator("main textarea[name$='Cause']")).ToHaveValueAsync("Ben’s cause");
        await ben.GetByText("Save my version").ClickAsync();
        await Expect(ben.Locator("[data-toast]")).ToContainTextAsync("is saved");
        await Expect(ben.Locator("main")).ToContainTextAsync("Ben’s cause");
    }

    [Fact]
    public async Task A_new_risk_waits_behind_one_line_of_the_register()
    {
        await AddAsync("The first", new(3, 3));
        var ann = await (await ArriveAsync(W.Ann)).OpenAsync(Register);

        await AddAsync("The second", new(5, 5));

        await Expect(ann.Locator("[data-waiting] button")).ToContainTextAsync("1 new");
        await Expect(ann.Locator("main tbody")).Not.ToContainTextAsync("The second");
        await ann.ClickAsync("[data-waiting] button");
        await Expect(ann.Locator("main tbody")).ToContainTextAsync("The second");
    }

    private Task<RiskRef> AddAsync(string title, Score score) =>
        W.DoAsync<RiskActions, RiskRef>(W.Ben, risks => risks.AddAsync(W.SpaceId, Guid.CreateVersion7(), new() { Title = title, Score = score }));
}
