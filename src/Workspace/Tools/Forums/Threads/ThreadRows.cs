using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Forums.Threads;

/// <summary>Reads a page of a forum's threads by the time of their last posts: the next page goes on after the last row, never by an offset.</summary>
internal static class ThreadRows
{
    public const int PageSize = 50, MostPinned = 20;

    private static readonly Question<ForumThread, Guid, Guid, ThreadRow> Usual = new((threads, forum, person) =>
        from thread in threads.Where(t => t.ForumId == forum && t.Fate == Fate.Here && !t.IsPinned).OrderByDescending(t => t.LastPostAt).ThenByDescending(t => t.Number).Take(PageSize + 1)
        from reader in thread.Readers.Where(r => r.PersonId == person).DefaultIfEmpty()
        select new ThreadRow(thread.Id, thread.Number, thread.Title, thread.Tags, thread.Stage, thread.IsPinned, thread.ClosedAt != null, thread.Posts, thread.People, thread.Affiliations, thread.LastNumber, thread.LastPostAt, thread.LastPostById, thread.OutcomeId != null, reader == null ? null : reader.SeenTo));

    private static readonly Question<ForumThread, Guid, Guid, ThreadRow> Pinned = new((threads, forum, person) =>
        from thread in threads.Where(t => t.ForumId == forum && t.Fate == Fate.Here && t.IsPinned).OrderByDescending(t => t.LastPostAt).Take(MostPinned)
        from reader in thread.Readers.Where(r => r.PersonId == person).DefaultIfEmpty()
        select new ThreadRow(thread.Id, thread.Number, thread.Title, thread.Tags, thread.Stage, thread.IsPinned, thread.ClosedAt != null, thread.Posts, thread.People, thread.Affiliations, thread.LastNumber, thread.LastPostAt, thread.LastPostById, thread.OutcomeId != null, reader == null ? null : reader.SeenTo));

    public static async Task<(IReadOnlyList<ThreadRow> Pinned, IReadOnlyList<ThreadRow> Rows, string? Older)> ReadAsync(Visit visit, ForumHead head, ThreadFilter filter, CancellationToken ct)
    {
        var pinned = filter.IsUsual ? await visit.AskAsync(Pinned, head.Forum.Id, visit.PersonId, ct) : [];
        var rows = filter.IsUsual ? await visit.AskAsync(Usual, head.Forum.Id, visit.PersonId, ct) : await FilteredAsync(visit, head, filter, ct);
        IReadOnlyList<ThreadRow> ordered = [.. rows.OrderByDescending(r => r.LastPostAt).ThenByDescending(r => r.Number).Take(PageSize)]; // a join need not keep the order
        return (pinned, ordered, rows.Count > PageSize ? (filter with { After = (ordered[^1].LastPostAt, ordered[^1].Number) }).Query() : null);
    }

    private static async Task<IReadOnlyList<ThreadRow>> FilteredAsync(Visit visit, ForumHead head, ThreadFilter filter, CancellationToken ct)
    {
        var (forum, me) = (head.Forum.Id, visit.PersonId);
        var fate = filter.Deleted ? Fate.Deleted : Fate.Here;
        var threads = visit.Query<ForumThread>().Where(t => t.ForumId == forum && t.Fate == fate);
        if (!filter.IsOn) threads = threads.Where(t => !t.IsPinned);
        if (filter.Stage is { } stage) threads = threads.Where(t => t.Stage == stage);
        if (filter.Closed) threads = threads.Where(t => t.ClosedAt != null);
        if (filter.Tag is { } tag)
        {
            var key = ThreadTag.Key(tag);
            threads = threads.Where(t => visit.Query<ThreadTag>().Any(x => x.ThreadId == t.Id && x.TagKey == key));
        }
        if (filter.Unread)
        {
            var floor = head.Floor(visit.JoinedAt);
            threads = threads.Where(t => t.LastPostAt > floor && t.LastPostById != me && !t.Readers.Any(r => r.PersonId == me && r.SeenTo >= t.LastNumber));
        }
        if (filter.After is var (at, number)) threads = threads.Where(t => t.LastPostAt < at || (t.LastPostAt == at && t.Number < number));
        return await threads.OrderByDescending(t => t.LastPostAt).ThenByDescending(t => t.Number).Take(PageSize + 1).SelectMany(t => t.Readers.Where(r => r.PersonId == me).DefaultIfEmpty(), (thread, reader) =>
            new ThreadRow(thread.Id, thread.Number, thread.Title, thread.Tags, thread.Stage, thread.IsPinned, thread.ClosedAt != null, thread.Posts, thread.People, thread.Affiliations, thread.LastNumber, thread.LastPostAt, thread.LastPostById, thread.OutcomeId != null, reader == null ? null : reader.SeenTo)).ToListAsync(ct);
    }
}
