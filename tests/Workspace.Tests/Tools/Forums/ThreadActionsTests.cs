using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tests.Tools.Forums;

public sealed class ThreadActionsTests
{
    [Fact]
    public async Task A_thread_starts_with_its_first_post_and_the_next_number()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();

        var first = await w.StartThreadAsync(w.Ben, forum, tags: "witnesses, video, Video");
        var second = await w.StartThreadAsync(w.Ann, forum);

        Assert.Equal(("T-1", "T-2"), (first.Reference, second.Reference));
        var thread = await w.StoredThreadAsync(first.Id);
        Assert.Equal((1, 1, 1, 1), (thread.Posts, thread.LastNumber, thread.People, thread.Affiliations));
        Assert.Equal(["witnesses", "video"], thread.TagList);
        Assert.Equal([ForumEvents.Opened, ForumEvents.Started, ForumEvents.Started], await w.EventsAsync());
    }

    [Fact]
    public async Task A_form_sent_twice_starts_one_thread()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var form = new NewThread(Guid.CreateVersion7(), Guid.CreateVersion7(), "Once", "Words");

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => w.DoAsync<ThreadActions, ThreadRef>(w.Ben, a => a.StartAsync(w.SpaceId, forum, form))));

        Assert.Single(sent.Distinct());
        Assert.Equal([ForumEvents.Opened, ForumEvents.Started], await w.EventsAsync());
    }

    [Fact]
    public async Task Threads_started_at_once_get_numbers_of_their_own()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forums = new[] { await w.OpenForumAsync(), await w.OpenForumAsync() };

        var started = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => w.StartThreadAsync(w.Ben, forums[i % 2])));

        Assert.Equal(Enumerable.Range(1, 10), started.Select(t => t.Number).Order());
    }

    [Fact]
    public async Task The_least_role_may_and_the_next_down_may_not()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var id = (await w.StartThreadAsync(w.Ben, forum)).Id;
        (Actor NextDown, Func<ThreadActions, Task> Act)[] cells =
        [
            (w.Cas, a => a.StartAsync(w.SpaceId, forum, new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Title", "Words"))),
            (w.Cas, a => a.RenameAsync(w.SpaceId, id, 0, "Title", "")),
            (w.Cas, a => a.MoveOnAsync(w.SpaceId, id, ThreadStage.Options)),
            (w.Ben, a => a.PinAsync(w.SpaceId, id, true)),
            (w.Ben, a => a.CloseAsync(w.SpaceId, id, "Done")),
            (w.Ben, a => a.ReopenAsync(w.SpaceId, id)),
            (w.Ben, a => a.DeleteAsync(w.SpaceId, id)),
            (w.Ben, a => a.RestoreAsync(w.SpaceId, id)),
        ];
        foreach (var (nextDown, act) in cells)
        {
            Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync(nextDown, act)).Kind);
            Assert.Equal(RefusalKind.NotFound, (await w.RefusalAsync(w.Zed, act)).Kind);
            Assert.Equal(RefusalKind.NotFound, (await w.RefusalAsync(w.Ola, act)).Kind);
            Assert.Equal(RefusalKind.SeatEnded, (await w.RefusalAsync(w.Gil, act)).Kind);
        }
        Assert.Equal([ForumEvents.Opened, ForumEvents.Started], await w.EventsAsync());
    }

    [Fact]
    public async Task A_closed_thread_takes_no_posts_until_it_is_reopened()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        await w.DoAsync<ThreadActions>(w.Fay, a => a.CloseAsync(w.SpaceId, thread, "Answered"));

        var refused = await w.RefusalAsync<PostActions>(w.Ben, a => a.WriteAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), "Late")));
        Assert.Equal(RefusalKind.Wrong, refused.Kind);
        Assert.Contains("closed", refused.Message, StringComparison.Ordinal);

        await w.DoAsync<ThreadActions>(w.Fay, a => a.ReopenAsync(w.SpaceId, thread));
        Assert.Equal(2, (await w.PostAsync(w.Ben, thread)).Number);
    }

    [Fact]
    public async Task A_deleted_thread_says_so_and_comes_back_whole()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        await w.DoAsync<ThreadActions>(w.Fay, a => a.DeleteAsync(w.SpaceId, thread));

        Assert.Contains("deleted", (await w.RefusalAsync<PostActions>(w.Ben, a => a.WriteAsync(w.SpaceId, thread, new(Guid.CreateVersion7(), "Late")))).Message, StringComparison.Ordinal);

        await w.DoAsync<ThreadActions>(w.Fay, a => a.RestoreAsync(w.SpaceId, thread));
        Assert.Equal((Fate.Here, 1), ((await w.StoredThreadAsync(thread)).Fate, (await w.StoredPostsAsync(thread)).Count));
    }

    [Fact]
    public async Task The_second_of_two_who_rename_is_told()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        await w.DoAsync<ThreadActions>(w.Fay, a => a.RenameAsync(w.SpaceId, thread, 0, "Fay’s title", "video"));

        Assert.Equal(RefusalKind.Conflict, (await w.RefusalAsync<ThreadActions>(w.Ben, a => a.RenameAsync(w.SpaceId, thread, 0, "Ben’s title", ""))).Kind);
        Assert.Equal("Fay’s title", (await w.StoredThreadAsync(thread)).Title);
    }

    [Fact]
    public async Task An_outcome_is_recorded_with_its_author_and_moves_the_thread_on()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        await w.DoAsync<SummaryActions>(w.Fay, a => a.ConcludeAsync(w.SpaceId, thread, Guid.CreateVersion7(), "A recorded call is enough for remortgages."));

        var stored = await w.StoredThreadAsync(thread);
        Assert.Equal((ThreadStage.Outcome, true), (stored.Stage, stored.OutcomeId is not null));
        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<SummaryActions>(w.Cas, a => a.ConcludeAsync(w.SpaceId, thread, Guid.CreateVersion7(), "Mine"))).Kind);
    }

    [Fact]
    public async Task A_summary_is_begun_once_and_becomes_read_only_with_its_thread()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var begun = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => w.DoAsync<SummaryActions, Guid>(w.Ben, a => a.BeginAsync(w.SpaceId, thread))));
        Assert.Single(begun.Distinct());

        await w.DoAsync<ThreadActions>(w.Fay, a => a.CloseAsync(w.SpaceId, thread, ""));
        var text = await w.ReadAsync(async db => await db.FindAsync<Workspace.Texts.SharedText>(begun[0]));
        Assert.Null(text!.Rules.Write);
    }
}
