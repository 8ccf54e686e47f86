using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Documents;
using Workspace.Tools.Documents.History;
using Workspace.Tools.Documents.Suggestions;

namespace Workspace.Tests.Tools.Documents;

public sealed class HistoryTests
{
    [Fact]
    public async Task The_history_says_who_wrote_what_and_any_version_can_be_read()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        await Papers.StepsAsync(w, id, w.Fay, doc => [new ReplaceStep(doc.Content.Size, doc.Content.Size, new Slice(Papers.Doc(Papers.Paragraph(Schema.Standard.Text("The recording is kept."))).Content, 0, 0))]);
        var rae = await w.SignInAsync(w.Rae);

        var history = await rae.GetAsync(Papers.At(w, id, "/history"));
        Assert.Equal(["Fay Owen", "Ben Okoro"], history.All("#timeline .what > a"));
        var first = await rae.GetAsync(Papers.At(w, id, "/history/1"));
        Assert.Contains(Papers.Witness, first.Text);
        Assert.DoesNotContain("The recording is kept.", first.Text);
        Assert.Contains("Fay Owen", (await rae.GetAsync(Papers.At(w, id, "/history/authors"))).All("tbody tr")[^1]);
        Assert.Equal(404, (int)(await rae.GetAsync(Papers.At(w, id, "/history/3"))).Status);
    }

    [Theory]
    [InlineData("side")]
    [InlineData("inline")]
    public async Task A_comparison_says_what_came_and_went_and_by_whom_without_colour(string view)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.SuggestedAsync(w);

        var page = await (await w.SignInAsync(w.Rae)).GetAsync(Papers.At(w, id, $"/history/compare?from=1&to=2&view={view}"));

        Assert.Contains("may", string.Join(' ', page.All("ins")));
        Assert.Contains("must", string.Join(' ', page.All("del")));
        Assert.Contains("Cas Lind", page.Text);
    }

    [Fact]
    public async Task An_earlier_version_comes_back_as_a_new_one_and_only_by_a_writer()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        await Papers.WriteAsync(w, id, Papers.Doc(Papers.Paragraph(Schema.Standard.Text("All gone."))));

        var page = await (await (await w.SignInAsync(w.Ben)).GetAsync(Papers.At(w, id, "/history/1"))).PressAsync("Put this version back");
        var refused = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<HistoryActions>(w.Cas, a => a.PutBackAsync(w.SpaceId, id, 2)));

        Assert.Contains(Papers.Witness, page.Text);
        Assert.Equal(RefusalKind.Forbidden, refused.Kind);
        Assert.Contains("All gone.", (await (await w.SignInAsync(w.Rae)).GetAsync(Papers.At(w, id, "/history/2"))).Text);
        Assert.Contains(DocumentEvents.PutBack, await w.EventsAsync());
    }

    [Fact]
    public async Task A_version_with_a_name_is_found_by_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);

        var page = await (await (await w.SignInAsync(w.Ben)).GetAsync(Papers.At(w, id, "/history"))).PressAsync("Name this version", ("name", "Sent to ministers"));
        Assert.Contains("Sent to ministers", page.Text);

        Assert.Contains(Papers.Witness, (await page.ClickAsync("Sent to ministers")).Text);
    }

    [Fact]
    public async Task Playing_back_leads_from_each_version_to_the_next()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.SuggestedAsync(w);
        await w.DoAsync<SuggestionActions>(w.Ben, a => a.DecideAsync(w.SpaceId, id, null, true));
        var rae = await w.SignInAsync(w.Rae);

        var page = await (await rae.GetAsync(Papers.At(w, id, "/history"))).ClickAsync("Play back from the beginning");
        var seen = new List<string>();
        while (page.Document.QuerySelector("[data-play]")?.GetAttribute("data-play") is { } next)
        {
            seen.Add(page.Path);
            page = await rae.GetAsync(next);
        }

        Assert.Equal(2, seen.Count);
        Assert.Contains("a witness may attend", page.Text);
    }
}
