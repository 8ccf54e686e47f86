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

/// <summary>A joining that was a mistake is taken back by one press.</summary>
public sealed class UnmergingTests
{
    [Fact]
    public async Task Both_threads_are_again_what_they_were()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (gone, kept) = await ThreadsAsync(w);
        var before = (await StateAsync(w, gone), await StateAsync(w, kept));
        var named = await w.PostAsync(w.Cas, gone, $"@{w.Ann.Name}?");
        await w.DoAsync<ModerationActions>(w.Rae, a => a.FlagAsync(w.SpaceId, named.Id, Guid.CreateVersion7(), "Off the point."));
        await w.DoAsync<PostActions>(w.Cas, a => a.DeleteAsync(w.SpaceId, named.Id));
        await w.DoAsync<PostActions>(w.Cas, a => a.RestoreAsync(w.SpaceId, named.Id));
        await w.DoAsync<SummaryActions>(w.Ben, a => a.BeginAsync(w.SpaceId, gone));
        before.Item1 = await StateAsync(w, gone);
        await MergeAsync(w, gone, kept);
        await w.DoAsync<ReadingActions>(w.Ann, a => a.SeeAsync(w.SpaceId, kept, 1, 4));

        await w.DoAsync<MergingActions>(w.Fay, a => a.UndoAsync(w.SpaceId, gone));

        Assert.Equal(before, (await StateAsync(w, gone), await StateAsync(w, kept)));
        Assert.Equal(["Gone 1", $"@{w.Ann.Name}?"], (await w.StoredPostsAsync(gone)).Select(p => p.Words));
        Assert.Equal([1, 2], (await w.StoredPostsAsync(gone)).Select(p => p.Number));
        Assert.Equal(gone, await w.ReadAsync(db => db.Set<PostMention>().Where(m => m.PostId == named.Id).Select(m => m.ThreadId).SingleAsync()));
        Assert.Equal(1, await w.ReadAsync(db => db.Set<ThreadReader>().Where(r => r.ThreadId == kept && r.PersonId == w.Ann.Id).Select(r => r.SeenTo).SingleAsync()));
        Assert.Equal(Role.Contributor, (await w.ReadAsync(async db => await db.FindAsync<Workspace.Texts.SharedText>((await w.StoredThreadAsync(gone)).SummaryId)))!.Rules.Write);
        Assert.Equal((3, 2), ((await w.PostAsync(w.Ben, gone)).Number, (await w.PostAsync(w.Ben, kept)).Number));
        Assert.Contains(ForumEvents.Unmerged, await w.EventsAsync());
    }

    [Fact]
    public async Task Once_somebody_has_written_after_them_the_posts_stay_and_only_moderators_are_asked()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (gone, kept) = await ThreadsAsync(w);
        Assert.Equal("This thread is not joined with another one.", (await w.RefusalAsync<MergingActions>(w.Fay, a => a.UndoAsync(w.SpaceId, gone))).Message);
        await MergeAsync(w, gone, kept);

        Assert.Equal(RefusalKind.Forbidden, (await w.RefusalAsync<MergingActions>(w.Ben, a => a.UndoAsync(w.SpaceId, gone))).Kind);
        await w.PostAsync(w.Ben, kept, "Later");

        Assert.Contains("Split them off instead", (await w.RefusalAsync<MergingActions>(w.Fay, a => a.UndoAsync(w.SpaceId, gone))).Message, StringComparison.Ordinal);
        Assert.Equal(3, (await w.StoredPostsAsync(kept)).Count);
    }

    [Fact]
    public async Task Two_who_take_it_back_at_once_do_it_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (gone, kept) = await ThreadsAsync(w);
        await MergeAsync(w, gone, kept);

        var answers = await Task.WhenAll(new[] { w.Fay, w.Ann }.Select(async who => await Record.ExceptionAsync(() => w.DoAsync<MergingActions>(who, a => a.UndoAsync(w.SpaceId, gone)))));

        Assert.Single(answers.OfType<Refusal>());
        Assert.Equal(2, await w.ReadAsync(db => db.Set<Forum>().Where(f => f.SpaceId == w.SpaceId).SumAsync(f => f.Threads)));
    }

    private static async Task<(Guid Gone, Guid Kept)> ThreadsAsync(TestWorkspace w)
    {
        var forum = await w.OpenForumAsync();
        return ((await w.StartThreadAsync(w.Ben, forum, words: "Gone 1")).Id, (await w.StartThreadAsync(w.Ann, forum, words: "Kept 1")).Id);
    }

    private static Task MergeAsync(TestWorkspace w, Guid gone, Guid kept) => w.DoAsync<MergingActions>(w.Fay, a => a.MergeAsync(w.SpaceId, gone, kept));

    private static async Task<(Fate, int Posts, int People, int Organisations, int Last, int Flags, Guid LastBy)> StateAsync(TestWorkspace w, Guid thread) =>
        await w.StoredThreadAsync(thread) is var t ? (t.Fate, t.Posts, t.People, t.Affiliations, t.LastNumber, t.OpenFlags, t.LastPostById) : default;
}
