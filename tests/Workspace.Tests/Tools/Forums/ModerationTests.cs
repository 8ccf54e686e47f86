using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Posts;

namespace Workspace.Tests.Tools.Forums;

/// <summary>Flag, hide under a rule, mend, show again: nothing is deleted, and everybody can read what was done.</summary>
public sealed class ModerationTests
{
    private const string Rule = "Speak to the point and not about the person.";

    [Fact]
    public async Task Any_reader_flags_a_post_once_and_the_queue_shows_who_and_why()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (forum, post) = await PostedAsync(w);

        await FlagAsync(w, w.Rae, post);
        await FlagAsync(w, w.Ann, post, "It names a person.");

        Assert.Equal("You flagged this post already. A moderator will look at it.", (await w.RefusalAsync<ModerationActions>(w.Rae, a => a.FlagAsync(w.SpaceId, post, Guid.CreateVersion7(), "Again"))).Message);
        Assert.Equal("You wrote this post. You can edit or delete it.", (await w.RefusalAsync<ModerationActions>(w.Cas, a => a.FlagAsync(w.SpaceId, post, Guid.CreateVersion7(), "Mine"))).Message);
        var waiting = Assert.Single((await QueueAsync(w, forum)).Waiting);
        Assert.Equal([(w.Rae.Name, "It is rude."), (w.Ann.Name, "It names a person.")], waiting.Flags.Select(f => (f.By, f.Reason)));
        Assert.Equal(2, (await w.StoredThreadAsync(waiting.Post.ThreadId)).OpenFlags);
    }

    [Fact]
    public async Task A_flag_sent_twice_stands_once_and_one_without_a_reason_is_refused()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (forum, post) = await PostedAsync(w);
        var id = Guid.CreateVersion7();

        await w.DoAsync<ModerationActions>(w.Rae, a => a.FlagAsync(w.SpaceId, post, id, "It is rude."));
        await w.DoAsync<ModerationActions>(w.Rae, a => a.FlagAsync(w.SpaceId, post, id, "It is rude."));

        Assert.Single((await QueueAsync(w, forum)).Waiting[0].Flags);
        Assert.Equal("Say what is wrong with this post.", (await w.RefusalAsync<ModerationActions>(w.Ann, a => a.FlagAsync(w.SpaceId, post, Guid.CreateVersion7(), " "))).Message);
    }

    [Fact]
    public async Task Only_those_who_moderate_see_the_queue_and_hide_and_strangers_learn_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (forum, post) = await PostedAsync(w);

        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<ModerationQueries>(w.Ben, q => q.QueueAsync(w.SpaceId, forum))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<ModerationActions>(w.Ben, a => a.HideAsync(w.SpaceId, post, Rule, ""))).Kind);
        foreach (var stranger in new[] { w.Zed, w.Ola })
        {
            Assert.Equal(RefusalKind.NotFound, (await w.RefusalAsync<ModerationActions>(stranger, a => a.HideAsync(w.SpaceId, post, Rule, ""))).Kind);
            Assert.Equal(RefusalKind.NotFound, (await w.RefusalAsync<ModerationActions>(stranger, a => a.FlagAsync(w.SpaceId, post, Guid.CreateVersion7(), "x"))).Kind);
        }
        Assert.Equal(RefusalKind.NotFound, (await w.RefusalAsync<ModerationActions>(w.Ola, a => a.HideAsync(w.OtherSpaceId, post, Rule, ""))).Kind);
    }

    [Fact]
    public async Task The_forum_says_who_moderates()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (_, post) = await PostedAsync(w, ForumWorkspace.Details with { ModerateFrom = Role.Contributor });

        await w.DoAsync<ModerationActions>(w.Ben, a => a.HideAsync(w.SpaceId, post, Rule, ""));

        Assert.True((await w.StoredPostAsync(post)).IsHidden);
    }

    [Fact]
    public async Task A_post_is_hidden_under_a_rule_of_its_forum_and_its_author_is_asked_to_mend_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (forum, post) = await PostedAsync(w);
        await FlagAsync(w, w.Rae, post);

        Assert.Equal("Choose the rule that this post breaks.", (await w.RefusalAsync<ModerationActions>(w.Fay, a => a.HideAsync(w.SpaceId, post, "A rule of my own", ""))).Message);
        await w.DoAsync<ModerationActions>(w.Fay, a => a.HideAsync(w.SpaceId, post, Rule, "Leave the name out."));

        var hidden = await w.StoredPostAsync(post);
        var thread = await w.StoredThreadAsync(hidden.ThreadId);
        Assert.Equal((true, Rule, "Leave the name out."), (hidden.IsHidden, hidden.HiddenRule, hidden.HiddenNote));
        Assert.Equal((1, 1, 0), (thread.Posts, thread.People, thread.OpenFlags));
        Assert.Empty((await QueueAsync(w, forum)).Waiting);
        Assert.Equal($"Mend your post in T-1", Assert.Single(await DutiesAsync(w, w.Cas)).What);
        Assert.Contains(ForumEvents.Hidden, await w.EventsAsync());
        Assert.Single(await w.ReadAsync(db => db.Set<Workspace.Mail.Letter>().Where(l => l.PersonId == w.Cas.Id).ToListAsync()));
    }

    [Fact]
    public async Task What_the_author_mends_waits_for_a_moderator_who_sees_what_changed_and_shows_it_again()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (forum, post) = await PostedAsync(w);
        await w.DoAsync<ModerationActions>(w.Fay, a => a.HideAsync(w.SpaceId, post, Rule, ""));

        await w.DoAsync<PostActions>(w.Cas, a => a.EditAsync(w.SpaceId, post, 0, "Only a few would sign by video."));
        var waiting = Assert.Single((await QueueAsync(w, forum)).Waiting);
        Assert.Empty(await DutiesAsync(w, w.Cas));
        Assert.Contains("<ins", waiting.Changed!.Html, StringComparison.Ordinal);
        Assert.Equal("1 post waits for a moderator", Assert.Single(await DutiesAsync(w, w.Fay)).What);

        await w.DoAsync<ModerationActions>(w.Fay, a => a.ShowAsync(w.SpaceId, post));
        var shown = await w.StoredPostAsync(post);
        Assert.True(shown.IsShown);
        Assert.Equal((2, 2, 0), await CountsAsync(w, shown.ThreadId));
        Assert.Empty((await QueueAsync(w, forum)).Waiting);
    }

    [Fact]
    public async Task What_is_not_mended_enough_stays_hidden_and_its_author_is_asked_again()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (_, post) = await PostedAsync(w);
        await w.DoAsync<ModerationActions>(w.Fay, a => a.HideAsync(w.SpaceId, post, Rule, ""));
        await w.DoAsync<PostActions>(w.Cas, a => a.EditAsync(w.SpaceId, post, 0, "Only a real fool would sign by video."));

        await w.DoAsync<ModerationActions>(w.Fay, a => a.KeepAsync(w.SpaceId, post, "The name is still in it."));

        Assert.Equal("The name is still in it.", (await w.StoredPostAsync(post)).HiddenNote);
        Assert.Single(await DutiesAsync(w, w.Cas));
    }

    [Fact]
    public async Task A_flag_that_is_not_upheld_is_answered_and_can_be_opened_again()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (forum, post) = await PostedAsync(w);
        await FlagAsync(w, w.Rae, post);

        await w.DoAsync<ModerationActions>(w.Fay, a => a.KeepAsync(w.SpaceId, post, "It is sharp, and to the point."));
        Assert.Empty((await QueueAsync(w, forum)).Waiting);
        Assert.Equal("It is sharp, and to the point.", (await w.DoAsync<ModerationQueries, ModeratedPost>(w.Rae, q => q.PostAsync(w.SpaceId, post))).Flagged!.Answer);

        await w.DoAsync<ModerationActions>(w.Fay, a => a.ReopenAsync(w.SpaceId, post));
        Assert.Single((await QueueAsync(w, forum)).Waiting);
    }

    [Fact]
    public async Task Every_act_is_on_a_record_that_readers_see_with_counts_and_without_who_flagged()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (forum, post) = await PostedAsync(w);
        await FlagAsync(w, w.Rae, post);
        await w.DoAsync<ModerationActions>(w.Fay, a => a.KeepAsync(w.SpaceId, post, ""));
        await w.DoAsync<ModerationActions>(w.Fay, a => a.HideAsync(w.SpaceId, post, Rule, ""));
        await w.DoAsync<ModerationActions>(w.Ann, a => a.ShowAsync(w.SpaceId, post));

        var record = await w.DoAsync<ModerationQueries, RecordView>(w.Rae, q => q.RecordAsync(w.SpaceId, forum));

        Assert.Equal([(w.Ann.Name, ModerationKind.Shown, Rule), (w.Fay.Name, ModerationKind.Hidden, Rule), (w.Fay.Name, ModerationKind.Kept, "")], record.Acts.Select(a => (a.By, a.Kind, a.Rule)));
        Assert.Equal([(ModerationKind.Hidden, 1), (ModerationKind.Shown, 1), (ModerationKind.Kept, 1)], record.Counts);
        Assert.Equal(2, record.Acts[0].PostNumber);
    }

    [Fact]
    public async Task A_hidden_post_is_read_by_its_author_and_moderators_alone()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (_, post) = await PostedAsync(w);
        await w.DoAsync<ModerationActions>(w.Fay, a => a.HideAsync(w.SpaceId, post, Rule, ""));

        foreach (var may in new[] { w.Cas, w.Fay, w.Ann }) Assert.Contains("fool", (await w.DoAsync<ModerationQueries, ModeratedPost>(may, q => q.PostAsync(w.SpaceId, post))).Post.Text.Html, StringComparison.Ordinal);
        foreach (var mayNot in new[] { w.Ben, w.Rae }) Assert.Equal(RefusalKind.NotFound, (await w.RefusalAsync<ModerationQueries>(mayNot, q => q.PostAsync(w.SpaceId, post))).Kind);
    }

    [Fact]
    public async Task Two_moderators_who_hide_at_once_hide_it_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (_, post) = await PostedAsync(w);

        var answers = await Task.WhenAll(new[] { w.Fay, w.Ann }.Select(async who => await Record.ExceptionAsync(() => w.DoAsync<ModerationActions>(who, a => a.HideAsync(w.SpaceId, post, Rule, "")))));

        Assert.Equal("This post is hidden already.", Assert.Single(answers.OfType<Refusal>()).Message);
        Assert.Equal(1, (await w.StoredThreadAsync((await w.StoredPostAsync(post)).ThreadId)).Posts);
    }

    /// <summary>A post of Cas, the second of Ben's thread.</summary>
    private static async Task<(Guid Forum, Guid Post)> PostedAsync(TestWorkspace w, ForumDetails? details = null)
    {
        var forum = await w.OpenForumAsync(details: details);
        var thread = await w.StartThreadAsync(w.Ben, forum);
        return (forum, (await w.PostAsync(w.Cas, thread.Id, "Only a fool would sign by video.")).Id);
    }

    private static Task FlagAsync(TestWorkspace w, Actor who, Guid post, string reason = "It is rude.") => w.DoAsync<ModerationActions>(who, a => a.FlagAsync(w.SpaceId, post, Guid.CreateVersion7(), reason));

    private static Task<QueueView> QueueAsync(TestWorkspace w, Guid forum) => w.DoAsync<ModerationQueries, QueueView>(w.Fay, q => q.QueueAsync(w.SpaceId, forum));

    private static Task<IReadOnlyList<Workspace.Tools.Duty>> DutiesAsync(TestWorkspace w, Actor who) => w.DoAsync<SpaceAccess, IReadOnlyList<Workspace.Tools.Duty>>(who, async spaces =>
    {
        await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Reader);
        return [.. await ModerationDuties.ReadAsync(visit, TestContext.Current.CancellationToken)];
    });

    private static async Task<(int Posts, int People, int Flags)> CountsAsync(TestWorkspace w, Guid thread) => await w.StoredThreadAsync(thread) is var t ? (t.Posts, t.People, t.OpenFlags) : default;
}
