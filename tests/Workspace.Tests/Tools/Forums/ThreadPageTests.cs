using System.Net;
using Workspace.Tests.Support;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Moving;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tests.Tools.Forums;

public sealed class ThreadPageTests
{
    [Fact]
    public async Task What_others_wrote_since_the_last_visit_stands_under_a_divider_with_its_day()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        w.Clock.Advance(TimeSpan.FromMinutes(1));
        var thread = await w.ThreadAsync();
        var rae = await w.SignInAsync(w.Rae);
        var first = await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        Assert.True(first.Has("#p1.changed"));
        Assert.False(first.Has(".since"));

        w.Clock.Advance(TimeSpan.FromHours(3));
        await w.PostAsync(w.Ben, thread, "Written later");
        var second = await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        Assert.Equal("New since Tuesday 24 November", second.Find(".since").TextContent);
        Assert.False(second.Has("#p1.changed"));
        Assert.True(second.Has("#p2.changed"));
        Assert.True((await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread))).Has("#p2.changed")); // within one visit nothing changes under the reader
    }

    [Fact]
    public async Task A_long_thread_opens_at_the_first_new_post_and_pages_both_ways()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        w.Clock.Advance(TimeSpan.FromMinutes(1));
        var thread = await w.ThreadAsync();
        for (var i = 2; i <= 45; i++) await w.PostAsync(w.Ben, thread, $"Post {i}");
        var rae = await w.SignInAsync(w.Rae);
        var start = await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        Assert.Equal(20, start.Document.QuerySelectorAll(".post").Length);
        await start.ClickAsync("Posts 21 to 40");

        var again = await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        Assert.Equal(["p41", "p42", "p43", "p44", "p45"], again.Document.QuerySelectorAll(".post").Select(p => p.Id!));
        Assert.True((await again.ClickAsync("Posts 21 to 40")).Has("#p21"));
    }

    [Fact]
    public async Task A_reply_is_written_without_script_and_a_form_sent_twice_gives_one_post()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var page = await (await w.SignInAsync(w.Cas)).GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        await page.PressAsync("Post", ("Reply.Words", "I **agree**."));
        var after = await page.PressAsync("Post", ("Reply.Words", "I **agree**."));
        Assert.Equal("agree", after.Find("#p2 .prose strong").TextContent);
        Assert.Equal(2, (await w.StoredThreadAsync(thread)).LastNumber);
    }

    [Fact]
    public async Task A_thread_that_is_closed_while_somebody_writes_says_so_and_keeps_the_text()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var cas = await w.SignInAsync(w.Cas);
        var page = await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        await w.DoAsync<ThreadActions>(w.Fay, a => a.CloseAsync(w.SpaceId, thread, "Answered"));

        var refused = await page.PressAsync("Post", ("Reply.Words", "Too late"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"closed by {w.Fay.Name}", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Too late", refused.Find("[name='Reply.Words']").TextContent.Trim());
        Assert.Equal("Too late", (await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread))).Find("[name='Reply.Words']").TextContent.Trim());
    }

    [Fact]
    public async Task A_thread_that_is_deleted_while_somebody_writes_says_so_and_keeps_the_text()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var cas = await w.SignInAsync(w.Cas);
        var page = await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        await w.DoAsync<ThreadActions>(w.Fay, a => a.DeleteAsync(w.SpaceId, thread));

        var refused = await page.PressAsync("Post", ("Reply.Words", "Nobody reads this"));
        Assert.Contains($"was deleted by {w.Fay.Name}", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A recorded call would do", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Nobody reads this", refused.Find("[name='Reply.Words']").TextContent.Trim());
        Assert.Contains("Nobody reads this", (await cas.GetAsync("/drafts")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_words_are_words()
    {
        await using var w = await TestWorkspace.OpenAsync();
        const string hostile = "<script>alert(1)</script><img src=x onerror=alert(1)> [here](javascript:alert(1))";
        var thread = (await w.StartThreadAsync(w.Ben, await w.OpenForumAsync(details: ForumWorkspace.Details with { Name = "<b>Name</b>" }), "<script>alert(2)</script>", hostile, "<i>tag</i>")).Id;
        var page = await (await w.SignInAsync(w.Rae)).GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        Assert.Equal("<script>alert(2)</script>", page.Title);
        Assert.False(page.Has("main script"));
        Assert.False(page.Has(".post img"));
        Assert.False(page.Has("a[href^='javascript']"));
        Assert.Contains("<i>tag</i>", page.All(".tags a"));
    }

    [Fact]
    public async Task A_text_that_is_far_too_long_is_refused_and_stays_in_the_field()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var page = await (await w.SignInAsync(w.Ben)).GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        var words = string.Concat(Enumerable.Repeat("A long line of words.\n", 9_090));
        var refused = await page.PressAsync("Post", ("Reply.Words", words));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("60,000", refused.Text, StringComparison.Ordinal);
        Assert.True(refused.Find("[name='Reply.Words']").TextContent.Length > 199_000);
    }

    [Fact]
    public async Task All_is_marked_as_read_and_that_is_taken_back()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        w.Clock.Advance(TimeSpan.FromMinutes(1));
        var forum = await w.OpenForumAsync();
        await w.StartThreadAsync(w.Ben, forum);
        w.Clock.Advance(TimeSpan.FromMinutes(1));
        var rae = await w.SignInAsync(w.Rae);
        var list = await rae.GetAsync(ForumAddresses.To(w.SpaceId));
        Assert.True(list.Has(".forums .changed"));
        Assert.True((await rae.GetAsync(ForumAddresses.ToForum(w.SpaceId, forum))).Has(".threads .changed"));

        var read = await list.PressAsync("Mark all as read");
        Assert.False(read.Has(".forums .changed"));
        Assert.False((await rae.GetAsync(ForumAddresses.ToForum(w.SpaceId, forum))).Has(".threads .changed"));
        Assert.True((await read.PressAsync("Undo")).Has(".forums .changed"));
    }

    [Fact]
    public async Task What_was_deleted_or_hidden_is_read_by_nobody_else()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var post = await w.PostAsync(w.Ben, thread, "Words to be gone");
        await w.DoAsync<PostActions>(w.Ben, a => a.DeleteAsync(w.SpaceId, post.Id));
        var rae = await w.SignInAsync(w.Rae);
        var page = await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        Assert.Contains($"Deleted by {w.Ben.Name}", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Words to be gone", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await rae.GetAsync(ForumAddresses.ToPost(w.SpaceId, post.Id, "/history"))).Status);
    }

    [Fact]
    public async Task A_post_is_quoted_and_the_quote_leads_back()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var page = await (await w.SignInAsync(w.Cas)).GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        var quoting = await page.ClickAsync("Quote");
        var words = quoting.Find("[name='Reply.Words']").TextContent.Trim();
        Assert.StartsWith("> ", words, StringComparison.Ordinal);
        var posted = await quoting.PressAsync("Post", ("Reply.Words", words + "\n\nYes."));
        Assert.Contains("/forums/posts/", posted.Find("#p2 blockquote a").GetAttribute("href")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_spoken_is_for_those_who_moderate()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var page = ForumAddresses.ToThread(w.SpaceId, thread, "/spoken");
        Assert.Contains("Department for Land", (await (await w.SignInAsync(w.Fay)).GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not yet", (await (await w.SignInAsync(w.Rae)).GetAsync(page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thread_that_is_joined_with_another_while_somebody_writes_says_so_and_its_address_leads_there()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var (one, two) = ((await w.StartThreadAsync(w.Ben, forum, "One")).Id, (await w.StartThreadAsync(w.Ben, forum, "Two")).Id);
        var cas = await w.SignInAsync(w.Cas);
        var page = await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, one));
        await w.DoAsync<MergingActions>(w.Fay, a => a.MergeAsync(w.SpaceId, one, two));

        var told = await page.PressAsync("Post", ("Reply.Words", "Mine"));
        Assert.Equal((HttpStatusCode.Conflict, "Two"), (told.Status, told.Title));
        Assert.Contains("T-1 was joined with T-2 while you were writing", told.Text, StringComparison.Ordinal);
        Assert.Equal("Mine", told.Find("[name='Reply.Words']").TextContent.Trim());

        var posted = await told.PressAsync("Post");
        Assert.Equal(3, (await w.StoredThreadAsync(two)).LastNumber);
        Assert.Contains("was joined with this thread", (await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, one))).Text, StringComparison.Ordinal);
        Assert.True(posted.Has("#p3"));
    }
}
