using Microsoft.EntityFrameworkCore;
using Workspace.Files;
using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Spaces.Naming;
using Workspace.Texts;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Reading;

namespace Workspace.Tools.Forums.Threads;

/// <summary>What people read of a thread: its head in one row, a page of posts, and what stands beside them.</summary>
public sealed class ThreadQueries(PostPages pages, ThreadKeeper keeper, ForumPeople people, AudienceQueries audiences, SharedTexts texts, Cards cards)
{
    private const int MostRevisions = 100;

    private static readonly Question<ForumThread, Guid, Guid, ThreadHead> Head = new((threads, id, person) =>
        from thread in threads
        where thread.Id == id
        from reader in thread.Readers.Where(r => r.PersonId == person).DefaultIfEmpty()
        from inForum in thread.Forum.Readers.Where(r => r.PersonId == person).DefaultIfEmpty()
        select new ThreadHead(thread, thread.Forum, reader, inForum, thread.Forum.Speakers.Any(s => s.PersonId == person)));

    private static readonly Question<SharedText, Guid, SummaryRow> Summary = new((all, id) => all.Where(t => t.Id == id).Select(t => new SummaryRow(t.Version, t.ChangedById, t.ChangedAt)));

    public async Task<ThreadHead> HeadAsync(Visit visit, Guid id, CancellationToken ct = default) => await visit.AskAsync(Head, id, visit.PersonId, ct) is [var head] ? head : throw Refusal.NotFound();

    /// <summary>The thread, or where this is a post the thread in which it stands.</summary>
    public async Task<(PostRef? Post, ThreadHead Head)> HereAsync(Visit visit, Guid id, CancellationToken ct = default)
    {
        if (await visit.AskAsync(Head, id, visit.PersonId, ct) is [var head]) return (null, head);
        var post = await FindPostAsync(visit, id, ct);
        return (post, await HeadAsync(visit, post.ThreadId, ct));
    }

    /// <summary>The page with this post; with none, where the reader should go on: at the first post that is new to them.</summary>
    public async Task<ThreadView> ReadAsync(Visit visit, ThreadHead head, int? post, CancellationToken ct = default)
    {
        var (thread, floor) = (head.Thread, head.Floor(visit.JoinedAt));
        var (readTo, readAt) = head.Reader?.NewAfter(visit.Now) ?? (0, default);
        var firstNew = await FirstNewAsync(visit, head, floor, ct);
        var start = PostPage.Start(Math.Min(post ?? Opening(head, firstNew), Math.Max(1, thread.LastNumber)));
        var page = await pages.ReadAsync(visit, thread.Id, thread.Revision, start);
        return new()
        {
            Head = head,
            Place = Place.Of(visit),
            Page = page,
            Sides = await keeper.SidesAsync(visit, thread),
            People = await people.OfAsync(visit, ct),
            Audience = await audiences.OfSpaceAsync(visit, ct),
            Summary = thread.SummaryId is { } summary ? await SummaryAsync(visit, summary, ct) : null,
            ReadTo = readTo,
            ReadAt = head.Reader is null ? null : readAt,
            Floor = floor,
            FirstNew = firstNew,
            Files = await FileQueries.OfAllAsync(visit, ForumsTool.Forums, [.. page.Posts.Where(p => p.IsShown).Select(p => p.Id)], ct),
            Cards = page.Links.Count == 0 ? NoCards : await cards.OfAsync(visit, page.Links, ct),
        };
    }

    /// <summary>Where a post stands now.</summary>
    public async Task<PostRef> FindPostAsync(Visit visit, Guid postId, CancellationToken ct = default) =>
        await visit.Query<ForumPost>().Where(p => p.Id == postId).Select(p => new PostRef(p.Id, p.ThreadId, p.Number, p.ById)).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();

    /// <summary>A post of this thread that can be read, for somebody who answers it from another page.</summary>
    public Task<PostRef?> ShownAsync(Visit visit, Guid threadId, Guid postId, CancellationToken ct = default) =>
        visit.Query<ForumPost>().Where(p => p.Id == postId && p.ThreadId == threadId && p.DeletedAt == null && p.HiddenAt == null && p.MovedToId == null).Select(p => new PostRef(p.Id, p.ThreadId, p.Number, p.ById)).FirstOrDefaultAsync(ct);

    /// <summary>A post as it is kept, whatever became of it.</summary>
    public async Task<ForumPost> PostAsync(Visit visit, Guid postId, CancellationToken ct = default) =>
        await visit.Query<ForumPost>().FirstOrDefaultAsync(p => p.Id == postId && p.MovedToId == null, ct) ?? throw Refusal.NotFound();

    /// <summary>The words of a post that can be read.</summary>
    public async Task<Node> DocAsync(Visit visit, Guid postId, CancellationToken ct = default) => await PostAsync(visit, postId, ct) is { IsShown: true } post ? PostReading.Doc(post.Doc) : throw Refusal.NotFound();

    /// <summary>What a post said before, the latest first.</summary>
    public Task<List<PostRevision>> RevisionsAsync(Visit visit, Guid postId, CancellationToken ct = default) => visit.Query<PostRevision>().Where(r => r.PostId == postId).OrderByDescending(r => r.Version).Take(MostRevisions).ToListAsync(ct);

    /// <summary>Everything that was recorded as the outcome, the latest first.</summary>
    public Task<List<ThreadOutcome>> OutcomesAsync(Visit visit, Guid threadId, CancellationToken ct = default) => visit.Query<ThreadOutcome>().Where(o => o.ThreadId == threadId).OrderByDescending(o => o.At).Take(MostRevisions).ToListAsync(ct);

    public Task<ThreadSides> SidesAsync(Visit visit, ForumThread thread) => keeper.SidesAsync(visit, thread);

    public async Task<SummaryView?> SummaryAsync(Visit visit, Guid textId, CancellationToken ct = default)
    {
        if (await visit.AskAsync(Summary, textId, ct) is not [var now]) return null;
        var html = await keeper.SummaryAsync(textId, now.Version, visit.SpaceId, async () => (await texts.ReadAsync(visit, textId, CancellationToken.None)).Doc);
        return new(textId, now.Version, html.Html.Length == 0 ? null : html, now.ById, now.At);
    }

    // Somebody who has never been here begins at the beginning; who knows all sees the end.
    private static int Opening(ThreadHead head, int? firstNew) => firstNew ?? (head.Reader is null ? 1 : head.Thread.LastNumber);

    private static async Task<int?> FirstNewAsync(Visit visit, ThreadHead head, DateTimeOffset floor, CancellationToken ct)
    {
        var (thread, seen) = (head.Thread, head.Reader?.SeenTo ?? 0);
        if (thread.LastNumber <= seen || thread.LastPostAt <= floor) return null;
        if (head.Reader is null ? thread.StartedAt > floor : floor <= head.Reader.SeenAt) return seen + 1;
        return await ReadingActions.ReadBeforeAsync(visit, thread, seen, floor, ct) + 1 is var first && first <= thread.LastNumber ? first : null;
    }

    private static readonly IReadOnlyDictionary<(string, Guid), Card> NoCards = new Dictionary<(string, Guid), Card>();

    private sealed record SummaryRow(int Version, Guid ById, DateTimeOffset At);
}
