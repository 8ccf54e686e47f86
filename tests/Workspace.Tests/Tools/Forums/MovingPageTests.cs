using System.Net;
using Workspace.Tests.Support;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Moderation;

namespace Workspace.Tests.Tools.Forums;

/// <summary>Move, split and join by their pages; addresses that people kept go on leading to what they meant.</summary>
public sealed class MovingPageTests
{
    [Fact]
    public async Task A_moved_thread_keeps_its_address_and_both_forums_say_who_moved_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (from, to) = (await w.OpenForumAsync(), await w.OpenForumAsync(details: ForumWorkspace.Details with { Name = "Fees" }));
        var thread = (await w.StartThreadAsync(w.Ben, from)).Id;
        var settings = await (await w.SignInAsync(w.Fay)).GetAsync(ForumAddresses.ToThread(w.SpaceId, thread, "/settings"));
        var move = await settings.ClickAsync("Move the thread to another forum");
        Assert.Contains("Choose a forum.", (await move.PressAsync("Move the thread")).Text, StringComparison.Ordinal);
        var moved = await move.PressAsync("Move the thread", ("Form.Forum", $"{to}"));
        Assert.Contains("T-1 is moved.", moved.AllText, StringComparison.Ordinal);

        var rae = await w.SignInAsync(w.Rae);
        var page = await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        Assert.Contains($"{w.Fay.Name} moved this thread to the forum “Fees”", page.Text, StringComparison.Ordinal);
        Assert.Contains("Fees", page.All("nav a"));
        Assert.False((await rae.GetAsync(ForumAddresses.ToForum(w.SpaceId, from))).Has($"#t-{thread}"));
        Assert.True((await rae.GetAsync(ForumAddresses.ToForum(w.SpaceId, to))).Has($"#t-{thread}"));
        foreach (var forum in new[] { from, to }) Assert.Contains("moved", (await rae.GetAsync(ModerationAddresses.ToRecord(w.SpaceId, forum))).All(".rows > li")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_that_were_split_off_are_found_by_their_addresses_and_from_where_they_stood()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var (second, third) = (await w.PostAsync(w.Cas, thread, "Who keeps it?"), await w.PostAsync(w.Ann, thread, "The registry."));
        var split = await (await w.SignInAsync(w.Fay)).GetAsync(ForumAddresses.ToThread(w.SpaceId, thread, "/split"));
        Assert.DoesNotContain("A recorded call would do", split.Text, StringComparison.Ordinal); // the first post stays
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await split.PressAsync("Start the new thread", ("Form.Title", "Who keeps recordings?"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await split.SendBareAsync("split-thread")).Status);
        var made = await split.PressAsync("Start the new thread", ("Form.Title", "Who keeps <i>recordings</i>?"), ("Form.Posts", $"{second.Id}"), ("Form.Posts", $"{third.Id}"));
        Assert.Equal("Who keeps <i>recordings</i>?", made.Title);
        Assert.Contains("2 posts stand in T-2 now.", made.AllText, StringComparison.Ordinal);

        var rae = await w.SignInAsync(w.Rae);
        Assert.Equal(made.Address.AbsolutePath, (await rae.GetAsync(ForumAddresses.ToPost(w.SpaceId, third.Id))).Address.AbsolutePath);
        var old = await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        Assert.Contains("This post stands in T-2 now.", old.Find("#p3").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("The registry", old.Text, StringComparison.Ordinal);
        Assert.True((await rae.GetAsync(old.Find("#p3 .muted a").GetAttribute("href")!)).Has("#p2"));
    }

    [Fact]
    public async Task Joined_threads_answer_under_the_old_address_and_one_press_takes_them_apart()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var (gone, kept) = ((await w.StartThreadAsync(w.Ben, forum, "One")).Id, (await w.StartThreadAsync(w.Ben, forum, "Two")).Id);
        var answer = await w.PostAsync(w.Cas, gone, "Second of one");
        var join = await (await w.SignInAsync(w.Fay)).GetAsync(ForumAddresses.ToThread(w.SpaceId, gone, "/join"));
        foreach (var wrong in new[] { "", "T-99", "T-1" }) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await join.PressAsync("Join the two threads", ("Form.Into", wrong))).Status);
        var joined = await join.PressAsync("Join the two threads", ("Form.Into", "T-2"));
        Assert.Equal("Two", joined.Title);

        var rae = await w.SignInAsync(w.Rae);
        var old = await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, gone, "?post=2"));
        Assert.Equal((HttpStatusCode.OK, "Two"), (old.Status, old.Title));
        Assert.Contains("Second of one", old.Find("#p3").TextContent, StringComparison.Ordinal);
        Assert.Equal("p3", old.Find("[data-at]").GetAttribute("data-at"));
        Assert.False(old.Has("form[action$='/do/part']"));
        Assert.Equal(ForumAddresses.ToThread(w.SpaceId, kept), (await rae.GetAsync(ForumAddresses.ToPost(w.SpaceId, answer.Id))).Address.AbsolutePath);

        Assert.Equal("One", (await joined.PressAsync("Undo")).Title);
        Assert.Contains("Second of one", (await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, gone))).Find("#p2").TextContent, StringComparison.Ordinal);
    }
}
