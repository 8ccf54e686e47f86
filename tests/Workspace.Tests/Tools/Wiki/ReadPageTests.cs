using Workspace.Tests.Support;
using Workspace.Tools.Wiki;

namespace Workspace.Tests.Tools.Wiki;

/// <summary>A page as people read it, and how it is looked after.</summary>
public sealed class ReadPageTests
{
    [Fact]
    public async Task A_page_shows_its_way_its_headings_the_pages_below_and_who_leads_here()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var guide = await w.AddPageAsync(w.Ben, "Guide");
        var deeds = await w.AddPageAsync(w.Ben, "Deeds", guide, "## Who signs\n\nBoth.\n\n## Who keeps\n\nThe registry. Back to [who signs](#who-signs).");
        await w.AddPageAsync(w.Ben, "Witnesses", deeds, $"As in [deeds](/spaces/{w.SpaceId}/wiki/{deeds}#who-keeps).");
        var rae = await w.SignInAsync(w.Rae);
        var page = await rae.GetAsync(w.WikiPage(deeds));
        Assert.Equal(["Land registration reform", "Wiki", "Guide"], page.All(".crumbs li"));
        Assert.Equal(["Who signs", "Who keeps"], page.All(".toc li"));
        Assert.Contains("Witnesses", page.All(".tree a"));
        Assert.Equal(["Witnesses"], page.All(".rail section:last-child li"));
        Assert.True(page.Has("article a[href='#h-who-signs']"));
        var witnesses = await rae.GetAsync((await page.ClickAsync("Witnesses")).Path);
        Assert.True(witnesses.Has($"article a[href='{w.WikiPage(deeds)}#h-who-keeps']"));
    }

    [Fact]
    public async Task A_page_says_when_it_is_to_be_looked_at_and_still_true_sets_the_next_date()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.AddPageAsync(w.Ben, "Fees");
        var ben = await w.SignInAsync(w.Ben);
        var settings = await ben.GetAsync(w.WikiPage(id, "/settings"));
        await settings.PressAsync("Save changes", ("Form.ReviewOn", "1/12/2026"), ("Form.Months", "6"));
        Assert.Contains("Is this page still true?", (await ben.GetAsync("/")).Text, StringComparison.Ordinal);
        var page = await ben.GetAsync(w.WikiPage(id));
        Assert.Contains("Review by 1 December 2026", page.Text, StringComparison.Ordinal);
        page = await page.PressAsync("Still true");
        Assert.Contains("Review by 24 May 2027", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Is this page still true?", (await ben.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains(WikiEvents.StillTrue, await w.EventsAsync());
    }

    [Fact]
    public async Task Everybody_who_is_asked_confirms_once_and_again_when_asked_again()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var id = await w.AddPageAsync(w.Fay, "Code of conduct", markdown: "Be kind.");
        await w.DoAsync<CareActions>(w.Fay, a => a.AskAsync(w.SpaceId, id));
        var rae = await w.SignInAsync(w.Rae);
        Assert.Contains("Read this page, and confirm it", (await rae.GetAsync("/")).Text, StringComparison.Ordinal);
        var page = await (await rae.GetAsync(w.WikiPage(id))).PressAsync("I have read this page");
        Assert.Contains("You confirmed", page.Text, StringComparison.Ordinal);
        var readers = await (await w.SignInAsync(w.Fay)).GetAsync(w.WikiPage(id, "/readers"));
        Assert.Contains("1 of 6 have confirmed", readers.Text, StringComparison.Ordinal);
        w.Clock.Advance(TimeSpan.FromMinutes(1));
        await readers.PressAsync("Ask everybody again");
        Assert.Contains("I have read this page", (await rae.GetAsync(w.WikiPage(id))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_asks_for_its_fields_and_fills_them_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var template = await w.AddPageAsync(w.Ben, "Decision note", markdown: "Decided on {{Date}}.\n\n- By: {{Who}}\n- Because: {{Why}}");
        await w.DoAsync<CareActions>(w.Ben, a => a.TemplateAsync(w.SpaceId, template, true));
        var form = await (await (await w.SignInAsync(w.Ben)).GetAsync(w.Wiki("/new"))).ClickAsync("Decision note");
        await form.PressAsync("Add this page", ("Form.Title", "Fees are set"), ("Form.Fields[0]", "3 May"), ("Form.Fields[1]", "<b>Ann</b>"), ("Form.Fields[2]", ""));
        var made = await w.VisitAsync(async v => (await PageTree.ReadAsync(v)).Named("Fees are set")!.Id);
        Assert.Equal("Decided on 3 May.By: <b>Ann</b>Because: {{Why}}", (await w.TextAsync(made)).TextContent);
    }

    [Fact]
    public async Task Readers_see_no_button_that_they_may_not_press()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.AddPageAsync(w.Ben, "Fees");
        var page = await (await w.SignInAsync(w.Rae)).GetAsync(w.WikiPage(id));
        Assert.DoesNotContain("Put into the trash", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has($"a[href$='{id}/edit']"));
    }
}
