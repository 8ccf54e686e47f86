using Microsoft.Playwright;

namespace Workspace.Journeys.Texts;

/// <summary>What the editor does under the hands of one person: keys, menus, tables, and what is brought in.</summary>
public sealed class EditorTests(House house, Chromium chromium) : Journey(house, chromium)
{
    [Fact]
    public async Task Signs_typed_at_the_keyboard_become_what_they_mean()
    {
        var pen = await BeginAsync();

        await pen.TypeAsync("# Scope", "Enter", "It is **bold** and _soft_.", "Enter", "- One", "Enter", "Two", "Enter", "Enter", "[ ] Ask", "Enter", "Enter", "> Said", "Enter", "Enter", "---");

        await Expect(pen.Text.Locator("h2")).ToHaveTextAsync("Scope");
        await Expect(pen.Text.Locator("strong")).ToHaveTextAsync("bold");
        await Expect(pen.Text.Locator("em")).ToHaveTextAsync("soft");
        await Expect(pen.Text.Locator("ul:not(.tasks) > li")).ToHaveTextAsync(["One", "Two"]);
        await Expect(pen.Text.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(1);
        await Expect(pen.Text.Locator("blockquote")).ToHaveTextAsync("Said");
        await Expect(pen.Text.Locator("hr")).ToHaveCountAsync(1);
        await pen.IsStoredAsync();
    }

    [Fact]
    public async Task A_table_is_added_from_the_slash_menu_and_changed_by_keyboard_alone()
    {
        var pen = await BeginAsync();

        await pen.TypeAsync("/tab", "Enter", "Who", "Tab", "When", "Tab", "Cost", "Tab", "Ann");
        await Expect(pen.Text.Locator("tr")).ToHaveCountAsync(3);
        await Expect(pen.Text.Locator("th")).ToHaveTextAsync(["Who", "When", "Cost"]);

        await pen.FromMenuAsync("Table", "Row below");
        await Expect(pen.Text.Locator("tr")).ToHaveCountAsync(4);
        await pen.FromMenuAsync("Table", "Column after");
        await Expect(pen.Text.Locator("tr").First.Locator("th,td")).ToHaveCountAsync(4);
        await pen.FromMenuAsync("Table", "Heading row");
        await Expect(pen.Text.Locator("th")).ToHaveCountAsync(0);
        await pen.FromMenuAsync("Table", "Heading column");
        await Expect(pen.Text.Locator("tr th:first-child")).ToHaveCountAsync(4);
        await pen.FromMenuAsync("Table", "Delete the column");
        await pen.FromMenuAsync("Table", "Delete the row");
        await Expect(pen.Text.Locator("tr")).ToHaveCountAsync(3);
        await pen.IsStoredAsync();
    }

    [Fact]
    public async Task Cells_are_merged_and_split_again()
    {
        var pen = await BeginAsync();
        await pen.TypeAsync("/tab", "Enter", "Who");

        await pen.Text.Locator("th").Nth(0).DragToAsync(pen.Text.Locator("th").Nth(1));
        await pen.FromMenuAsync("Table", "Merge the cells");
        await Expect(pen.Text.Locator("th[colspan='2']")).ToHaveTextAsync("Who");
        await pen.FromMenuAsync("Table", "Split the cell");
        await Expect(pen.Text.Locator("tr").First.Locator("th")).ToHaveCountAsync(3);
        await pen.IsStoredAsync();
    }

    [Fact]
    public async Task People_footnotes_and_callouts_come_from_what_is_typed()
    {
        var pen = await BeginAsync();

        await pen.TypeAsync("Ask @Fay");
        await pen.Page.GetByRole(AriaRole.Option, new() { Name = W.Fay.Name }).WaitForAsync();
        await pen.TypeAsync("Enter", "first.", "Enter", "/warn", "Enter", "Not before May.");
        await Expect(pen.Text.Locator(".mention")).ToContainTextAsync(W.Fay.Name);
        await Expect(pen.Text.Locator(".callout.warning")).ToContainTextAsync("Not before May.");

        await pen.TypeAsync(" /footnote", "Enter", "As the Act says.", "Escape");
        await Expect(pen.Text.Locator(".footnote")).ToHaveCountAsync(1);
        await pen.IsStoredAsync();
        await pen.DoneAsync();
        await Expect(pen.Page.Locator(".footnotes")).ToContainTextAsync("As the Act says.");
    }

    [Fact]
    public async Task Words_are_found_counted_and_replaced()
    {
        var pen = await BeginAsync();
        await pen.TypeAsync("The deed is the deed of a Deed.");
        await Expect(pen.Page.Locator(".ed-words")).ToHaveTextAsync("8 words");

        await pen.Page.Keyboard.PressAsync("Control+f");
        await pen.TypeAsync("deed");
        var find = pen.Page.GetByRole(AriaRole.Search, new() { Name = "Find and replace in this text" });
        await Expect(find).ToContainTextAsync("of 3");
        await find.GetByLabel("Match capitals").CheckAsync();
        await Expect(find).ToContainTextAsync("of 2");
        await find.GetByLabel("Replace with").FillAsync("transfer");
        await find.GetByRole(AriaRole.Button, new() { Name = "Replace all" }).ClickAsync();

        await Expect(pen.Text).ToContainTextAsync("The transfer is the transfer of a Deed.");
        await pen.Page.Keyboard.PressAsync("Escape");
        await Expect(find).ToBeHiddenAsync();
        await pen.IsStoredAsync();
    }

    [Fact]
    public async Task What_is_pasted_from_Word_and_from_a_web_page_keeps_its_structure_and_nothing_else()
    {
        var pen = await BeginAsync();
        await pen.TypeAsync("Start.", "Enter");

        await pen.PasteAsync("""
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>
            <h2>From Word</h2><p class="MsoNormal" style="margin:0"><b>Heavy</b> <span style="font-family:Papyrus;color:red">words</span><o:p></o:p></p>
            <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·  </span>First</p><p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·  </span>Second</p>
            <table><tr><td>A</td><td>B</td></tr></table><script>window.stolen = 1</script><img src="https://elsewhere.example/track.png" onerror="window.stolen = 1"><a href="javascript:window.stolen=1">Trap</a></body></html>
            """);

        await Expect(pen.Text.GetByRole(AriaRole.Heading, new() { Name = "From Word" })).ToBeVisibleAsync();
        await Expect(pen.Text.Locator("strong")).ToHaveTextAsync("Heavy");
        await Expect(pen.Text.Locator("li")).ToHaveTextAsync(["First", "Second"]);
        await Expect(pen.Text.Locator("td")).ToHaveTextAsync(["A", "B"]);
        await Expect(pen.Text.Locator("[style], script, img[src^=http], a[href^=javascript]")).ToHaveCountAsync(0);
        await Expect(pen.Text).ToContainTextAsync("Trap");
        Assert.True(await pen.Page.EvaluateAsync<bool>("() => window.stolen === undefined"));
        await pen.IsStoredAsync();
    }

    [Theory, InlineData("paste"), InlineData("drop")]
    public async Task A_picture_is_brought_in_and_described_first(string way)
    {
        var pen = await BeginAsync();
        await pen.TypeAsync("See:", "Enter");

        await pen.BringPictureAsync(way);
        var asked = pen.Page.GetByRole(AriaRole.Dialog);
        await asked.GetByRole(AriaRole.Button, new() { Name = "Add the picture" }).ClickAsync();
        await Expect(asked).ToContainTextAsync("Say what the picture shows");
        await asked.GetByLabel("What it shows").FillAsync("A sealed deed");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Add the picture" }).ClickAsync();

        var picture = pen.Text.GetByRole(AriaRole.Img, new() { Name = "A sealed deed" });
        await Expect(picture).ToBeVisibleAsync();
        Assert.Equal(1_600, await picture.EvaluateAsync<int>("async i => { await i.decode(); return i.naturalWidth }")); // 2,400 wide when it was brought
        await pen.IsStoredAsync();
    }

    [Fact]
    public async Task Undo_takes_back_my_words_and_leaves_those_of_others()
    {
        var pen = await BeginAsync();
        var ben = await Pen.SitAsync(await ArriveAsync(W.Ben), W, pen.Id);
        await pen.TypeAsync("Mine.");
        await Expect(ben.Text).ToContainTextAsync("Mine.");
        await ben.TypeAsync(" Theirs.");
        await Expect(pen.Text).ToContainTextAsync("Theirs.");

        await pen.Page.Keyboard.PressAsync("Control+z");

        await Expect(pen.Text).Not.ToContainTextAsync("Mine.");
        await Expect(ben.Text).Not.ToContainTextAsync("Mine.");
        await Expect(ben.Text).ToContainTextAsync("Theirs.");
        await pen.Page.Keyboard.PressAsync("Control+y");
        await Expect(ben.Text).ToContainTextAsync("Mine.");
    }

    [Fact]
    public async Task The_toolbar_is_reached_and_left_by_keyboard_and_a_screen_reader_hears_a_text_box_and_who_is_here()
    {
        var pen = await BeginAsync();
        await Pen.SitAsync(await ArriveAsync(W.Ben), W, pen.Id);
        await Expect(pen.Page.Locator("[aria-live=polite], [role=status]").Filter(new() { HasText = W.Ben.Name }).First).ToBeAttachedAsync();

        await pen.Text.FocusAsync();
        await pen.Page.Keyboard.PressAsync("Alt+F10");
        var bar = pen.Page.GetByRole(AriaRole.Toolbar, new() { Name = "Writing tools" });
        await Expect(bar.Locator(":focus")).ToHaveCountAsync(1);
        await pen.TypeAsync("ArrowRight", "Enter");
        await Expect(pen.Page.Locator(".menu:popover-open :focus")).ToContainTextAsync("Paragraph");
        await pen.TypeAsync("ArrowDown");
        await Expect(pen.Page.Locator(".menu:popover-open :focus")).ToContainTextAsync("Heading");
        await pen.TypeAsync("Enter", "A heading now");

        await Expect(pen.Text.Locator("h2")).ToContainTextAsync("A heading now");
        await Expect(pen.Text).ToHaveAttributeAsync("aria-multiline", "true");
        await pen.IsStoredAsync();
    }

    private async Task<Pen> BeginAsync() => await Pen.SitAsync(await ArriveAsync(W.Ann), W, await Pen.AddPageAsync(W));
}
