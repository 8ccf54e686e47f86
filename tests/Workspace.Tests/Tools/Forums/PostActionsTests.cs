using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tests.Tools.Forums;

public sealed class PostActionsTests
{
    [Fact]
    public async Task Posts_written_at_once_get_numbers_without_gaps_and_all_are_counted()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        Actor[] writers = [w.Ann, w.Fay, w.Ben, w.Cas];

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => w.PostAsync(writers[i % 4], thread, $"Post {i}")));

        var stored = await w.StoredThreadAsync(thread);
        Assert.Equal((41, 41, 4, 2), (stored.LastNumber, stored.Posts, stored.People, stored.Affiliations));
        Assert.Equal(Enumerable.Range(1, 41), (await w.StoredPostsAsync(thread)).Select(p => p.Number));
    }

    [Fact]
    public async Task A_form_sent_twice_gives_one_post()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (thread, id) = (await w.ThreadAsync(), Guid.CreateVersion7());

        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => w.PostAsync(w.Ben, thread, "Once", id)));

        Assert.Single(sent.Distinct());
        Assert.Equal(2, (await w.StoredThreadAsync(thread)).LastNumber);
    }

    [Fact]
    public async Task The_id_of_somebody_elses_post_is_not_taken_for_ones_own()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var theirs = await w.PostAsync(w.Ann, thread);

        await w.RefusalAsync<PostActions>(w.Ben, a => a.WriteAsync(w.SpaceId, thread, new(theirs.Id, "Mine now")));
        Assert.Equal("Who keeps the recording?", (await w.StoredPostAsync(theirs.Id)).Words);
    }

    [Fact]
    public async Task A_commenter_replies_and_a_reader_cannot()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        Assert.Equal(2, (await w.PostAsync(w.Cas, thread)).Number);
        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<PostActions>(w.Rae, a => a.WriteAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), "Hello")))).Kind);
        foreach (var stranger in new[] { w.Zed, w.Ola }) Assert.Equal(RefusalKind.NotFound, (await w.RefusalAsync<PostActions>(stranger, a => a.WriteAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), "Hello")))).Kind);
        Assert.Equal(RefusalKind.SeatEnded, (await w.RefusalAsync<PostActions>(w.Gil, a => a.WriteAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), "Hello")))).Kind);
        Assert.Equal([ForumEvents.Opened, ForumEvents.Started, ForumEvents.Posted], await w.EventsAsync());
    }

    [Fact]
    public async Task A_forum_may_ask_for_more_than_to_comment()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync(ForumWorkspace.Details with { ReplyFrom = Role.Contributor });
        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<PostActions>(w.Cas, a => a.WriteAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), "Hello")))).Kind);
    }

    [Fact]
    public async Task A_post_on_the_instant_the_seat_lapses_is_refused_and_one_before_is_kept()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var thread = await w.ThreadAsync();
        var end = w.Clock.GetUtcNow().AddMinutes(10);
        await w.WriteAsync(async db => db.Entry(await db.Set<Seat>().SingleAsync(s => s.PersonId == w.Ben.Id)).Property(s => s.EndsAt).CurrentValue = end);

        w.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        await w.PostAsync(w.Ben, thread, "In time");
        w.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(RefusalKind.SeatEnded, (await w.RefusalAsync<PostActions>(w.Ben, a => a.WriteAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), "Too late")))).Kind);
        Assert.Equal(2, (await w.StoredThreadAsync(thread)).Posts);
    }

    [Fact]
    public async Task An_edit_keeps_what_was_said_before_and_the_second_of_two_is_told()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var post = await w.PostAsync(w.Ben, await w.ThreadAsync(), "First words");
        await w.DoAsync<PostActions>(w.Ben, a => a.EditAsync(w.SpaceId, post.Id, 0, "Better words"));

        Assert.Equal(RefusalKind.Conflict, (await w.RefusalAsync<PostActions>(w.Ben, a => a.EditAsync(w.SpaceId, post.Id, 0, "Other words"))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<PostActions>(w.Ann, a => a.EditAsync(w.SpaceId, post.Id, 1, "Ann’s words"))).Kind);
        Assert.Equal("Better words", (await w.StoredPostAsync(post.Id)).Words);
        var before = await w.ReadAsync(db => db.Set<PostRevision>().AsNoTracking().SingleAsync(r => r.PostId == post.Id));
        Assert.Equal("First words", PostReading.Doc(before.Doc).TextContent);
    }

    [Fact]
    public async Task A_deleted_post_keeps_its_place_and_whose_only_post_it_was_is_not_heard_until_it_comes_back()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var post = await w.PostAsync(w.Ann, thread);
        Assert.Equal((2, 2), await HeardAsync(w, thread));

        await w.DoAsync<PostActions>(w.Ann, a => a.DeleteAsync(w.SpaceId, post.Id));
        Assert.Equal((1, 1), await HeardAsync(w, thread));
        Assert.Equal((1, 2), ((await w.StoredThreadAsync(thread)).Posts, (await w.StoredThreadAsync(thread)).LastNumber));

        await w.DoAsync<PostActions>(w.Ann, a => a.RestoreAsync(w.SpaceId, post.Id));
        Assert.Equal((2, 2), await HeardAsync(w, thread));
        Assert.Equal(3, (await w.PostAsync(w.Ben, thread)).Number);
    }

    [Fact]
    public async Task Only_the_author_and_moderators_delete_and_an_author_cannot_undo_a_moderator()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var post = await w.PostAsync(w.Ben, await w.ThreadAsync());
        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<PostActions>(w.Cas, a => a.DeleteAsync(w.SpaceId, post.Id))).Kind);
        await w.DoAsync<PostActions>(w.Fay, a => a.DeleteAsync(w.SpaceId, post.Id));
        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<PostActions>(w.Ben, a => a.RestoreAsync(w.SpaceId, post.Id))).Kind);
    }

    [Fact]
    public async Task A_reaction_is_given_and_taken_back_and_not_to_oneself()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var post = await w.PostAsync(w.Ben, await w.ThreadAsync());
        await w.DoAsync<PostActions>(w.Ann, a => a.ReactAsync(w.SpaceId, post.Id, Reaction.Agree));
        await w.DoAsync<PostActions>(w.Ann, a => a.ReactAsync(w.SpaceId, post.Id, Reaction.NeedsAddressing));
        await w.DoAsync<PostActions>(w.Ann, a => a.ReactAsync(w.SpaceId, post.Id, Reaction.Agree));

        Assert.Equal(RefusalKind.Wrong, (await w.RefusalAsync<PostActions>(w.Ben, a => a.ReactAsync(w.SpaceId, post.Id, Reaction.Agree))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<PostActions>(w.Rae, a => a.ReactAsync(w.SpaceId, post.Id, Reaction.Agree))).Kind);
        Assert.Equal([Reaction.NeedsAddressing], await w.ReadAsync(db => db.Set<PostReaction>().Where(r => r.PostId == post.Id).Select(r => r.Kind).ToListAsync()));
    }

    [Fact]
    public async Task Only_those_whom_the_space_names_reply_officially()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var thread = (await w.StartThreadAsync(w.Ben, forum)).Id;
        await w.DoAsync<ForumActions>(w.Fay, a => a.NameSpeakersAsync(w.SpaceId, forum, [w.Ann.Id]));

        var official = await w.PostAsync(w.Ann, thread, official: true);
        Assert.True((await w.StoredPostAsync(official.Id)).IsOfficial);
        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<PostActions>(w.Fay, a => a.WriteAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), "Also", Official: true)))).Kind);
    }

    private static async Task<(int, int)> HeardAsync(TestWorkspace w, Guid thread)
    {
        var stored = await w.StoredThreadAsync(thread);
        return (stored.People, stored.Affiliations);
    }
}
