using System.Net;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Spaces.Settings;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Documents;
using Workspace.Tests.Tools.Forums;
using Workspace.Tests.Tools.Polls;
using Workspace.Tests.Tools.Wiki;
using Workspace.Tools.Documents;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Voting;
using Workspace.Tools.Risks;
using Workspace.Tools.Wiki;

using static Workspace.Tests.Search.Planted;

namespace Workspace.Tests.Search;

/// <summary>A marker word in each kind of thing: nobody who may not see the thing meets it in results, counts, suggestions or corrections.</summary>
public sealed class OutsiderTests
{
    [Fact]
    public async Task Members_find_what_was_planted_and_nobody_else_does()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await PlantAsync(w);

        foreach (var marker in All)
        {
            Assert.True((await w.FindAsync(w.Rae, marker)).Groups.Count == 1, marker);
        }

        foreach (var outsider in new[] { w.Zed, w.Gil, w.Sam, w.Ola })
        {
            await MeetsNothingAsync(w, outsider, All);
        }
    }

    [Fact]
    public async Task Whoever_is_removed_finds_nothing_from_then_on()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await PlantAsync(w);
        Assert.NotEmpty(await w.TitlesAsync(w.Cas, "zebrapage"));

        await w.DoAsync<MemberActions>(w.Ann, a => a.RemoveAsync(w.SpaceId, w.Cas.Id));

        await MeetsNothingAsync(w, w.Cas, All); // before the index has heard of it
        await w.IndexedAsync();
        await MeetsNothingAsync(w, w.Cas, All);
        Assert.Empty((await w.FindAsync(w.Rae, "lind")).Groups);
    }

    [Fact]
    public async Task A_seat_that_lapses_ends_the_finding_at_its_second()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await PlantAsync(w);
        Assert.NotEmpty(await w.TitlesAsync(w.Rae, "zebrarisk"));

        w.Clock.Set(w.Clock.GetUtcNow().AddMonths(7));

        await MeetsNothingAsync(w, w.Rae, All);
    }

    [Fact]
    public async Task A_draft_poll_is_found_by_nobody_until_it_is_opened()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.DraftPollAsync(null, null, "Zebradraft in June", "Later");
        await w.IndexedAsync();
        foreach (var actor in new[] { w.Ann, w.Fay, w.Ben, w.Cas, w.Rae })
        {
            await MeetsNothingAsync(w, actor, ["zebradraft"]);
        }

        await w.DoAsync<PollActions>(w.Ben, polls => polls.OpenAsync(w.SpaceId, poll));
        await w.IndexedAsync();

        Assert.Single(await w.TitlesAsync(w.Rae, "zebradraft"));
    }

    [Fact]
    public async Task Votes_reasons_and_hidden_results_are_in_no_index()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = await w.OpenPollAsync(new PollRules { Kind = PollKind.Question });
        await w.VoteAsync(w.Rae, poll, Paper.Saying("Zebravote is my answer"));
        var secret = await w.OpenPollAsync(new PollRules { Kind = PollKind.Question, IsSecret = true, MayChange = false });
        await w.VoteAsync(w.Cas, secret, Paper.Saying("Zebrasecret is my answer"), ReceiptCode.Make());
        await w.IndexedAsync();

        foreach (var actor in new[] { w.Ann, w.Fay, w.Ben, w.Cas, w.Rae })
        {
            await MeetsNothingAsync(w, actor, ["zebravote", "zebrasecret"]);
        }

        var (rows, words) = await w.Index().AllAsync();
        Assert.DoesNotContain(rows, row => row.Entry.Text.Contains("ebravote", StringComparison.Ordinal) || row.Entry.Text.Contains("ebrasecret", StringComparison.Ordinal));
        Assert.DoesNotContain(words, word => word.Word.Folded is "zebravote" or "zebrasecret");
    }

    [Fact]
    public async Task What_is_thrown_away_is_found_by_nobody_and_again_when_it_comes_back()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await w.AddPageAsync(w.Ben, "Zebrabin", markdown: "zebrabin");
        var document = await Papers.StartAsync(w, "Zebratrash");
        await w.IndexedAsync();
        Assert.Equal(2, (await w.TitlesAsync(w.Rae, "zebrabin")).Count + (await w.TitlesAsync(w.Rae, "zebratrash")).Count);

        await w.DoAsync<TrashActions>(w.Ben, a => a.DeleteAsync(w.SpaceId, page));
        await w.DoAsync<DocumentActions>(w.Fay, a => a.TrashAsync(w.SpaceId, document));

        await MeetsNothingAsync(w, w.Ann, ["zebrabin", "zebratrash"]);
        await w.IndexedAsync();
        await MeetsNothingAsync(w, w.Ann, ["zebrabin", "zebratrash"]);

        await w.DoAsync<TrashActions>(w.Ben, a => a.RestoreAsync(w.SpaceId, page));
        await w.IndexedAsync();
        Assert.Equal(["Zebrabin"], await w.TitlesAsync(w.Rae, "zebrabin"));
    }

    [Fact]
    public async Task Posts_are_found_by_members_until_they_are_deleted_or_hidden()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = (await w.StartThreadAsync(w.Ben, await w.OpenForumAsync(), "Zebrathread title", "The zebrapost of the start")).Id;
        var (deleted, hidden) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await w.PostAsync(w.Cas, thread, "Zebradeleted words", deleted);
        await w.PostAsync(w.Cas, thread, "Zebrahidden words", hidden);
        await w.IndexedAsync();
        string[] markers = ["zebrathread", "zebrapost", "zebradeleted", "zebrahidden"];
        foreach (var marker in markers)
        {
            Assert.True((await w.FindAsync(w.Rae, marker)).Groups.Count == 1, marker);
        }

        foreach (var outsider in new[] { w.Zed, w.Gil, w.Ola })
        {
            await MeetsNothingAsync(w, outsider, markers);
        }

        await w.DoAsync<PostActions, PostRef>(w.Cas, a => a.DeleteAsync(w.SpaceId, deleted));
        await w.DoAsync<ModerationActions, JudgedRef>(w.Fay, a => a.HideAsync(w.SpaceId, hidden, "Speak to the point and not about the person.", ""));

        Assert.Empty(await w.TitlesAsync(w.Rae, "zebradeleted"));
        Assert.Empty(await w.TitlesAsync(w.Rae, "zebrahidden"));
        await w.IndexedAsync();
        Assert.DoesNotContain((await w.Index().AllAsync()).Words, word => word.Word.Folded is "zebradeleted" or "zebrahidden");
        Assert.NotEmpty(await w.TitlesAsync(w.Rae, "zebrapost"));
    }

    [Fact]
    public async Task A_tool_that_is_switched_off_shows_none_of_its_things()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await PlantAsync(w);
        await w.DoAsync<SettingsActions>(w.Ann, a => a.SwitchToolsAsync(w.SpaceId, ["documents", "polls", "forums", "wiki"]));

        await MeetsNothingAsync(w, w.Ann, ["zebrarisk"]);
        Assert.NotEmpty(await w.TitlesAsync(w.Ann, "zebrapage"));
        Assert.DoesNotContain("Add a risk", await w.SuggestedAsync(w.Ann, "add", w.SpaceId));
    }

    [Fact]
    public async Task An_archived_space_is_found_by_its_members_and_by_nobody_else()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await PlantAsync(w);
        await w.DoAsync<SettingsActions>(w.Ann, a => a.ArchiveAsync(w.SpaceId));
        await w.IndexedAsync();

        Assert.NotEmpty(await w.TitlesAsync(w.Rae, "zebradoc"));
        await MeetsNothingAsync(w, w.Zed, All);
        await MeetsNothingAsync(w, w.Ola, All);
    }

    [Fact]
    public async Task A_space_of_others_and_one_that_does_not_exist_answer_alike()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await PlantAsync(w);
        var zed = await w.SignInAsync(w.Zed);

        var (foreign, nowhere) = (await zed.GetAsync($"/search?q=zebrapage&space={w.SpaceId}"), await zed.GetAsync($"/search?q=zebrapage&space={Guid.CreateVersion7()}"));

        Assert.Equal(nowhere.Text, foreign.Text);
        Assert.DoesNotContain("Land registration reform", foreign.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await zed.GetAsync($"/spaces/{w.SpaceId}/search?q=zebrapage")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await w.SignInAsync(w.Gil)).GetAsync($"/spaces/{w.SpaceId}/search?q=zebrapage")).Status);
    }
}
