using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Moving;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Reading;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tests.Tools.Forums;

/// <summary>Move, split, join: posts keep their addresses, people what they have read, and counts stay true.</summary>
public sealed class MovingTests
{
    [Fact]
    public async Task A_thread_moves_to_another_forum_with_its_open_flags()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (from, to) = (await w.OpenForumAsync(), await w.OpenForumAsync(details: ForumWorkspace.Details with { Name = "Fees" }));
        var thread = await w.StartThreadAsync(w.Ben, from);
        var post = await w.PostAsync(w.Cas, thread.Id);
        await w.DoAsync<ModerationActions>(w.Rae, a => a.FlagAsync(w.SpaceId, post.Id, Guid.CreateVersion7(), "Off the point."));

        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<MovingActions>(w.Ben, a => a.MoveAsync(w.SpaceId, thread.Id, to))).Kind);
        await w.DoAsync<MovingActions>(w.Fay, a => a.MoveAsync(w.SpaceId, thread.Id, to));

        Assert.Equal(to, (await w.StoredThreadAsync(thread.Id)).ForumId);
        Assert.Equal((0, 1), (await ThreadsAsync(w, from), await ThreadsAsync(w, to)));
        Assert.Single((await w.DoAsync<ModerationQueries, QueueView>(w.Fay, q => q.QueueAsync(w.SpaceId, to))).Waiting);
        foreach (var forum in new[] { from, to }) Assert.Equal(ModerationKind.Moved, Assert.Single((await w.DoAsync<ModerationQueries, RecordView>(w.Rae, q => q.RecordAsync(w.SpaceId, forum))).Acts).Kind);
        await w.DoAsync<MovingActions>(w.Fay, a => a.MoveAsync(w.SpaceId, thread.Id, from));
        Assert.Equal((1, 0), (await ThreadsAsync(w, from), await ThreadsAsync(w, to)));
    }

    [Fact]
    public async Task A_thread_does_not_move_where_one_does_not_moderate_or_to_a_closed_forum_or_to_another_space()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var (owners, closed) = (await w.OpenForumAsync(w.Ann, ForumWorkspace.Details with { ModerateFrom = Role.Owner }), await w.OpenForumAsync());
        await w.DoAsync<ForumActions>(w.Fay, a => a.CloseAsync(w.SpaceId, closed));

        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<MovingActions>(w.Fay, a => a.MoveAsync(w.SpaceId, thread, owners))).Kind);
        Assert.Equal("The forum “Digital deeds” is closed. Choose another one.", (await w.RefusalAsync<MovingActions>(w.Fay, a => a.MoveAsync(w.SpaceId, thread, closed))).Message);
        Assert.Equal(RefusalKind.NotFound, (await w.RefusalAsync<MovingActions>(w.Fay, a => a.MoveAsync(w.SpaceId, thread, Guid.CreateVersion7()))).Kind);
    }

    [Fact]
    public async Task Posts_go_into_a_thread_of_their_own_and_a_line_stays_where_they_were()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var thread = (await w.StartThreadAsync(w.Ben, forum)).Id;
        var (second, third, fourth) = (await w.PostAsync(w.Cas, thread, "Two"), await w.PostAsync(w.Ann, thread, $"Three @{w.Fay.Name}"), await w.PostAsync(w.Ben, thread, "Four"));

        var made = await SplitAsync(w, thread, forum, [second.Id, third.Id]);

        var there = await w.StoredPostsAsync(made.Id);
        Assert.Equal([(1, second.Id), (2, third.Id)], there.Select(p => (p.Number, p.Id)));
        Assert.Equal([(1, null), (2, second.Id), (3, third.Id), (4, (Guid?)null)], (await w.StoredPostsAsync(thread)).Select(p => (p.Number, p.MovedToId)));
        Assert.Equal((2, 1, 4), await StateAsync(w, thread));
        Assert.Equal((2, 2, 2), await StateAsync(w, made.Id));
        Assert.Equal(made.Id, await w.ReadAsync(db => db.Set<PostMention>().Where(m => m.PostId == third.Id).Select(m => m.ThreadId).SingleAsync()));
        Assert.Equal(2, await ThreadsAsync(w, forum));
        Assert.Equal(w.Cas.Id, (await w.StoredThreadAsync(made.Id)).StartedById);
        Assert.Equal(5, (await w.PostAsync(w.Ben, thread, "Five")).Number);
        Assert.NotEqual(made.Id, fourth.ThreadId);
    }

    [Fact]
    public async Task A_split_sent_twice_makes_one_thread_and_the_first_post_stays()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var thread = (await w.StartThreadAsync(w.Ben, forum)).Id;
        var (id, post) = (Guid.CreateVersion7(), await w.PostAsync(w.Cas, thread));

        Assert.Equal(await SplitAsync(w, thread, forum, [post.Id], id), await SplitAsync(w, thread, forum, [post.Id], id));
        Assert.Equal(RefusalKind.Conflict, (await w.RefusalAsync<MovingActions>(w.Fay, a => a.SplitAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), forum, "Again", [post.Id])))).Kind);
        var first = (await w.StoredPostsAsync(thread))[0].Id;
        Assert.StartsWith("The first post stays", (await w.RefusalAsync<MovingActions>(w.Fay, a => a.SplitAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), forum, "All", [first])))).Message, StringComparison.Ordinal);
        var later = await w.PostAsync(w.Cas, thread);
        Assert.Equal("Enter a title.", (await w.RefusalAsync<MovingActions>(w.Fay, a => a.SplitAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), forum, " ", [later.Id])))).Message);
    }

    [Fact]
    public async Task What_was_read_before_a_split_is_read_after_it_and_watching_goes_on()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        w.Clock.Advance(TimeSpan.FromMinutes(1));
        var forum = await w.OpenForumAsync();
        var thread = (await w.StartThreadAsync(w.Ben, forum)).Id;
        var posts = new[] { await w.PostAsync(w.Cas, thread), await w.PostAsync(w.Cas, thread), await w.PostAsync(w.Cas, thread) };
        await w.DoAsync<ReadingActions>(w.Ann, a => a.SeeAsync(w.SpaceId, thread, 1, 3));
        await w.DoAsync<ReadingActions>(w.Ann, a => a.WatchAsync(w.SpaceId, thread, Watching.Everything));

        var made = await SplitAsync(w, thread, forum, [.. posts.Select(p => p.Id)]);

        Assert.Equal((2, (Watching?)Watching.Everything), await w.ReadAsync(db => db.Set<ThreadReader>().Where(r => r.ThreadId == made.Id && r.PersonId == w.Ann.Id).Select(r => new ValueTuple<int, Watching?>(r.SeenTo, r.Watch)).SingleAsync()));
    }

    [Fact]
    public async Task Joined_threads_are_one_and_each_post_stands_after_the_last_in_its_order()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (forum, other) = (await w.OpenForumAsync(), await w.OpenForumAsync(details: ForumWorkspace.Details with { Name = "Fees" }));
        var (gone, kept) = ((await w.StartThreadAsync(w.Ben, other, words: "Gone 1")).Id, (await w.StartThreadAsync(w.Ann, forum, words: "Kept 1")).Id);
        await w.PostAsync(w.Cas, gone, "Gone 2");
        await w.PostAsync(w.Fay, kept, "Kept 2");

        await w.DoAsync<MergingActions>(w.Fay, a => a.MergeAsync(w.SpaceId, gone, kept));

        Assert.Equal(["Kept 1", "Kept 2", "Gone 1", "Gone 2"], (await w.StoredPostsAsync(kept)).Select(p => p.Words));
        Assert.Equal((4, 4, 4), await StateAsync(w, kept));
        var there = await w.StoredThreadAsync(gone);
        Assert.Equal((Fate.Merged, kept, 2), (there.Fate, there.MergedIntoId, there.MergedAfter));
        Assert.Equal((1, 0), (await ThreadsAsync(w, forum), await ThreadsAsync(w, other)));
        Assert.Contains("Your text is kept as a draft", (await w.RefusalAsync<PostActions>(w.Ben, a => a.WriteAsync(w.SpaceId, gone, new(Guid.CreateVersion7(), "Late")))).Message, StringComparison.Ordinal);
        Assert.Equal(5, (await w.PostAsync(w.Ben, kept, "Kept 5")).Number);
    }

    [Fact]
    public async Task Who_had_read_both_threads_has_read_the_joined_one_and_watching_goes_with_the_posts()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var (gone, kept) = ((await w.StartThreadAsync(w.Ben, forum)).Id, (await w.StartThreadAsync(w.Ann, forum)).Id);
        await w.PostAsync(w.Cas, gone);
        foreach (var thread in new[] { gone, kept }) await w.DoAsync<ReadingActions>(w.Rae, a => a.SeeAsync(w.SpaceId, thread, 1, 5));
        await w.DoAsync<ReadingActions>(w.Fay, a => a.WatchAsync(w.SpaceId, gone, Watching.Everything));
        await w.DoAsync<ReadingActions>(w.Ann, a => a.SeeAsync(w.SpaceId, kept, 1, 1));

        await w.DoAsync<MergingActions>(w.Fay, a => a.MergeAsync(w.SpaceId, gone, kept));

        var readers = await w.ReadAsync(db => db.Set<ThreadReader>().Where(r => r.ThreadId == kept).ToDictionaryAsync(r => r.PersonId));
        Assert.Equal((3, 1), (readers[w.Rae.Id].SeenTo, readers[w.Ann.Id].SeenTo));
        Assert.Equal(Watching.Everything, readers[w.Fay.Id].Watch);
    }

    [Fact]
    public async Task Two_who_join_two_threads_crosswise_at_once_leave_one()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var (one, two) = ((await w.StartThreadAsync(w.Ben, forum)).Id, (await w.StartThreadAsync(w.Ann, forum)).Id);

        var answers = await Task.WhenAll(new[] { (w.Fay, one, two), (w.Ann, two, one) }.Select(async m => await Record.ExceptionAsync(() => w.DoAsync<MergingActions>(m.Item1, a => a.MergeAsync(w.SpaceId, m.Item2, m.Item3)))));

        Assert.Single(answers.OfType<Refusal>());
        Assert.Equal(1, await ThreadsAsync(w, forum));
        Assert.Single(new[] { await w.StoredThreadAsync(one), await w.StoredThreadAsync(two) }, t => t.Fate == Fate.Here && t.Posts == 2);
    }

    [Fact]
    public async Task A_thread_of_thousands_is_not_joined_while_everybody_waits()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var (gone, kept) = ((await w.StartThreadAsync(w.Ben, forum)).Id, (await w.StartThreadAsync(w.Ann, forum)).Id);
        await w.WriteAsync(async db => db.Entry(await db.Set<ForumThread>().SingleAsync(t => t.Id == gone)).Property(t => t.LastNumber).CurrentValue = 1_001);

        Assert.Contains("at most 1,000 are joined at once", (await w.RefusalAsync<MergingActions>(w.Fay, a => a.MergeAsync(w.SpaceId, gone, kept))).Message, StringComparison.Ordinal);
    }

    private static Task<ThreadRef> SplitAsync(TestWorkspace w, Guid thread, Guid forum, IReadOnlyCollection<Guid> posts, Guid? id = null) =>
        w.DoAsync<MovingActions, ThreadRef>(w.Fay, a => a.SplitAsync(w.SpaceId, thread, new(id ?? Guid.CreateVersion7(), forum, "Who keeps recordings?", posts)));

    private static async Task<int> ThreadsAsync(TestWorkspace w, Guid forum) => await w.ReadAsync(db => db.Set<Forum>().Where(f => f.Id == forum).Select(f => f.Threads).SingleAsync());

    private static async Task<(int Posts, int People, int Last)> StateAsync(TestWorkspace w, Guid thread) => await w.StoredThreadAsync(thread) is var t ? (t.Posts, t.People, t.LastNumber) : default;
}
