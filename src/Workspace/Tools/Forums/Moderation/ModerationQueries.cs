using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Prose.Differences;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Moderation;

/// <summary>What waits for moderators, and what they did.</summary>
public sealed class ModerationQueries(ThreadDoor door, ForumPeople people)
{
    public const int MostShown = 50;

    /// <summary>The posts of a forum that somebody flagged, or that their author mended; the oldest first. For its moderators.</summary>
    public async Task<QueueView> QueueAsync(Guid spaceId, Guid forumId, CancellationToken ct = default)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        var forum = await ForumAsync(visit, forumId, ct);
        if (!visit.May(forum.ModerateFrom)) throw Refusal.Forbidden($"You can read this forum. {RoleWords.WhoMay(forum.ModerateFrom)}");
        var flags = await visit.Query<PostFlag>().Where(f => f.SettledAt == null && f.ForumId == forumId).OrderBy(f => f.At).Take(MostShown * 4).ToListAsync(ct);
        var ids = flags.Select(f => f.PostId).Distinct().Take(MostShown).ToArray();
        var posts = await (
            from post in visit.Query<ForumPost>()
            where ids.Contains(post.Id)
            join thread in visit.Query<ForumThread>() on post.ThreadId equals thread.Id
            select new { post, thread.Number, thread.Title }).ToListAsync(ct);
        var names = await people.OfAsync(visit, ct);
        var waiting = new List<QueuedPost>();
        foreach (var id in ids)
        {
            if (posts.Find(p => p.post.Id == id) is not { } found) continue;
            var raised = flags.Where(f => f.PostId == id && f.ById != found.post.ById).Select(f => new QueuedFlag(names.Name(f.ById), f.Reason, f.At)).ToList();
            waiting.Add(new(Glance(found.post, found.Number, found.Title, names), await ChangedAsync(visit, found.post, ct), raised));
        }
        return new(visit.SpaceName, ForumGlance.Of(forum, visit), waiting);
    }

    /// <summary>What moderators of a forum did, the latest first. For everybody in the space.</summary>
    public async Task<RecordView> RecordAsync(Guid spaceId, Guid forumId, DateTimeOffset? before = null, CancellationToken ct = default)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        var forum = await ForumAsync(visit, forumId, ct);
        var all = visit.Query<ModerationAct>().Where(a => a.ForumId == forumId);
        var counts = await all.GroupBy(a => a.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var acts = await all.Where(a => before == null || a.At < before).OrderByDescending(a => a.At).Take(MostShown + 1).ToListAsync(ct);
        var names = await people.OfAsync(visit, ct);
        return new(visit.SpaceName, ForumGlance.Of(forum, visit), [.. counts.OrderBy(c => c.Key).Select(c => (c.Key, c.Count))],
            [.. acts.Take(MostShown).Select(a => new RecordedAct(a.Id, names.Name(a.ById), a.Kind, ThreadWords.Reference(a.ThreadNumber), a.ThreadId, a.PostId, a.PostNumber, a.Rule, a.At))],
            acts.Count > MostShown ? acts[MostShown - 1].At : null);
    }

    /// <summary>One post, for the pages on which it is flagged or hidden.</summary>
    public async Task<ModeratedPost> PostAsync(Guid spaceId, Guid postId, CancellationToken ct = default)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        var found = await (
            from post in visit.Query<ForumPost>()
            where post.Id == postId && post.MovedToId == null
            join thread in visit.Query<ForumThread>() on post.ThreadId equals thread.Id
            where thread.Fate == Fate.Here
            join forum in visit.Query<Forum>() on thread.ForumId equals forum.Id
            select new { post, forum, thread.Number, thread.Title }).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
        var (mine, moderates) = (found.post.ById == visit.PersonId, visit.May(found.forum.ModerateFrom));
        if (!found.post.IsShown && !mine && !moderates) throw Refusal.NotFound();
        var flagged = await visit.Query<PostFlag>().Where(f => f.PostId == postId && f.ById == visit.PersonId && !mine).OrderByDescending(f => f.At).FirstOrDefaultAsync(ct);
        return new(visit.SpaceName, ForumGlance.Of(found.forum, visit), Glance(found.post, found.Number, found.Title, await people.OfAsync(visit, ct)), mine, flagged);
    }

    private static async Task<Forum> ForumAsync(Visit visit, Guid id, CancellationToken ct) => await visit.Query<Forum>().FirstOrDefaultAsync(f => f.Id == id, ct) ?? throw Refusal.NotFound();

    // What the author changed since it was hidden, shown in the text itself.
    private static async Task<WrittenHtml?> ChangedAsync(Visit visit, ForumPost post, CancellationToken ct)
    {
        if (post.MendedAt is null) return null;
        var before = await visit.Query<PostRevision>().Where(r => r.PostId == post.Id && r.At <= post.HiddenAt).OrderByDescending(r => r.Version).Select(r => r.Doc).FirstOrDefaultAsync(ct);
        if (before is null) return null;
        var (old, now) = (PostReading.Doc(before), PostReading.Doc(post.Doc));
        return WrittenHtml.Of(Difference.Between(old, now).Merged(now), new() { HeadingShift = 3 });
    }

    private static PostGlance Glance(ForumPost post, int number, string title, SpacePeople names) =>
        new(post.Id, post.ThreadId, ThreadWords.Reference(number), title, post.Number, names.Name(post.ById), post.Affiliation, post.At, WrittenHtml.Of(PostReading.Doc(post.Doc), new() { HeadingShift = 3, IdPrefix = $"q{post.Number}-" }), post.IsHidden, post.HiddenRule, post.HiddenNote, post.MendedAt, post.IsDeleted);
}
