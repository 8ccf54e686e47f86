using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Wiki;

namespace Workspace.Tests.Tools.Wiki;

/// <summary>Titles: what may be one, and how links by title find their page.</summary>
public sealed class TitleTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Tab\there")]
    [InlineData("Bell\u0007")]
    [InlineData("Right\u202Eto left")]
    [InlineData("Zero\u200Bwidth")]
    [InlineData("Null\0byte")]
    public void A_title_with_hidden_characters_or_nothing_is_refused(string title) => Assert.Equal(RefusalKind.Wrong, Assert.Throws<Refusal>(() => PageName.Read(title)).Kind);

    [Fact]
    public void A_title_of_10_kB_is_refused_and_one_out_of_a_file_is_cut()
    {
        var longest = new string('x', 10_240);
        Assert.Throws<Refusal>(() => PageName.Read(longest));
        Assert.Equal(PageName.Max, PageName.Fit(longest, "Untitled").Length);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Ümläut & “quotes”")]
    [InlineData("नमस्ते")]
    public async Task Any_words_may_be_a_title_and_are_shown_as_words(string title)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.AddPageAsync(w.Ben, title);
        var page = await (await w.SignInAsync(w.Rae)).GetAsync(w.WikiPage(id));
        Assert.Equal(title, page.Title);
        Assert.False(page.Has("main script"));
        Assert.Contains(title, (await page.Browser.GetAsync(w.Wiki())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renamed_page_is_found_by_its_former_title_until_another_takes_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.AddPageAsync(w.Ben, "Word list");
        await w.AddPageAsync(w.Ben, "Start", markdown: "See [[Word list]] and [[word LIST|the words]].");
        await w.DoAsync<PageActions>(w.Ben, a => a.RenameAsync(w.SpaceId, id, "Glossary"));
        var rae = await w.SignInAsync(w.Rae);
        Assert.Equal("Glossary", (await rae.GetAsync(w.Wiki("/to/Word%20list"))).Title);
        Assert.Equal(["Start"], (await rae.GetAsync(w.WikiPage(id))).All(".rail section:last-child li"));

        var other = await w.AddPageAsync(w.Ben, "Word list");
        Assert.True(IsPage(await rae.GetAsync(w.Wiki("/to/word%20list")), other));
    }

    [Fact]
    public async Task The_same_title_twice_stays_two_pages()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (one, two) = (await w.AddPageAsync(w.Ben, "Notes"), await w.AddPageAsync(w.Ben, "Notes"));
        Assert.Equal("Notes Notes", await w.TreeAsync());
        var rae = await w.SignInAsync(w.Rae);
        Assert.True(IsPage(await rae.GetAsync(w.Wiki("/to/Notes")), one));
        await w.DoAsync<TrashActions>(w.Ben, a => a.DeleteAsync(w.SpaceId, one));
        Assert.True(IsPage(await rae.GetAsync(w.Wiki("/to/Notes")), two));
    }

    [Fact]
    public async Task A_link_to_a_page_that_is_not_there_offers_to_make_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.AddPageAsync(w.Ben, "Start", markdown: "See [[Casebook]].");
        var ben = await w.SignInAsync(w.Ben);
        var missing = await (await ben.GetAsync(w.WikiPage(id))).ClickAsync("Casebook");
        Assert.Contains("There is no page “Casebook” yet", missing.Title, StringComparison.Ordinal);
        var form = await missing.ClickAsync("Add this page");
        await form.PressAsync("Add this page");
        Assert.Equal("Start Casebook", await w.TreeAsync());
        Assert.Equal("Casebook", (await (await ben.GetAsync(w.WikiPage(id))).ClickAsync("Casebook")).Title);
        Assert.DoesNotContain("Add this page", (await (await w.SignInAsync(w.Rae)).GetAsync(w.Wiki("/to/Nowhere"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_into_another_space_stays_a_link_and_shows_nothing_of_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var foreign = await w.DoAsync<PageActions, Guid>(w.Ola, a => a.AddAsync(w.OtherSpaceId, Guid.CreateVersion7(), "Their secret title", null));
        var id = await w.AddPageAsync(w.Ben, "Start", markdown: $"See [that](/spaces/{w.OtherSpaceId}/wiki/{foreign}).");
        var page = await (await w.SignInAsync(w.Rae)).GetAsync(w.WikiPage(id));
        Assert.DoesNotContain("secret", page.AllText, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await page.ClickAsync("that")).Status);
    }

    // The page itself is shown, and goes on being looked at again when it changes.
    private static bool IsPage(Page shown, Guid page) => shown.Has($"main [data-live~='thing:{page}']");
}
