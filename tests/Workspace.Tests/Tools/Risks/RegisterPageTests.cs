using System.Net;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Tools.Risks;

public sealed class RegisterPageTests
{
    [Fact]
    public async Task What_one_adds_the_other_sees_as_new()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        w.Clock.Advance(TimeSpan.FromMinutes(1));
        var (ben, rae) = (await w.SignInAsync(w.Ben), await w.SignInAsync(w.Rae));
        Assert.Contains("No risks yet", (await rae.GetAsync(w.Risks())).Text, StringComparison.Ordinal);

        var added = await (await ben.GetAsync(w.Risks("/new"))).PressAsync("Add this risk",
            ("Form.Title", "Lenders delay sign-off"), ("Form.Likelihood", "4"), ("Form.Impact", "5"), ("Form.Owner", $"{w.Ann.Id}"), ("Form.ReviewOn", "15 March"));
        Assert.Equal("Lenders delay sign-off", added.Title);
        Assert.Contains("Monday 15 March 2027", added.Text, StringComparison.Ordinal);

        var seen = await rae.GetAsync(w.Risks());
        Assert.Equal(["R-01New.", "Lenders delay sign-off", $"{w.Ann.Name}Department for Land", "Very high20", "15 Mar 2027"], seen.All("tbody tr > *"));
        Assert.True(seen.Has("tr.changed"));
        Assert.False((await ben.GetAsync(w.Risks())).Has("tr.changed"));
    }

    [Fact]
    public async Task A_form_with_mistakes_keeps_what_was_typed_and_says_all_of_them()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ben = await w.SignInAsync(w.Ben);
        var again = await (await ben.GetAsync(w.Risks("/new"))).PressAsync("Add this risk", ("Form.Title", ""), ("Form.Cause", "Because <b>"), ("Form.ReviewOn", "soon"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(["Say in one sentence what might happen.", "Choose how likely it is, from 1 to 5.", "Choose how hard it would hit, from 1 to 5.", "Enter the date as 31/3/2027 or 31 March 2027."], again.All(".error-summary li"));
        Assert.Equal("Because <b>", again.Find("[name='Form.Cause']").TextContent.Trim());
        Assert.All(again.Document.QuerySelectorAll(".error-summary a"), a => Assert.True(again.Has(a.GetAttribute("href")!)));
    }

    [Fact]
    public async Task A_lost_race_shows_both_versions_and_the_person_decides()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = (await w.AddRiskAsync(w.Ben)).Id;
        var (ann, ben) = (await w.SignInAsync(w.Ann), await w.SignInAsync(w.Ben));
        var mine = await ben.GetAsync(w.Risks($"/{id}/edit"));
        await (await ann.GetAsync(w.Risks($"/{id}/edit"))).PressAsync("Save changes", ("Form.Title", "Ann’s words"), ("Form.Cause", "Ann’s cause"));

        var both = await mine.PressAsync("Save changes", ("Form.Title", "Ben’s words"));
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Equal(["What might happenBen’s wordsAnn’s words", "WhyNothingAnn’s cause"], both.All(".versions tbody tr"));
        Assert.Equal(["Cause"], both.Document.QuerySelectorAll(".versions input[checked]").Select(e => e.GetAttribute("value")));
        Assert.Equal("Ann’s words", await w.RiskAsync(id, r => r.Title));
        Assert.Equal("Ben’s words", both.Find("[name='Form.Title']").TextContent.Trim());

        await both.PressAsync("Save my version");
        Assert.Equal(("Ben’s words", "Ann’s cause"), await w.RiskAsync(id, r => (r.Title, r.Cause)));
    }

    [Fact]
    public async Task A_new_score_moves_on_everybodys_heat_map()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        w.Clock.Advance(TimeSpan.FromMinutes(1));
        var id = (await w.AddRiskAsync(w.Ben)).Id;
        var (ben, rae) = (await w.SignInAsync(w.Ben), await w.SignInAsync(w.Rae));
        Assert.Contains("R-01", (await rae.GetAsync(w.Risks("/heat-map"))).Find("#cell-4-3").TextContent, StringComparison.Ordinal);

        var risk = await (await ben.GetAsync(w.Risks($"/{id}"))).PressAsync("Save the score", ("likelihood", "5"), ("impact", "4"));
        Assert.Contains("High 12 to Very high 20", risk.Text, StringComparison.Ordinal);

        var map = await rae.GetAsync(w.Risks("/heat-map"));
        Assert.DoesNotContain("R-01", map.Find("#cell-4-3").TextContent, StringComparison.Ordinal);
        Assert.Contains("R-01", map.Find("#cell-5-4").TextContent, StringComparison.Ordinal);
        Assert.Equal(["R-01 ↑ High to Very high"], map.All("#moved li"));
        Assert.Equal("R-01", (await rae.GetAsync(map.Find("#cell-5-4 a").GetAttribute("href")!)).All("tbody th").Single().Split("New")[0].Split("Changed")[0]);
    }

    [Fact]
    public async Task Facilitators_close_with_a_reason_and_reopen()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = (await w.AddRiskAsync(w.Ben)).Id;
        var (fay, ben) = (await w.SignInAsync(w.Fay), await w.SignInAsync(w.Ben));
        Assert.DoesNotContain("Close this risk", (await ben.GetAsync(w.Risks($"/{id}"))).Text, StringComparison.Ordinal);

        var closed = await (await fay.GetAsync(w.Risks($"/{id}/close"))).PressAsync("Close R-01", ("reason", "Signed off on 3 March"));
        Assert.Contains("Signed off on 3 March", closed.Text, StringComparison.Ordinal);
        Assert.Contains("Signed off on 3 March", (await ben.GetAsync(w.Risks("/closed"))).Text, StringComparison.Ordinal);
        Assert.Contains("No risks yet", (await ben.GetAsync(w.Risks())).Text, StringComparison.Ordinal);

        Assert.True((await ben.GetAsync(w.Risks("/closed"))).Has("th[aria-sort=descending] a[href*='sort=closed']"));
        await closed.PressAsync("Reopen this risk");
        Assert.Contains("R-01", (await ben.GetAsync(w.Risks())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_is_one_press()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = (await w.AddRiskAsync(w.Ben)).Id;
        var ben = await w.SignInAsync(w.Ben);
        await (await ben.GetAsync(w.Risks($"/{id}"))).PressAsync("Still true");
        Assert.Equal(new DateOnly(2027, 1, 24), await w.RiskAsync(id, r => r.ReviewOn));
    }

    [Fact]
    public async Task Readers_read_and_are_told_who_can_do_more()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = (await w.AddRiskAsync(w.Ben)).Id;
        var rae = await w.SignInAsync(w.Rae);
        var page = await rae.GetAsync(w.Risks($"/{id}"));
        Assert.Contains("You can read this.", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await rae.GetAsync(w.Risks("/new"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await rae.GetAsync(w.Risks("/import"))).Status);
    }

    [Fact]
    public async Task Strangers_find_nothing_at_any_address()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = (await w.AddRiskAsync(w.Ben)).Id;
        string[] addresses = ["", "/heat-map", "/closed", "/new", "/import", "/export.csv", $"/{id}", $"/{id}/edit", $"/{id}/close", $"/import/{id}", $"/import/{id}/preview"];
        foreach (var who in new[] { w.Zed, w.Ola })
        {
            var browser = await w.SignInAsync(who);
            foreach (var address in addresses) Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(w.Risks(address))).Status);
        }
    }

    [Theory]
    [InlineData("?level=high", "R-01")]
    [InlineData("?level=low", "R-02")]
    [InlineData("?cell=1x2", "R-02")]
    [InlineData("?category=People", "R-02")]
    [InlineData("?owner=nobody", "R-01")]
    [InlineData("?due=month", "R-03")]
    [InlineData("?due=overdue", "")]
    [InlineData("?due=none", "R-01 R-02")]
    [InlineData("?sort=reference&order=down", "R-03 R-02 R-01")]
    [InlineData("?sort=review", "R-03 R-01 R-02")]
    [InlineData("?sort=title", "R-01 R-03 R-02")]
    [InlineData("?sort=level&order=up", "R-02 R-03 R-01")]
    [InlineData("?level=99&sort=%00&page=-1&cell=9x9&due=x", "R-01 R-03 R-02")]
    public async Task The_address_says_what_is_listed_and_how(string query, string references)
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddRiskAsync(w.Ben, RiskWorkspace.Details with { Title = "A" });
        await w.AddRiskAsync(w.Ben, RiskWorkspace.Details with { Title = "C", Category = "People", Score = new(1, 2), OwnerId = w.Ann.Id });
        await w.AddRiskAsync(w.Ben, RiskWorkspace.Details with { Title = "B", Score = new(3, 3), OwnerName = "Legal", ReviewOn = new(2026, 11, 30) });
        var page = await (await w.SignInAsync(w.Ben)).GetAsync(w.Risks(query));
        Assert.Equal(references, string.Join(' ', page.All("tbody th")));
    }

    [Fact]
    public async Task Long_registers_are_paged()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.ImportAsync(w.Fay, "Risk,Likelihood,Impact\n" + string.Concat(Enumerable.Range(1, 120).Select(i => $"Risk {i},3,3\n")));
        var ben = await w.SignInAsync(w.Ben);
        var first = await ben.GetAsync(w.Risks());
        Assert.Equal(50, first.All("tbody tr").Count);
        Assert.Contains("120 risks", first.Text, StringComparison.Ordinal);
        Assert.Equal(20, (await first.ClickAsync("Page 3")).All("tbody tr").Count);
    }
}
