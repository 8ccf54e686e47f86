using Microsoft.Playwright;
using Workspace.Tests.Support;
using Workspace.Tools.Documents;

namespace Workspace.Journeys.Documents;

/// <summary>Several people at one document: one writes, one suggests, one decides, one reads.</summary>
public sealed class DocumentJourneys(House house, Chromium chromium) : Journey(house, chromium)
{
    private const string Title = "Draft consultation";

    [Fact]
    public async Task What_one_writes_another_reads_and_what_is_suggested_a_third_accepts()
    {
        var id = await StartAsync();
        var rae = await (await ArriveAsync(W.Rae)).OpenAsync(At(id));
        var ben = await EditAsync(W.Ben, id);
        await TypeAsync(ben, "A witness attends.");
        await Expect(rae.Locator("#text")).ToContainTextAsync("A witness attends.");

        var cas = await EditAsync(W.Cas, id);
        await TypeAsync(cas, " By video.");
        await Expect(rae.Locator("#text ins")).ToContainTextAsync("By video.");

        var ann = await (await ArriveAsync(W.Ann)).OpenAsync(At(id, "/suggestions"));
        await ann.GetByRole(AriaRole.Button, new() { Name = "Accept all" }).ClickAsync();
        await Expect(rae.Locator("#text ins")).ToHaveCountAsync(0);
        await Expect(rae.Locator("#text")).ToContainTextAsync("A witness attends. By video.");
        await Expect(ben.Locator(".ed-prose ins")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_comment_made_in_the_editor_stands_beside_its_words_and_an_answer_by_a_plain_form_reaches_its_author()
    {
        var id = await StartAsync();
        var ben = await EditAsync(W.Ben, id);
        await TypeAsync(ben, "Many responses said so.");
        await ben.Keyboard.PressAsync("Control+a");
        await ben.Locator(".editor-bar").GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await ben.GetByLabel("Your comment").FillAsync("How many?");
        await ben.Locator(".note.writing").GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();

        var cas = await (await ArriveAsync(W.Cas)).OpenAsync(At(id));
        await Expect(cas.Locator("mark.commented")).ToHaveTextAsync("Many responses said so.");
        await cas.Locator(".note summary").Filter(new() { HasText = "Reply" }).ClickAsync();
        await cas.GetByLabel("Your answer").FillAsync("212 of 340.");
        await cas.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();

        await Expect(ben.Locator(".ed-margin .answer")).ToContainTextAsync("212 of 340.");
    }

    private Task<Guid> StartAsync() => W.DoAsync<DocumentActions, Guid>(W.Ben, a => a.StartAsync(W.SpaceId, Guid.CreateVersion7(), Title));

    private async Task<IPage> EditAsync(Actor who, Guid id)
    {
        var page = await (await ArriveAsync(who)).OpenAsync(At(id, "?edit"));
        await Expect(page.Locator("[data-editor][data-ready=true]")).ToBeAttachedAsync();
        return page;
    }

    private static async Task TypeAsync(IPage page, string words)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = Title }).ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(words);
        await Expect(page.Locator("[data-saved]")).ToContainTextAsync("saved");
    }

    private string At(Guid id, string page = "") => DocumentAddresses.ToOne(W.SpaceId, id, page);
}
