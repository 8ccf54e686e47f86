using System.Net;
using Workspace.Search.Finding;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Wiki;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Search;

/// <summary>The search page without script, saved searches, and what the panel is told.</summary>
public sealed class PagesTests
{
    [Fact]
    public async Task The_field_in_the_top_bar_leads_to_the_results()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddPageAsync(w.Ben, "Timetable", markdown: "Registration opens in June.");
        await w.IndexedAsync();
        var rae = await w.SignInAsync(w.Rae);

        var form = (await rae.GetAsync($"/spaces/{w.SpaceId}")).Find(".searchbox");
        Assert.Equal("get", form.GetAttribute("method"));
        var found = await rae.GetAsync($"{form.GetAttribute("action")}?q=register");

        Assert.Equal(["Timetable"], found.All(".hits .what > a"));
        Assert.Equal(["Registration"], found.All(".hits mark"));
        Assert.Equal(HttpStatusCode.OK, (await found.ClickAsync("Timetable")).Status);
    }

    [Fact]
    public async Task A_page_without_a_question_teaches_and_one_without_a_hit_helps()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddPageAsync(w.Ben, "Timetable", markdown: "Registration opens in June.");
        await w.IndexedAsync();
        var rae = await w.SignInAsync(w.Rae);

        Assert.Contains("These words, one after the other", (await rae.GetAsync("/search")).Text, StringComparison.Ordinal);
        var nothing = await rae.GetAsync("/search?q=timteable");
        Assert.Contains("Did you mean timetable?", nothing.Text, StringComparison.Ordinal);
        Assert.Equal(["Timetable"], (await nothing.ClickAsync("timetable")).All(".hits .what > a"));
    }

    [Fact]
    public async Task A_date_that_cannot_be_read_is_said_at_its_field()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var page = await (await w.SignInAsync(w.Rae)).GetAsync("/search?q=deeds&from=soon");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("“soon” is not a date that we can read", page.Find("#search-more").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_is_saved_run_removed_and_brought_back_by_its_owner_alone()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddPageAsync(w.Ben, "Timetable", markdown: "Registration opens in June.");
        await w.IndexedAsync();
        var rae = await w.SignInAsync(w.Rae);

        await (await rae.GetAsync("/search?q=register&kind=page")).PressAsync("Save the search", ("name", "What opens when"));
        var saved = await rae.GetAsync("/search");
        Assert.Equal(["Timetable"], (await saved.ClickAsync("What opens when")).All(".hits .what > a"));
        Assert.DoesNotContain("What opens when", (await (await w.SignInAsync(w.Ben)).GetAsync("/search")).Text, StringComparison.Ordinal);

        var removed = await saved.PressAsync("Remove What opens when");
        Assert.DoesNotContain("What opens when", removed.Text, StringComparison.Ordinal);
        Assert.Contains("What opens when", (await removed.PressAsync("Undo")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_words_stay_words()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddPageAsync(w.Ben, "<img src=x onerror=alert(1)>", markdown: "evil \\<script>alert(1)\\</script> evil");
        await w.IndexedAsync();
        var rae = await w.SignInAsync(w.Rae);

        foreach (var typed in new[] { "evil", "\" OR 1=1 --", "words:evil", "evil AND NOT \"", "'; drop table search_entry; --", "evil* NEAR/2 ^evil {a b}: x", ":*", "s:* | k:page", "!evil & (", "evil\\'", new string('é', 5_000) })
        {
            var page = await rae.GetAsync($"/search?q={Uri.EscapeDataString(typed)}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.False(page.Has("main img, main script"), typed);
            Assert.Equal(HttpStatusCode.OK, (await rae.Http.GetAsync($"/search/suggest?q={Uri.EscapeDataString(typed)}")).StatusCode);
        }
    }

    [Fact]
    public async Task The_panel_offers_things_by_the_beginning_of_their_titles_and_what_one_may_do()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<RiskActions>(w.Ben, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), new RiskDetails { Title = "Lenders delay sign-off", Score = new Score(3, 4) }));
        await w.IndexedAsync();

        Assert.Contains("R-01 Lenders delay sign-off", await w.SuggestedAsync(w.Rae, "del lend", w.SpaceId));
        Assert.Contains("Ben Okoro", await w.SuggestedAsync(w.Rae, "oko"));
        Assert.Contains("Add a risk", await w.SuggestedAsync(w.Ben, "add", w.SpaceId));
        Assert.DoesNotContain("Add a risk", await w.SuggestedAsync(w.Rae, "add", w.SpaceId));
        Assert.Contains("Go to Polls", await w.SuggestedAsync(w.Rae, "go pol", w.SpaceId));
        Assert.Contains("Go to Land registration reform", await w.SuggestedAsync(w.Rae, ""));
        Assert.DoesNotContain("Go to Land registration reform", await w.SuggestedAsync(w.Zed, "land"));
    }

    [Fact]
    public async Task What_is_asked_is_bounded()
    {
        var request = SearchRequest.Read(new Microsoft.AspNetCore.Http.QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(StringComparer.Ordinal) { ["q"] = new string('x', 9_000), ["page"] = "999999", ["person"] = new string('y', 9_000) }));

        Assert.Equal((200, 15, 100), (request.Text.Length, request.Page, request.Person!.Length));
        await using var w = await TestWorkspace.OpenAsync();
        Assert.True((await w.FindAsync(w.Rae, string.Join(' ', Enumerable.Range(0, 500).Select(i => $"w{i}*")))).IsEmpty);
    }
}
