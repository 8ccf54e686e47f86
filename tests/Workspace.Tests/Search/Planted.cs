using System.Text.Json;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Documents;
using Workspace.Tests.Tools.Polls;
using Workspace.Tests.Tools.Wiki;
using Workspace.Tools.Polls;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Search;

/// <summary>Marker words in things of each kind, and the look whether somebody meets one.</summary>
internal static class Planted
{
    public static readonly string[] All = ["zebrapage", "zebradoc", "zebracomment", "zebrapoll", "zebrachoice", "zebrarisk"];

    public static async Task PlantAsync(TestWorkspace w)
    {
        await w.AddPageAsync(w.Ben, "Zebrapage title", markdown: "The zebrapage text.");
        var document = await Papers.StartAsync(w, "Zebradoc title");
        await w.DoAsync<Workspace.Tools.Documents.Comments.CommentActions, Guid>(w.Cas, a => a.AddAsync(w.SpaceId, document, new(Guid.CreateVersion7(), "A zebracomment on it")));
        await w.DoAsync<PollActions>(w.Ben, polls => polls.DraftAsync(w.SpaceId, Guid.CreateVersion7(), PollWorkspace.Plan(null, null, "Zebrachoice", "Other") with { Question = "A zebrapoll?" }));
        var poll = (await w.ReadAsync(db => Task.FromResult(db.Set<Poll>().Where(p => p.SpaceId == w.SpaceId).Select(p => p.Id).Single())));
        await w.DoAsync<PollActions>(w.Ben, polls => polls.OpenAsync(w.SpaceId, poll));
        await w.DoAsync<RiskActions>(w.Ben, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), new RiskDetails { Title = "Zebrarisk title", Score = new Score(3, 4) }));
        await w.IndexedAsync();
    }

    public static async Task MeetsNothingAsync(TestWorkspace w, Actor outsider, IEnumerable<string> markers)
    {
        var browser = await w.SignInAsync(outsider);
        foreach (var marker in markers)
        {
            var misspelt = marker[..^2] + marker[^1] + marker[^2];
            foreach (var typed in new[] { marker, misspelt, marker[..^2] + "*", $"\"{marker}\"" })
            {
                var results = await w.FindAsync(outsider, typed);
                Assert.True(results is { IsEmpty: true, Meant: null, Instead: null }, $"{outsider.Name} met {typed}");
                var page = await browser.GetAsync($"/search?q={Uri.EscapeDataString(typed)}");
                Assert.Equal(0, page.Document.QuerySelectorAll(".hits li, .meant").Length);
                Assert.Contains("Nothing found", page.Text, StringComparison.Ordinal);
            }

            using var suggested = JsonDocument.Parse(await browser.Http.GetStringAsync($"/search/suggest?q={marker[..^2]}&space={w.SpaceId}"));
            Assert.Equal(["Search"], suggested.RootElement.EnumerateArray().Select(group => group.GetProperty("name").GetString()));
        }
    }
}
