using System.Net;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Tools.Risks;

/// <summary>Whatever stands in a risk is text on every page, and comes back from its form as it went in.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Naughty =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</textarea><script>alert(1)</script>", "</title><svg onload=alert(1)>", "javascript:alert(1)",
        "{{7*7}} ${7*7} @(1+1) #{7*7}", "'; drop table \"Risk\"; --", "=cmd|' /C calc'!A0", "\u202Etxt.exe", "Z̸̡̛a̷l̶g̵o", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿", "ÅÅ ﬁ ①", "NULL undefined true", "%00%0d%0a %n%s", "\u200Bzero\uFEFFwidth", "..\\..\\etc/passwd", "&lt;b&gt; &amp;",
    ];

    [Fact]
    public async Task It_breaks_no_page_and_comes_back_equal()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ben = await w.SignInAsync(w.Ben);
        foreach (var text in Naughty)
        {
            var id = (await w.AddRiskAsync(w.Ben, new RiskDetails { Title = text, Cause = text, Consequence = text, Description = text, Category = text, OwnerName = text, ResponseText = text, Score = new(3, 3) })).Id;
            var saved = await (await ben.GetAsync(w.Risks($"/{id}/edit"))).PressAsync("Save changes", ("Form.Likelihood", "4"));
            Assert.Equal(HttpStatusCode.OK, saved.Status);
            Assert.Equal((text, text, text, text, text, text, text, 12), await w.RiskAsync(id, r => (r.Title, r.Cause, r.Consequence, r.Description, r.Category, r.OwnerName, r.ResponseText, r.ScoreValue)));
            await w.DoAsync<RiskActions>(w.Fay, a => a.CloseAsync(w.SpaceId, id, 1, text));
            AssertHarmless(await ben.GetAsync(w.Risks($"/{id}")));
            var closed = await ben.GetAsync(w.Risks("/closed"));
            AssertHarmless(closed);
            Assert.Equal([text, text, text], closed.Document.QuerySelectorAll($"#risk-{id} :is(td.title, bdi, .when .two)").Select(e => e.TextContent));
            await w.DoAsync<RiskActions>(w.Fay, a => a.ReopenAsync(w.SpaceId, id, 2));
            AssertHarmless(await ben.GetAsync(w.Risks("?category=" + Uri.EscapeDataString(text))));
            AssertHarmless(await ben.GetAsync(w.Risks("?owner=" + Uri.EscapeDataString("name:" + text))));
        }

        foreach (var page in new[] { "", "/heat-map", "/closed", "/new" }) AssertHarmless(await ben.GetAsync(w.Risks(page)));
    }

    private static void AssertHarmless(Page page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("main script, main img, main svg[onload], main [onerror], main iframe"));
        Assert.All(page.Document.QuerySelectorAll("main a[href]"), a => Assert.StartsWith("/", a.GetAttribute("href")!, StringComparison.Ordinal));
    }
}
