using Workspace.Tools.Risks;

namespace Workspace.Journeys.Tools;

/// <summary>A register that several people work on at once.</summary>
public sealed class RiskTests(House house, Chromium chromium) : Journey(house, chromium)
{
    private string Register => RiskAddresses.To(W.SpaceId);

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
