using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Reading;

/// <summary>What one person has read and wants to hear of. Theirs alone: nobody else sees it, and no event tells of it.</summary>
public sealed class ReadingActions(ThreadDoor door)
{
    private const int Tries = 3, MostForums = 200;

    /// <summary>A page with these posts was shown to the person.</summary>
    public Task SeeAsync(Guid spaceId, Guid threadId, int from, int to, CancellationToken ct = default) =>
        ReaderAsync(spaceId, threadId, (reader, thread, now) => reader.See(from, Math.Min(to, thread.LastNumber), now), ct);

    public Task MarkReadAsync(Guid spaceId, Guid threadId, CancellationToken ct = default) => ReaderAsync(spaceId, threadId, (reader, thread, now) => reader.MarkRead(thread.LastNumber, now), ct);

    public Task TakeBackMarkAsync(Guid spaceId, Guid threadId, CancellationToken ct = default) => ReaderAsync(spaceId, threadId, (reader, _, _) => reader.TakeBackMark(), ct);

    public Task WatchAsync(Guid spaceId, Guid threadId, Watching? watch, CancellationToken ct = default) => ReaderAsync(spaceId, threadId, (reader, _, _) => reader.Choose(watch), ct);

    /// <summary>All of a forum, or of all forums, is read.</summary>
    public Task MarkForumsReadAsync(Guid spaceId, Guid? forumId = null, CancellationToken ct = default) => ForumReadersAsync(spaceId, forumId, (reader, now) => reader.MarkRead(now), ct);

    public Task TakeBackForumMarkAsync(Guid spaceId, Guid? forumId = null, CancellationToken ct = default) => ForumReadersAsync(spaceId, forumId, (reader, _) => reader.TakeBackMark(), ct);

    public Task WatchForumAsync(Guid spaceId, Guid forumId, Watching? watch, CancellationToken ct = default) => ForumReadersAsync(spaceId, forumId, (reader, _) => reader.Choose(watch), ct);

    private async Task ReaderAsync(Guid spaceId, Guid threadId, Action<ThreadReader, ForumThread, DateTimeOffset> act, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
            var thread = await visit.Query<ForumThread>().FirstOrDefaultAsync(t => t.Id == threadId, ct) ?? throw Refusal.NotFound();
            var reader = await visit.Tracked<ThreadReader>().FirstOrDefaultAsync(r => r.ThreadId == threadId && r.PersonId == visit.PersonId, ct);
            if (reader is null) visit.Add(reader = await BeginAsync(visit, thread, ct));
            act(reader, thread, visit.Now);
            try
            {
                await visit.SaveAsync(ct);
                return;
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict && tries < Tries)
            {
                // The same person opened it in two windows at once: the row is there now.
            }
        }
    }

    // What was written before the person came, or before they marked the forum as read, is not new to them.
    private static async Task<ThreadReader> BeginAsync(Visit visit, ForumThread thread, CancellationToken ct)
    {
        var marked = await visit.Query<ForumReader>().Where(r => r.ForumId == thread.ForumId && r.PersonId == visit.PersonId).Select(r => (DateTimeOffset?)r.ReadUntil).FirstOrDefaultAsync(ct);
        var floor = marked > visit.JoinedAt ? marked.Value : visit.JoinedAt;
        return ThreadReader.Begin(visit.SpaceId, thread.Id, visit.PersonId, thread.StartedAt > floor ? 0 : await ReadBeforeAsync(visit, thread, 0, floor, ct), visit.Now);
    }

    /// <summary>The number of the last post after <paramref name="number"/> that is not later than an instant.</summary>
    internal static async Task<int> ReadBeforeAsync(Visit visit, ForumThread thread, int number, DateTimeOffset floor, CancellationToken ct) => thread.LastPostAt <= floor
        ? thread.LastNumber
        : await visit.Query<ForumPost>().Where(p => p.ThreadId == thread.Id && p.Number > number && p.At > floor).OrderBy(p => p.Number).Select(p => (int?)p.Number).FirstOrDefaultAsync(ct) - 1 ?? thread.LastNumber;

    private async Task ForumReadersAsync(Guid spaceId, Guid? forumId, Action<ForumReader, DateTimeOffset> act, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
            var forums = await visit.Query<Forum>().Where(f => forumId == null || f.Id == forumId).OrderBy(f => f.Id).Take(MostForums).ToListAsync(ct);
            if (forums.Count == 0 && forumId is not null) throw Refusal.NotFound();
            var ids = forums.Select(f => f.Id).ToArray();
            var known = await visit.Tracked<ForumReader>().Where(r => r.PersonId == visit.PersonId && ids.Contains(r.ForumId)).ToListAsync(ct);
            foreach (var forum in forums)
            {
                var reader = known.Find(r => r.ForumId == forum.Id);
                if (reader is null) visit.Add(reader = ForumReader.Begin(forum, visit.PersonId));
                act(reader, visit.Now);
            }
            try
            {
                await visit.SaveAsync(ct);
                return;
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict && tries < Tries)
            {
                // Marked in two windows at once.
            }
        }
    }
}
