using Microsoft.Playwright;
using Workspace.Tools.Polls;
using Workspace.Tools.Risks;

namespace Workspace.Journeys.People;

/// <summary>What waits elsewhere in the space is counted in its navigation while somebody reads.</summary>
public sealed class NavigationTests(House house, Chromium chromium) : Journey(house, chromium)
{
    [Fact]
    public async Task A_vote_that_another_asks_for_is_counted_while_one_reads_something_else()
    {
        var ben = await ArriveAsync(W.Ben);
        var page = await ben.OpenAsync($"{RiskAddresses.To(W.SpaceId)}/new");
        var polls = page.Locator("#space-nav").GetByRole(AriaRole.Link, new() { Name = "Polls" });
        await Expect(polls).Not.ToContainTextAsync("waiting for you");
        await page.Locator("main [name='Form.Title']").FillAsync("Half a title");

        var id = Guid.CreateVersion7();
        await W.DoAsync<PollActions>(W.Fay, a => a.DraftAsync(W.SpaceId, id, new("Which option?", "", new(), [new("One"), new("Two")], null)));
        await W.DoAsync<PollActions>(W.Fay, a => a.OpenAsync(W.SpaceId, id));

        await Expect(polls).ToContainTextAsync("1 waiting for you");
        await Expect(page.Locator("main [name='Form.Title']")).ToHaveValueAsync("Half a title");
        await Expect(page.Locator("main [name='Form.Title']")).ToBeFocusedAsync();
        await W.DoAsync<PollActions>(W.Fay, a => a.CloseAsync(W.SpaceId, id));
        await Expect(polls).Not.ToContainTextAsync("waiting for you");
        Assert.Empty(ben.Faults);
    }
}
