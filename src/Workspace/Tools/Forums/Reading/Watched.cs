using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Reading;

/// <summary>Who wants to hear how much: the thread's level, else the forum's, else all posts.</summary>
internal static class Watched
{
    /// <summary>Those of these threads and forums whose news the person of the visit does not want.</summary>
    public static async Task<IReadOnlySet<Guid>> QuietAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct)
    {
        var me = visit.PersonId;
        var threads = await visit.Query<ForumThread>().Where(t => things.Contains(t.Id)).Select(t => new
        {
            t.Id,
            Own = t.Readers.Where(r => r.PersonId == me).Select(r => r.Watch).FirstOrDefault(),
            Forum = t.Forum.Readers.Where(r => r.PersonId == me).Select(r => r.Watch).FirstOrDefault(),
        }).ToListAsync(ct);
        return threads.Where(t => (t.Own ?? t.Forum ?? Watching.Everything) < Watching.Everything).Select(t => t.Id).ToHashSet();
    }

    /// <summary>Those of these people who want no mail of this thread.</summary>
    public static async Task<IReadOnlySet<Guid>> NoMailAsync(Visit visit, ForumThread thread, IReadOnlyList<Guid> people, CancellationToken ct)
    {
        var own = await visit.Query<ThreadReader>().Where(r => r.ThreadId == thread.Id && people.Contains(r.PersonId) && r.Watch != null).ToDictionaryAsync(r => r.PersonId, r => r.Watch, ct);
        var forum = await visit.Query<ForumReader>().Where(r => r.ForumId == thread.ForumId && people.Contains(r.PersonId) && r.Watch != null).ToDictionaryAsync(r => r.PersonId, r => r.Watch, ct);
        return people.Where(p => (own.GetValueOrDefault(p) ?? forum.GetValueOrDefault(p)) == Watching.Nothing).ToHashSet();
    }
}
