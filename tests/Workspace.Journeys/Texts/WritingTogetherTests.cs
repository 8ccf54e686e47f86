using Microsoft.Playwright;
using Workspace.Spaces;
using Workspace.Texts;

namespace Workspace.Journeys.Texts;

/// <summary>People write in one text: all see the same, and nothing is lost.</summary>
public sealed class WritingTogetherTests(House house, Chromium chromium) : Journey(house, chromium)
{
    [Fact]
    public async Task Two_people_type_at_once_and_see_each_other()
    {
        var text = await W.BeginAsync(TextRules.Open, "Start.");
        var (ann, ben) = (await SitAsync(W.Ann, text), await SitAsync(W.Ben, text));

        await Task.WhenAll(ann.WriteAsync(" Words of Ann."), ben.WriteAsync(" Words of Ben."));

        await BothHaveAsync(ann, ben, "Words of Ann.", "Words of Ben.");
        Assert.Equal(await ann.WordsAsync(), await ben.WordsAsync());
        await Expect(ann.Saved).ToHaveTextAsync(" All 14 of your changes are saved");
        await Expect(ann.Page.Locator("[data-writers] .avatar")).ToHaveAttributeAsync("aria-label", $"{W.Ben.Name} is writing here");
        await Expect(ann.Page.Locator(".ed-caret-name")).ToHaveTextAsync(W.Ben.Name);
    }

    [Fact]
    public async Task Words_written_without_a_connection_are_merged_when_it_is_back()
    {
        var text = await W.BeginAsync(TextRules.Open, "Start.");
        var (ann, ben) = (await SitAsync(W.Ann, text), await SitAsync(W.Ben, text));

        await ann.CutAsync();
        await ann.WriteAsync(" Alone.");
        await Expect(ann.Saved).ToHaveTextAsync("7 changes are waiting for a connection");
        await ben.WriteAsync(" Meanwhile.");
        ann.GiveBack();

        await BothHaveAsync(ann, ben, "Alone.", "Meanwhile.");
        await Expect(ann.Saved).ToHaveTextAsync(" All 7 of your changes are saved");
    }

    [Fact]
    public async Task A_reload_loses_nothing_that_was_not_sent()
    {
        var text = await W.BeginAsync(TextRules.Open, "Start.");
        var (ann, ben) = (await SitAsync(W.Ann, text), await SitAsync(W.Ben, text));

        await ann.CutAsync();
        await ann.WriteAsync(" Not sent yet.");
        await Expect(ann.Saved).ToHaveTextAsync("14 changes are waiting for a connection");
        await ann.Page.ReloadAsync();
        await Expect(ann.Text).ToContainTextAsync("Not sent yet.");
        await Expect(ben.Text).Not.ToContainTextAsync("Not sent yet.");
        ann.GiveBack();

        await BothHaveAsync(ann, ben, "Not sent yet.");
    }

    [Fact]
    public async Task Somebody_who_may_only_read_cannot_type()
    {
        var text = await W.BeginAsync(TextRules.Open, "Start.");
        var rae = await SitAsync(W.Rae, text, "read");

        await Expect(rae.Text).ToHaveAttributeAsync("contenteditable", "false");
        await rae.Text.FocusAsync();
        await rae.Page.Keyboard.TypeAsync("x");

        Assert.Equal("Start.", await rae.WordsAsync());
        Assert.Equal("Start.", (await W.StoredAsync(text)).Trim());
    }

    [Fact]
    public async Task A_text_that_was_agreed_takes_nothing_more_and_gives_the_words_back()
    {
        var text = await W.BeginAsync(TextRules.Open, "Start.");
        var ben = await SitAsync(W.Ben, text);
        await ben.CutAsync();
        await ben.WriteAsync(" Too late.");
        await W.AllowAsync(text, TextRules.ReadOnly("This was agreed on 3 May 2026."));
        ben.GiveBack();

        var dialog = ben.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Too late.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Go on reading" }).ClickAsync();
        await Expect(ben.Text).ToHaveTextAsync("Start.");
    }

    [Fact]
    public async Task A_suggestion_is_marked_as_mine_and_an_editor_accepts_it()
    {
        var text = await W.BeginAsync(TextRules.Open with { Write = Role.Facilitator }, "A witness must attend.");
        var (ben, fay) = (await SitAsync(W.Ben, text, "suggest"), await SitAsync(W.Fay, text));

        await ben.WriteAsync(" In person.");
        await Expect(fay.Text.Locator("ins")).ToContainTextAsync("In person."); // the name at Ben's caret stands in it too
        await fay.Page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();

        await Expect(ben.Text.Locator("ins")).ToHaveCountAsync(0);
        await BothHaveAsync(ben, fay, "A witness must attend.", "In person.");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_editor_has_no_barrier_and_fits_a_phone(ColorScheme colours)
    {
        var text = await W.BeginAsync(TextRules.Open, "One.", "Two.");
        var guest = await ArriveAsync(W.Ann, new() { ViewportSize = new() { Width = 390, Height = 844 }, ColorScheme = colours, HasTouch = true });
        var ann = await DeskOf(guest, W.Ann, text, "write").OpenAsync();
        await ann.WriteAsync("\n/task");
        await ann.Page.GetByRole(AriaRole.Option, new() { Name = "Task list" }).ClickAsync();
        await ann.Page.Keyboard.TypeAsync("Ask for figures");

        await Expect(ann.Text.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(1);
        Assert.Equal(0, await ann.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
        await ann.Page.IsAccessibleAsync();
        Assert.Empty(guest.Faults);
    }

    private static async Task BothHaveAsync(Desk ann, Desk ben, params string[] words)
    {
        foreach (var word in words)
        {
            await Expect(ann.Text).ToContainTextAsync(word);
            await Expect(ben.Text).ToContainTextAsync(word);
        }
    }

    private async Task<Desk> SitAsync(Actor who, Guid text, string right = "write") => await DeskOf(await ArriveAsync(who), who, text, right).OpenAsync();

    private Desk DeskOf(Guest guest, Actor who, Guid text, string right) => new(guest.Page, Try(Desk.Of(text, W.SpaceId, right, who)).Address);
}
