using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Reading;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Moving;

/// <summary>Two threads that were joined, on their way apart again. Within the transaction that holds both.</summary>
internal sealed class Unmerging(Visit visit, ForumThread gone, ForumThread into)
{
    public async Task GoAsync(CancellationToken ct)
    {
        if (into.Fate != Fate.Here) throw Refusal.Wrong("The thread that the posts stand in is not there any more. Bring it back first.");
        var (last, all) = (gone.MergedAfter, gone.MergedAfter + gone.LastNumber);
        if (into.LastNumber != all) throw Refusal.Wrong("Something was written after the posts that came: their numbers stay. Split them off instead.");
        var posts = await visit.Tracked<ForumPost>().Where(p => p.ThreadId == into.Id && p.Number > last && p.Number <= all).OrderBy(p => p.Number).ToListAsync(ct);
        var (ids, shown) = (posts.Select(p => p.Id).ToArray(), posts.Count(p => p.IsShown));
        await RestoreAsync(ids, ct);
        await Parting.FallSilentAsync(visit, into, ids, [.. posts.Select(p => p.ById).Distinct()], ct);
        var latest = await visit.Query<ForumPost>().Where(p => p.ThreadId == into.Id && p.Number <= last).OrderByDescending(p => p.At).Select(p => new { p.At, p.ById }).FirstAsync(ct);
        foreach (var post in posts) post.MoveTo(gone.Id, post.Number - last);
        foreach (var reader in await visit.Tracked<ThreadReader>().Where(r => r.ThreadId == into.Id && (r.SeenTo > last || r.ReadTo > last)).ToListAsync(ct)) reader.GoBack(last);
        into.GiveBack(last, shown, latest.At, latest.ById);
        gone.ComeBack(shown);
        await ThreadActions.CountAsync(visit, gone.ForumId, 1, ct);
        await ThreadActions.AllowAsync(visit, gone, ThreadActions.RulesOf(gone), ct);
        visit.Add(ModerationAct.OnThread(gone, gone.ForumId, ModerationKind.Unmerged, visit.PersonId, visit.Now));
        visit.Record(ForumEvents.Unmerged, gone, new ForumFacts { Number = gone.Number });
        visit.Record(ForumEvents.GaveBack, into, new ForumFacts { Number = into.Number });
    }

    private async Task RestoreAsync(Guid[] ids, CancellationToken ct)
    {
        foreach (var mention in await visit.Tracked<PostMention>().Where(m => m.ThreadId == into.Id && ids.Contains(m.PostId)).ToListAsync(ct)) mention.MoveTo(gone.Id);
        var flags = await MovingActions.OpenFlagsAsync(visit, visit.Tracked<ForumPost>().Where(p => ids.Contains(p.Id)).Select(p => p.Id), ct);
        foreach (var flag in flags) flag.MoveTo(gone.ForumId);
        into.Flag(-flags.Count);
        gone.Flag(flags.Count);
    }
}
