using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Tests.Support;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Moving;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tests.Tools.Forums;

/// <summary>What becomes of what somebody is typing when something happens to the thread, or to them.</summary>
public sealed class WritingTests
{
    [Fact]
    public async Task A_thread_that_is_moved_while_somebody_writes_takes_the_post_and_says_where_it_stands()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var page = await (await w.SignInAsync(w.Cas)).GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        await MoveAsync(w, thread, Role.Commenter);

        var posted = await page.PressAsync("Post", ("Reply.Words", "Mine"));
        Assert.Contains("moved this thread to the forum “Fees”", posted.Text, StringComparison.Ordinal);
        Assert.True(posted.Has("#p2"));
    }

    [Fact]
    public async Task Moved_to_where_they_may_not_write_the_text_is_kept_and_the_page_says_why()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var cas = await w.SignInAsync(w.Cas);
        var page = await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        await MoveAsync(w, thread, Role.Contributor);

        var refused = await page.PressAsync("Post", ("Reply.Words", "Mine"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("moved this thread to the forum “Fees”", refused.Text, StringComparison.Ordinal);
        Assert.Contains(RoleWords.WhoMay(Role.Contributor), refused.Text, StringComparison.Ordinal);
        Assert.Equal("Mine", Typed(refused));
        Assert.Equal("Mine", Typed(await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread))));
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("deleted")]
    public async Task The_open_page_says_at_once_what_happened_and_goes_on_holding_the_text(string what)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var cas = await w.SignInAsync(w.Cas);
        await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        if (what == "closed") await w.DoAsync<ThreadActions>(w.Fay, a => a.CloseAsync(w.SpaceId, thread, ""));
        else await w.DoAsync<ThreadActions>(w.Fay, a => a.DeleteAsync(w.SpaceId, thread));

        using var request = new HttpRequestMessage(HttpMethod.Get, ForumAddresses.ToThread(w.SpaceId, thread)) { Headers = { { "X-Live", "1" } } };
        var fresh = new HtmlParser().ParseDocument(await (await cas.Http.SendAsync(request, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"{what} by {w.Fay.Name}", fresh.QuerySelector(".composer .inset")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(fresh.QuerySelector($"form[data-keep='reply-{thread}-new'] textarea"));
    }

    [Fact]
    public async Task Whose_seat_ends_while_they_write_finds_the_text_again_when_they_hold_one()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var thread = await w.ThreadAsync();
        var ben = await w.SignInAsync(w.Ben);
        var page = await ben.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        await EndAsync(w, w.Clock.GetUtcNow());

        var refused = await page.PressAsync("Post", ("Reply.Words", "On the last second"));
        Assert.Equal((HttpStatusCode.Forbidden, "Your seat has ended"), (refused.Status, refused.Title));
        Assert.Equal(1, (await w.StoredThreadAsync(thread)).Posts);

        await EndAsync(w, w.Clock.GetUtcNow().AddDays(1));
        Assert.Equal("On the last second", Typed(await ben.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread))));
    }

    [Fact]
    public async Task Who_is_removed_while_they_write_learns_nothing_and_keeps_the_text()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var cas = await w.SignInAsync(w.Cas);
        var page = await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        await w.DoAsync<MemberActions>(w.Ann, a => a.RemoveAsync(w.SpaceId, w.Cas.Id));

        var refused = await page.PressAsync("Post", ("Reply.Words", "My own words"));
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.DoesNotContain("witnesses", refused.AllText, StringComparison.Ordinal);
        Assert.Contains("My own words", (await cas.GetAsync("/drafts")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_at_once_gives_one_post_and_leads_to_it_both_times()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var page = await (await w.SignInAsync(w.Cas)).GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => page.PressAsync("Post", ("Reply.Words", "Pressed in a hurry"))));

        Assert.All(answers, a => Assert.Contains("Pressed in a hurry", a.Find("#p2").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, (await w.StoredThreadAsync(thread)).LastNumber);
    }

    [Fact]
    public async Task A_post_on_another_page_of_the_thread_is_answered_while_one_looks_elsewhere()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        await w.FillAsync(thread, 44);
        var early = (await w.StoredPostsAsync(thread))[1].Id;
        var cas = await w.SignInAsync(w.Cas);
        var begun = await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread, $"?post=1&reply={early}"));
        var elsewhere = await begun.ClickAsync("Posts 21 to 40");
        Assert.Equal($"Reply to {w.Ben.Name}", elsewhere.Find("#reply-title").TextContent);

        var posted = await elsewhere.PressAsync("Post", ("Reply.Words", "To the second."));
        Assert.Contains("post 2", posted.Find("#p46 .answers").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("> ", Typed(await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread, $"?post=45&quote={early}"))), StringComparison.Ordinal);
    }

    private static string Typed(Page page) => page.Find("[name='Reply.Words']").TextContent.Trim();

    private static async Task MoveAsync(TestWorkspace w, Guid thread, Role reply)
    {
        var to = await w.OpenForumAsync(details: ForumWorkspace.Details with { Name = "Fees", ReplyFrom = reply });
        await w.DoAsync<MovingActions>(w.Fay, a => a.MoveAsync(w.SpaceId, thread, to));
    }

    private static Task EndAsync(TestWorkspace w, DateTimeOffset at) => w.WriteAsync(async db => db.Entry(await db.Set<Seat>().SingleAsync(s => s.PersonId == w.Ben.Id)).Property(s => s.EndsAt).CurrentValue = at);
}
