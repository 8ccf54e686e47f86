using System.Net;
using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.Tests.Support;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Posts;

namespace Workspace.Tests.Tools.Forums;

/// <summary>Moderation as each of those concerned sees it, without script.</summary>
public sealed class ModerationPageTests
{
    private const string Rule = "Speak to the point and not about the person.", Rude = "Only a fool would sign by video.";

    [Fact]
    public async Task A_reader_flags_a_post_and_learns_what_became_of_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (forum, thread, _) = await PostedAsync(w);
        var (rae, fay) = (await w.SignInAsync(w.Rae), await w.SignInAsync(w.Fay));
        var flag = await (await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread, "?post=2"))).ClickAsync("Flag for a moderator"); // the first post is Ben's: its link comes first
        Assert.Contains("Speak to the point", flag.Find(".rail").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await flag.PressAsync("Flag the post")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await flag.SendBareAsync("flag-post")).Status);
        var flagged = await flag.PressAsync("Flag the post", ("Form.Reason", "It is <b>rude</b>."));
        Assert.Contains("The post is flagged", flagged.AllText, StringComparison.Ordinal);

        var queue = await (await fay.GetAsync(ForumAddresses.ToForum(w.SpaceId, forum))).ClickAsync("Waiting for a moderator");
        Assert.Contains("“It is <b>rude</b>.”", queue.Text, StringComparison.Ordinal);
        Assert.Contains(w.Rae.Name, queue.Text, StringComparison.Ordinal);
        Assert.Contains(Rule, queue.All(".rail li"));
        var kept = await queue.PressAsync("Keep the post", ("answer", "It is sharp, and to the point."));
        Assert.Contains("Nothing is waiting", kept.Text, StringComparison.Ordinal);
        Assert.Contains("It is sharp, and to the point.", (await rae.GetAsync(flag.Path)).Text, StringComparison.Ordinal);

        Assert.Contains("It is <b>rude</b>.", (await kept.PressAsync("Undo")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_is_hidden_under_a_rule_its_author_mends_it_and_it_is_shown_again()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (forum, thread, post) = await PostedAsync(w);
        var (fay, cas, rae) = (await w.SignInAsync(w.Fay), await w.SignInAsync(w.Cas), await w.SignInAsync(w.Rae));
        var hide = await fay.GetAsync(ForumAddresses.ToPost(w.SpaceId, post, "/hide"));
        Assert.Contains("Choose the rule", (await hide.PressAsync("Hide the post")).Text, StringComparison.Ordinal);
        var hidden = await hide.PressAsync("Hide the post", ("Form.Rule", Rule), ("Form.Note", "Leave the word out."));
        Assert.Contains("The post is hidden, and its author is told", hidden.AllText, StringComparison.Ordinal);

        var place = (await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread))).Find("#p2").TextContent;
        Assert.Contains($"Hidden by {w.Fay.Name}", place, StringComparison.Ordinal);
        Assert.Contains($"for the rule “{Rule}”", place, StringComparison.Ordinal);
        Assert.DoesNotContain("fool", place, StringComparison.Ordinal);
        Assert.DoesNotContain("Leave the word out", place, StringComparison.Ordinal);

        var mine = await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread));
        Assert.Contains("Leave the word out.", mine.Find("#p2").TextContent, StringComparison.Ordinal);
        await (await mine.ClickAsync("Mend it")).PressAsync("Save the post", ("Form.Words", "Only a few would sign by video."));

        var queue = await fay.GetAsync(ModerationAddresses.ToQueue(w.SpaceId, forum));
        Assert.Contains("Mended by its author", queue.Text, StringComparison.Ordinal);
        Assert.Equal("Added: few", queue.Find(".judged ins").TextContent);
        await queue.PressAsync("Show it again");
        Assert.Contains("Only a few would sign", (await rae.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread))).Find("#p2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hiding_is_taken_back_by_one_press_and_all_of_it_is_on_a_record_that_members_read()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (forum, thread, post) = await PostedAsync(w);
        await w.DoAsync<ModerationActions>(w.Rae, a => a.FlagAsync(w.SpaceId, post, Guid.CreateVersion7(), "Xylograph"));
        var fay = await w.SignInAsync(w.Fay);
        var hidden = await (await fay.GetAsync(ForumAddresses.ToPost(w.SpaceId, post, "/hide"))).PressAsync("Hide the post", ("Form.Rule", Rule), ("Form.Note", "Quadrille"));
        await hidden.PressAsync("Undo");

        var cas = await w.SignInAsync(w.Cas);
        Assert.Contains("fool", (await cas.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread))).Find("#p2").TextContent, StringComparison.Ordinal);
        var record = await (await cas.GetAsync(ForumAddresses.ToForum(w.SpaceId, forum))).ClickAsync("Record of moderation");
        Assert.Equal(2, record.All(".rows > li").Count);
        Assert.StartsWith($"{w.Fay.Name} showed a post again in T-1, post 2", record.All(".rows > li")[0], StringComparison.Ordinal);
        Assert.Contains($"Rule: {Rule}", record.All(".rows > li")[1], StringComparison.Ordinal);
        foreach (var secret in new[] { w.Rae.Name, "Xylograph", "Quadrille", "fool" }) Assert.DoesNotContain(secret, record.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await cas.GetAsync(ModerationAddresses.ToQueue(w.SpaceId, forum))).Status);
    }

    [Fact]
    public async Task Hostile_names_rules_and_notes_are_words()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(async db => db.Entry(await db.Set<Person>().SingleAsync(p => p.Id == w.Cas.Id)).Property(p => p.Name).CurrentValue = hostile);
        var forum = await w.OpenForumAsync(details: ForumWorkspace.Details with { Name = hostile, Rules = hostile });
        var thread = (await w.StartThreadAsync(w.Ben, forum, hostile, hostile)).Id;
        var post = await w.PostAsync(w.Cas, thread, "Words");
        await w.DoAsync<ModerationActions>(w.Rae, a => a.FlagAsync(w.SpaceId, post.Id, Guid.CreateVersion7(), hostile));
        var fay = await w.SignInAsync(w.Fay);

        var pages = new List<Page> { await fay.GetAsync(ModerationAddresses.ToQueue(w.SpaceId, forum)), await fay.GetAsync(ForumAddresses.ToPost(w.SpaceId, post.Id, "/flag")) };
        await (await fay.GetAsync(ForumAddresses.ToPost(w.SpaceId, post.Id, "/hide"))).PressAsync("Hide the post", ("Form.Rule", hostile), ("Form.Note", hostile));
        pages.AddRange([await fay.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread)), await fay.GetAsync(ModerationAddresses.ToRecord(w.SpaceId, forum)), await fay.GetAsync(ForumAddresses.ToThread(w.SpaceId, thread, "/split"))]);

        Assert.All(pages, p => Assert.False(p.Has("[onerror]")));
        Assert.All(pages, p => Assert.Contains(hostile, p.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_that_is_judged_by_somebody_else_meanwhile_says_so()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (_, _, post) = await PostedAsync(w);
        var form = await (await w.SignInAsync(w.Fay)).GetAsync(ForumAddresses.ToPost(w.SpaceId, post, "/hide"));
        await w.DoAsync<ModerationActions>(w.Ann, a => a.HideAsync(w.SpaceId, post, Rule, ""));

        var told = await form.PressAsync("Hide the post", ("Form.Rule", Rule));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Contains("This post is hidden already.", told.Text, StringComparison.Ordinal);
    }

    /// <summary>A post of Cas, the second of Ben's thread.</summary>
    private static async Task<(Guid Forum, Guid Thread, Guid Post)> PostedAsync(TestWorkspace w)
    {
        var forum = await w.OpenForumAsync();
        var thread = (await w.StartThreadAsync(w.Ben, forum)).Id;
        return (forum, thread, (await w.DoAsync<PostActions, PostRef>(w.Cas, a => a.WriteAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), Rude)))).Id);
    }
}
