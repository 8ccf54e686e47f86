using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Moderation;

/// <summary>What moderation asks of somebody: to look at what waits, to mend what was hidden.</summary>
public static class ModerationDuties
{
    private const int Most = 50;

    public static async Task<IEnumerable<Duty>> ReadAsync(Visit visit, CancellationToken ct) => [.. await ToMendAsync(visit, ct), .. await ToLookAtAsync(visit, ct)];

    private static async Task<IEnumerable<Duty>> ToMendAsync(Visit visit, CancellationToken ct)
    {
        if (!visit.May(Role.Commenter)) return [];
        var hidden = await (
            from act in visit.Query<ModerationAct>()
            where act.AuthorId == visit.PersonId && act.Kind == ModerationKind.Hidden
            join post in visit.Query<ForumPost>() on act.PostId equals post.Id
            where post.HiddenAt != null && post.MendedAt == null && post.DeletedAt == null && post.HiddenAt <= act.At
            join thread in visit.Query<ForumThread>() on post.ThreadId equals thread.Id
            where thread.Fate == Fate.Here
            orderby act.At
            select new { post.Id, thread.Number, thread.Title, post.HiddenRule }).Take(Most).ToListAsync(ct);
        return hidden.DistinctBy(p => p.Id).Select(p => new Duty($"Mend your post in {ThreadWords.Reference(p.Number)}", $"{p.Title}: hidden under the rule “{p.HiddenRule}”", null, "Mend the post", ForumAddresses.ToPost(visit.SpaceId, p.Id)));
    }

    private static async Task<IEnumerable<Duty>> ToLookAtAsync(Visit visit, CancellationToken ct)
    {
        if (!visit.May(Role.Contributor)) return [];
        var waiting = await (
            from flag in visit.Query<PostFlag>()
            where flag.SettledAt == null
            join forum in visit.Query<Forum>() on flag.ForumId equals forum.Id
            where forum.ModerateFrom <= visit.Role
            select new { forum.Id, forum.Name, flag.PostId }).Distinct().OrderBy(f => f.PostId).Take(Most * 4).ToListAsync(ct);
        return waiting.GroupBy(w => (w.Id, w.Name)).Select(f => new Duty($"{Words.Count(f.Count(), "post waits", "posts wait")} for a moderator", f.Key.Name, null, "Open the queue", ModerationAddresses.ToQueue(visit.SpaceId, f.Key.Id)));
    }
}
