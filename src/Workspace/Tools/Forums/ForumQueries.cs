using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums;

/// <summary>What people read of forums: the list of them, and the threads in one.</summary>
public sealed class ForumQueries(ForumPeople people, AudienceQueries audiences)
{
    private const int MostForums = 200, MostTags = 40;

    /// <summary>How many of the threads with the latest posts are looked at to say whether something is unread: a bound, so that it costs the same in a forum of a hundred thousand.</summary>
    private const int LookedAt = 200;

    private static readonly Question<Forum, Guid, DateTimeOffset, ForumLine> Lines = new((forums, person, joined) =>
        from forum in forums
        orderby forum.Place, forum.Id
        from reader in forum.Readers.Where(r => r.PersonId == person).DefaultIfEmpty()
        select new ForumLine(
            forum,
            forum.Discussions.Where(t => t.Fate == Fate.Here && !t.IsPinned).OrderByDescending(t => t.LastPostAt).Select(t => (DateTimeOffset?)t.LastPostAt).FirstOrDefault(),
            forum.Discussions.Where(t => t.Fate == Fate.Here && t.IsPinned).OrderByDescending(t => t.LastPostAt).Select(t => (DateTimeOffset?)t.LastPostAt).FirstOrDefault(),
            forum.Discussions.Where(t => t.Fate == Fate.Here && !t.IsPinned && t.LastPostAt > joined && (reader == null || t.LastPostAt > reader.ReadUntil)).OrderByDescending(t => t.LastPostAt).Take(LookedAt)
                .Any(t => t.LastPostById != person && !t.Readers.Any(r => r.PersonId == person && r.SeenTo >= t.LastNumber))
            || forum.Discussions.Any(t => t.Fate == Fate.Here && t.IsPinned && t.LastPostAt > joined && (reader == null || t.LastPostAt > reader.ReadUntil) && t.LastPostById != person && !t.Readers.Any(r => r.PersonId == person && r.SeenTo >= t.LastNumber))));

    private static readonly Question<Forum, Guid, Guid, ForumHead> Head = new((forums, id, person) =>
        from forum in forums
        where forum.Id == id
        from reader in forum.Readers.Where(r => r.PersonId == person).DefaultIfEmpty()
        select new ForumHead(forum, reader));

    public async Task<ForumsView> ListAsync(Visit visit, CancellationToken ct = default) =>
        new(Place.Of(visit), [.. (await visit.AskAsync(Lines, visit.PersonId, visit.JoinedAt, ct)).Take(MostForums)], await audiences.OfSpaceAsync(visit, ct));

    public async Task<ForumHead> HeadAsync(Visit visit, Guid id, CancellationToken ct = default) => await visit.AskAsync(Head, id, visit.PersonId, ct) is [var head] ? head : throw Refusal.NotFound();

    public async Task<ForumView> ForumAsync(Visit visit, Guid id, ThreadFilter filter, CancellationToken ct = default)
    {
        var head = await HeadAsync(visit, id, ct);
        if (filter.Deleted && !visit.May(head.Forum.ModerateFrom)) filter = filter with { Deleted = false };
        var (pinned, rows, more) = await ThreadRows.ReadAsync(visit, head, filter, ct);
        return new(head, Place.Of(visit), filter, pinned, rows, more, await TagsAsync(visit, id, ct), await people.OfAsync(visit, ct), await audiences.OfSpaceAsync(visit, ct), head.Floor(visit.JoinedAt));
    }

    public Task<Audience> AudienceAsync(Visit visit, CancellationToken ct = default) => audiences.OfSpaceAsync(visit, ct);

    public Task<SpacePeople> PeopleAsync(Visit visit, CancellationToken ct = default) => people.OfAsync(visit, ct);

    public Task<List<Guid>> SpeakersAsync(Visit visit, Guid forumId, CancellationToken ct = default) => visit.Query<ForumSpeaker>().Where(s => s.ForumId == forumId).Select(s => s.PersonId).ToListAsync(ct);

    // Of the latest threads that carry any: what people would choose from.
    private static async Task<IReadOnlyList<string>> TagsAsync(Visit visit, Guid forumId, CancellationToken ct) =>
        [.. (await visit.AskAsync(Tagged, forumId, ct)).SelectMany(t => t.Split('\n')).GroupBy(Text.Key).OrderByDescending(g => g.Count()).Take(MostTags).Select(g => g.First()).Order(StringComparer.OrdinalIgnoreCase)];

    private static readonly Question<ForumThread, Guid, string> Tagged = new((threads, forum) => threads.Where(t => t.ForumId == forum && t.Fate == Fate.Here && !t.IsPinned).OrderByDescending(t => t.LastPostAt).Take(LookedAt).Where(t => t.Tags != "").Select(t => t.Tags));
}
