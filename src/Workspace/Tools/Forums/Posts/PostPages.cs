using Microsoft.EntityFrameworkCore;
using Workspace.Prose.Html;
using Workspace.Spaces;
using Workspace.Tools.Forums.Threads;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Posts;

/// <summary>Reads the posts of a thread by their numbers, and keeps each page of them under the thread's revision: made once for all who read it. Rights are read before anything kept here is shown.</summary>
public sealed class PostPages
{
    private const int MostPages = 500;

    private static readonly Question<ForumPost, Guid, int, ForumPost> InRange = new((posts, thread, from) => posts.Where(p => p.ThreadId == thread && p.Number >= from && p.Number < from + PostPage.Size).OrderBy(p => p.Number));

    private static readonly Question<ForumPost, Guid, int, ReactionRow> Reacted = new((posts, thread, from) => posts
        .Where(p => p.ThreadId == thread && p.Number >= from && p.Number < from + PostPage.Size).SelectMany(p => p.Reactions).OrderBy(r => r.At).Take(5_000).Select(r => new ReactionRow(r.PostId, r.Kind, r.PersonId, r.At)));

    private readonly KeptByRevision<(Guid Thread, int From), PostPage> _kept = new(MostPages);

    // Posts read later than the revision are newer at most, and are read again under the next. One who leaves keeps nobody from what others wait for.
    public Task<PostPage> ReadAsync(Visit visit, Guid threadId, int revision, int from) => _kept.GetAsync((threadId, from), revision, () => ReadNowAsync(visit, threadId, from, CancellationToken.None));

    public static HtmlOptions Options(Guid spaceId) => new()
    {
        HeadingShift = 2,
        IdPrefix = "w-",
        PersonHref = id => $"/spaces/{spaceId}/people/{id}",
        ThingHref = (tool, id) => $"/spaces/{spaceId}/{tool}/{id}",
    };

    private static async Task<PostPage> ReadNowAsync(Visit visit, Guid threadId, int from, CancellationToken ct)
    {
        var posts = await visit.AskAsync(InRange, threadId, from, ct);
        var reactions = (await visit.AskAsync(Reacted, threadId, from, ct)).ToLookup(r => r.PostId);
        var answered = await AnsweredAsync(visit, posts, ct);
        var moved = await MovedAsync(visit, posts, ct);
        return new(from, [.. posts.Select(p => View(p, reactions[p.Id], answered, moved))]);
    }

    private static async Task<Dictionary<Guid, (Guid, int, Guid)>> AnsweredAsync(Visit visit, IReadOnlyList<ForumPost> posts, CancellationToken ct)
    {
        var ids = posts.Select(p => p.ReplyToId).OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0 ? [] : (await visit.Query<ForumPost>().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Number, p.ById }).ToListAsync(ct)).ToDictionary(p => p.Id, p => (p.Id, p.Number, p.ById));
    }

    private static async Task<Dictionary<Guid, int>> MovedAsync(Visit visit, IReadOnlyList<ForumPost> posts, CancellationToken ct)
    {
        var ids = posts.Select(p => p.MovedToId).OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0 ? [] : await (
            from post in visit.Query<ForumPost>()
            where ids.Contains(post.Id)
            join thread in visit.Query<ForumThread>() on post.ThreadId equals thread.Id
            select new { post.Id, thread.Number }).ToDictionaryAsync(p => p.Id, p => p.Number, ct);
    }

    private static PostView View(ForumPost post, IEnumerable<ReactionRow> reactions, Dictionary<Guid, (Guid, int, Guid)> answered, Dictionary<Guid, int> moved) => new()
    {
        Id = post.Id,
        Number = post.Number,
        ById = post.ById,
        Affiliation = post.Affiliation,
        At = post.At,
        Version = post.Version,
        EditedAt = post.EditedAt,
        IsOfficial = post.IsOfficial,
        State = post.MovedToId is not null ? PostState.Moved : post.IsDeleted ? PostState.Deleted : post.IsHidden ? PostState.Hidden : PostState.Shown,
        StateById = post.DeletedById ?? post.HiddenById,
        StateAt = post.DeletedAt ?? post.HiddenAt,
        Rule = post.HiddenRule,
        IsMended = post.MendedAt is not null,
        Note = post.HiddenNote,
        Html = post.IsDeleted || post.MovedToId is not null ? null : WrittenHtml.Of(PostReading.Doc(post.Doc), Options(post.SpaceId) with { IdPrefix = $"w{post.Number}-" }),
        ReplyTo = post.ReplyToId is { } to && answered.TryGetValue(to, out var found) ? found : null,
        MovedTo = post.MovedToId is { } there && moved.TryGetValue(there, out var number) ? (there, number) : null,
        Reactions = [.. reactions.GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => new ReactionView(g.Key, [.. g.OrderBy(r => r.At).Select(r => r.PersonId)]))],
        Things = Linked(post.Things),
    };

    private static IReadOnlyList<(string, Guid)> Linked(string things) => things.Length == 0 ? [] : [.. things.Split('\n').Select(t => t.Split(':', 2)).Where(t => t.Length == 2 && Guid.TryParse(t[1], out _)).Select(t => (t[0], Guid.Parse(t[1])))];

    private sealed record ReactionRow(Guid PostId, Reaction Kind, Guid PersonId, DateTimeOffset At);
}
