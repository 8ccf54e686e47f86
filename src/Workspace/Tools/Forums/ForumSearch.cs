using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums;

/// <summary>Threads by title and tags, posts by their words. What is hidden or deleted is not found.</summary>
public sealed class ForumSearch : ISearchSource
{
    private const string Thread = "thread", Post = "post";
    private const int MostText = 200_000;

    public string Tool => ForumsTool.Forums;

    public IReadOnlyList<SearchKind> Kinds { get; } = [new(Thread, "Threads", "messages-square", 30), new(Post, "Posts", "message-square", 31)];

    public ValueTask<IReadOnlyList<Touched>> TouchedAsync(Event happened, CancellationToken ct = default)
    {
        if (happened.SpaceId is not { } space || !happened.Kind.StartsWith("thread.", StringComparison.Ordinal) || happened.Kind == ForumEvents.Reacted) return new([]);
        if (happened.Kind is ForumEvents.ThreadDeleted or ForumEvents.ThreadRestored) return new([new(space, null)]);
        return new(ForumEvents.Facts(happened).PostId is { } post ? happened.Kind == ForumEvents.Started ? [new(space, happened.SubjectId), new(space, post)] : [new(space, post)] : [new(space, happened.SubjectId)]);
    }

    public async Task<IReadOnlyList<SearchEntry>> ReadAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var threads = await visit.Query<ForumThread>().Where(t => things.Contains(t.Id) && t.Fate == Fate.Here).Select(t => new { t.Id, t.Number, t.Title, t.Tags, t.StartedAt, t.StartedById }).ToListAsync(ct);
        var posts = await Readable(visit, things).Select(p => new { p.Post.Id, p.Post.Words, p.Post.At, p.Post.ById }).ToListAsync(ct);
        return
        [
            .. threads.Select(t => new SearchEntry(Thread, t.Id, t.StartedAt) { Title = $"{ThreadWords.Reference(t.Number)} {t.Title}", Text = t.Tags, PersonId = t.StartedById }),
            .. posts.Select(p => new SearchEntry(Post, p.Id, p.At) { Text = p.Words.Length > MostText ? p.Words[..MostText] : p.Words, PersonId = p.ById }),
        ];
    }

    public async Task<IReadOnlyList<Guid>> ThingsAsync(Visit visit, CancellationToken ct = default) =>
    [
        .. await visit.Query<ForumThread>().Where(t => t.Fate == Fate.Here).Select(t => t.Id).ToListAsync(ct),
        .. await Readable(visit, null).Select(p => p.Post.Id).ToListAsync(ct),
    ];

    public async Task<IReadOnlyList<Found>> FindAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var threads = await visit.Query<ForumThread>().Where(t => things.Contains(t.Id) && t.Fate == Fate.Here).Select(t => new { t.Id, t.Number, t.Title, t.Stage, t.ClosedAt, t.LastPostAt, t.StartedById, t.Posts }).ToListAsync(ct);
        var posts = await Readable(visit, things).Select(p => new { p.Post.Id, p.Post.Number, p.Post.At, p.Post.ById, p.Post.IsOfficial, Thread = p.Thread.Number, p.Thread.Title }).ToListAsync(ct);
        return
        [
            .. threads.Select(t => new Found(Thread, t.Id, $"{ThreadWords.Reference(t.Number)} {t.Title}", ForumAddresses.ToThread(visit.SpaceId, t.Id), t.LastPostAt) { State = StageWords.Of(t.Stage) + (t.ClosedAt is null ? "" : ", closed"), PersonId = t.StartedById, Detail = Ui.Words.Count(t.Posts, "post") }),
            .. posts.Select(p => new Found(Post, p.Id, ThreadWords.PostOf(p.Number, p.Thread), ForumAddresses.ToPost(visit.SpaceId, p.Id), p.At) { State = p.IsOfficial ? "Official reply" : "", PersonId = p.ById, Detail = $"in the thread {p.Title}" }),
        ];
    }

    /// <summary>Posts that everybody who may enter the space reads, with their threads.</summary>
    internal static IQueryable<Stood> Readable(Visit visit, IReadOnlyCollection<Guid>? things) =>
        from post in visit.Query<ForumPost>()
        where (things == null || things.Contains(post.Id)) && post.DeletedAt == null && post.HiddenAt == null && post.MovedToId == null
        join thread in visit.Query<ForumThread>() on post.ThreadId equals thread.Id
        where thread.Fate == Fate.Here
        select new Stood { Post = post, Thread = thread };

    internal sealed class Stood
    {
        public required ForumPost Post { get; init; }
        public required ForumThread Thread { get; init; }
    }
}
