using Microsoft.Playwright;

namespace Workspace.Journeys.Risks;

/// <summary>Two people at one register: what one does, the other sees, and neither loses a word.</summary>
public sealed class RegisterJourneys(House house, Chromium chromium) : Journey(house, chromium)
{
    private const string Register = "Ref,Risk,Likelihood,Impact,Owner,Review date\nA1,Lenders delay sign-off,4,3,Legal,31/01/2027\nA2,Few replies from tenants’ groups,2,2,Engagement,Q3-2027\n";

    private string Risks => $"/spaces/{W.SpaceId}/risks";

    [Fact]
    public async Task An_imported_register_appears_for_the_other_and_a_new_score_moves_on_their_map()
    {
        var (fay, rae) = ((await ArriveAsync(W.Fay)).Page, await (await ArriveAsync(W.Rae)).OpenAsync(Risks));
        await ImportAsync(fay);
        await Expect(rae.Locator("tbody tr")).ToHaveCountAsync(2);

        var map = await (await ArriveAsync(W.Rae)).OpenAsync(Risks + "/heat-map");
        await Expect(map.Locator("#cell-4-3 b")).ToHaveTextAsync("1");
        await fay.GetByRole(AriaRole.Link, new() { Name = "R-01", Exact = true }).ClickAsync();
        await fay.GetByLabel("Likelihood").SelectOptionAsync("5");
        await fay.GetByLabel("Impact").SelectOptionAsync("4");
        await fay.GetByRole(AriaRole.Button, new() { Name = "Save the score" }).ClickAsync();
        await Expect(map.Locator("#cell-5-4 b")).ToHaveTextAsync("1");
        await Expect(map.Locator("#cell-4-3 b")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_saves_second_sees_both_versions_and_loses_neither()
    {
        var (ann, ben) = ((await ArriveAsync(W.Ann)).Page, (await ArriveAsync(W.Ben)).Page);
        await ImportAsync(ann);
        await ann.GetByRole(AriaRole.Link, new() { Name = "R-01", Exact = true }).ClickAsync();
        await ann.GetByRole(AriaRole.Link, new() { Name = "Edit this risk" }).ClickAsync();
        await Expect(ann.Locator("h1")).ToHaveTextAsync("Edit R-01");
        await ben.GotoAsync(ann.Url);
        await ben.Locator("[name='Form.Cause']").FillAsync("Ben’s cause");

        await ann.Locator("[name='Form.Title']").FillAsync("Ann’s title");
        await ann.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await Expect(ann.Locator("h1")).ToHaveTextAsync("Ann’s title");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();

        await Expect(ben.Locator(".versions tbody tr")).ToHaveCountAsync(2);
        await Expect(ben.Locator("#take-Title")).ToBeCheckedAsync();
        await Expect(ben.Locator("#take-Cause")).Not.ToBeCheckedAsync();
        await ben.GetByRole(AriaRole.Button, new() { Name = "Save my version" }).ClickAsync();
        await Expect(ben.Locator("h1")).ToHaveTextAsync("Ann’s title");
        await Expect(ben.Locator("main")).ToContainTextAsync("Ben’s cause");
    }

    [Fact]
    public async Task Closing_is_undone_by_one_press()
    {
        var guest = await ArriveAsync(W.Fay);
        var fay = guest.Page;
        await ImportAsync(fay);
        await fay.GetByRole(AriaRole.Link, new() { Name = "R-02", Exact = true }).ClickAsync();
        await fay.GetByRole(AriaRole.Link, new() { Name = "Close this risk" }).ClickAsync();
        await fay.Locator("dialog[open] textarea").FillAsync("Enough replies came");
        await fay.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Close R-02" }).ClickAsync();
        await Expect(fay.Locator("main")).ToContainTextAsync("Enough replies came");
        await fay.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(fay.Locator(".docket")).ToContainTextAsync("Open");
        Assert.Empty(guest.Faults);
    }

    private async Task ImportAsync(IPage page)
    {
        await page.GotoAsync(Risks + "/import");
        await page.GetByLabel("Your register").SetInputFilesAsync(new FilePayload { Name = "register.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Register) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read this file" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the result" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 risks" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Risks");
    }
}
