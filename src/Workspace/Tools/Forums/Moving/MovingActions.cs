using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Moving;

/// <summary>Puts discussions where they belong: a thread into another forum, posts into a thread of their own. Addresses of threads and posts go on leading to them.</summary>
public sealed class MovingActions(ThreadDoor door)
{
    /// <summary>How many posts go at once: nobody else writes meanwhile.</summary>
    public const int Most = 1_000;

    /// <summary>The thread stands in another forum from now on; whoever moderates both may do it.</summary>
    public Task<bool> MoveAsync(Guid spaceId, Guid threadId, Guid forumId, CancellationToken ct = default) => door.ChangeAsync(spaceId, threadId, async (visit, held, stop) =>
    {
        held.RefuseGone();
        held.ToModerate(visit);
        var former = held.Thread.ForumId;
        if (former == forumId) throw Refusal.Wrong("The thread stands in this forum already. Choose another one.", "Forum");
        foreach (var id in new[] { former, forumId }.Order()) await visit.HoldAsync<Forum>(id, alone: true, stop);
        var (from, to) = (await visit.FindAsync<Forum>(former, stop), await TargetAsync(visit, forumId, stop));
        from.Count(-1);
        to.Count(1);
        held.Thread.MoveTo(to, visit.PersonId, visit.Now);
        foreach (var flag in await OpenFlagsAsync(visit, visit.Tracked<ForumPost>().Where(p => p.ThreadId == threadId).Select(p => p.Id), stop)) flag.MoveTo(forumId);
        foreach (var forum in new[] { former, forumId }) visit.Add(ModerationAct.OnThread(held.Thread, forum, ModerationKind.Moved, visit.PersonId, visit.Now));
        visit.Record(ForumEvents.Moved, held.Thread, new ForumFacts { Number = held.Thread.Number });
        return true;
    }, ct);

    /// <summary>Takes posts out of a thread into one of their own. Where they were, a line says where they went.</summary>
    public Task<ThreadRef> SplitAsync(Guid spaceId, Guid threadId, NewSplit split, CancellationToken ct = default) => door.ChangeAsync(spaceId, threadId, async (visit, held, stop) =>
    {
        if (await visit.Query<ForumThread>().Where(t => t.Id == split.Id).Select(t => new ThreadRef(t.Id, t.Number)).FirstOrDefaultAsync(stop) is { } known) return known;
        held.RefuseGone();
        held.ToModerate(visit);
        var posts = await ChosenAsync(visit, threadId, split.Posts, stop);
        await visit.HoldAsync<Forum>(split.ForumId, alone: true, stop);
        var forum = await TargetAsync(visit, split.ForumId, stop);
        var number = (await visit.Query<ForumThread>().MaxAsync(t => (int?)t.Number, stop) ?? 0) + 1;
        var made = ForumThread.Start(forum, split.Id, number, split.Title, [], posts[0].ById, posts[0].At);
        visit.Add(made);
        forum.Count(1);
        var parting = new Parting(visit, held.Thread, made, posts);
        await parting.GoAsync(stop);
        visit.Add(ModerationAct.OnThread(held.Thread, held.Thread.ForumId, ModerationKind.Split, visit.PersonId, visit.Now));
        visit.Record(ForumEvents.Split, held.Thread, new ForumFacts { Number = held.Thread.Number });
        visit.Record(ForumEvents.Started, made, new ForumFacts { Number = made.Number });
        return new ThreadRef(made.Id, made.Number);
    }, ct);

    /// <param name="posts">Of which posts: a tracked query, or the flags would not be tracked either.</param>
    internal static async Task<List<PostFlag>> OpenFlagsAsync(Visit visit, IQueryable<Guid> posts, CancellationToken ct) =>
        await visit.Tracked<PostFlag>().Where(f => f.SettledAt == null && posts.Contains(f.PostId)).OrderBy(f => f.Id).Take(Most).ToListAsync(ct);

    private static async Task<List<ForumPost>> ChosenAsync(Visit visit, Guid threadId, IReadOnlyCollection<Guid> chosen, CancellationToken ct)
    {
        if (chosen.Count == 0) throw Refusal.Wrong("Choose the posts that go into a thread of their own.", "Posts");
        if (chosen.Count > Most) throw Refusal.Wrong($"Choose at most {Most:N0} posts at once.", "Posts");
        var posts = await visit.Tracked<ForumPost>().Where(p => p.ThreadId == threadId && p.MovedToId == null && chosen.Contains(p.Id)).OrderBy(p => p.Number).ToListAsync(ct);
        if (posts.Count != chosen.Distinct().Count()) throw Refusal.Conflict("Some of these posts are not in this thread any more. Look at it again, and choose anew.");
        return posts[0].Number > 1 ? posts : throw Refusal.Wrong("The first post stays: it asks the question. To take the whole thread elsewhere, move it.", "Posts");
    }

    private static async Task<Forum> TargetAsync(Visit visit, Guid forumId, CancellationToken ct)
    {
        var forum = await visit.FindAsync<Forum>(forumId, ct);
        if (!visit.May(forum.ModerateFrom)) throw Refusal.Forbidden($"You do not moderate the forum “{forum.Name}”. {RoleWords.WhoMay(forum.ModerateFrom)}");
        return forum.IsClosed ? throw Refusal.Wrong($"The forum “{forum.Name}” is closed. Choose another one.", "Forum") : forum;
    }
}

/// <summary>Posts that go into a thread of their own.</summary>
/// <param name="Id">The form's own id for the new thread: sent twice, it is there once.</param>
public sealed record NewSplit(Guid Id, Guid ForumId, string? Title, IReadOnlyCollection<Guid> Posts);
