using System.Globalization;
using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tests.Texts;
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

        var seen = await PlayAsync(w, id);

        Assert.Equal([0, 1, 2, 3], seen.Select(p => p.Version));
        Assert.DoesNotContain("a witness may attend", seen[0].Text);
        Assert.Contains("a witness may attend", seen[^1].Text);
    }

    [Fact]
    public async Task A_long_stretch_of_one_person_is_not_one_leap()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        for (var i = 0; i < 150; i++)
        {
            await Papers.StepsAsync(w, id, w.Ben, _ => [Doc.Insert(1, "x")]);
        }

        var seen = await PlayAsync(w, id);

        Assert.Equal([.. Enumerable.Range(0, 76).Select(beat => 2 * beat), 151], seen.Select(p => p.Version));
    }

    // What a reader sees who lets it play to the end.
    private static async Task<List<(int Version, string Text)>> PlayAsync(TestWorkspace w, Guid id)
    {
        var rae = await w.SignInAsync(w.Rae);
        var page = await (await rae.GetAsync(Papers.At(w, id, "/history"))).ClickAsync("Play back from the beginning");
        var seen = new List<(int, string)>();
        while (true)
        {
            seen.Add((int.Parse(page.Path.Split('/')[^1].Split('?')[0], CultureInfo.InvariantCulture), page.Text));
            if (page.Document.QuerySelector("[data-play]")?.GetAttribute("data-play") is not { } next)
            {
                return seen;
            }

            page = await rae.GetAsync(next);
        }
    }
}
