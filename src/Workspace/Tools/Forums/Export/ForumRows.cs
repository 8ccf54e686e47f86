using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Export;

/// <summary>A forum as rows, a post each, all of them: read slice by slice while they are written.</summary>
internal sealed class ForumRows(Visit visit, Guid forumId, SpacePeople people)
{
    private const int Threads = 200, Slice = 1_000;

    private static readonly string[] Headings = ["Thread", "Question", "Stage", "Tags", "Post", "By", "Speaks for", "At", "Official", "Edited", "In reply to", .. ReactionWords.All.Select(ReactionWords.Of), "Words"];

    public async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        yield return Headings;
        for (var last = 0; ;)
        {
            var threads = await visit.Query<ForumThread>().Where(t => t.ForumId == forumId && t.Fate == Fate.Here && t.Number > last).OrderBy(t => t.Number).Take(Threads)
                .Select(t => new ThreadLine(t.Id, t.Number, t.Title, t.Stage, t.Tags, t.LastNumber)).ToListAsync(ct);
            if (threads.Count == 0) yield break;
            foreach (var some in Together(threads)) await foreach (var row in OfAsync(some, ct)) yield return row;
            last = threads[^1].Number;
        }
    }

    // Short threads are read together, a long one by itself in slices.
    private static IEnumerable<List<ThreadLine>> Together(IReadOnlyList<ThreadLine> threads)
    {
        List<ThreadLine> some = [];
        foreach (var thread in threads)
        {
            if (some.Count > 0 && some.Sum(t => t.Places) + thread.Places > Slice)
            {
                yield return some;
                some = [];
            }
            some.Add(thread);
        }
        yield return some;
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> OfAsync(List<ThreadLine> threads, [EnumeratorCancellation] CancellationToken ct)
    {
        var ids = threads.Select(t => t.Id).ToArray();
        var known = threads.ToDictionary(t => t.Id);
        for (var (from, most) = (0, threads.Max(t => t.Places)); from < most; from += Slice)
        {
            var (after, to) = (from, from + Slice);
            var posts = await visit.Query<ForumPost>().Where(p => ids.Contains(p.ThreadId) && p.Number > after && p.Number <= to && p.DeletedAt == null && p.HiddenAt == null && p.MovedToId == null)
                .Select(p => new PostLine(p.Id, p.ThreadId, p.Number, p.ById, p.Affiliation, p.At, p.IsOfficial, p.EditedAt, p.ReplyToId, p.Words)).ToListAsync(ct);
            var reactions = await ReactionsAsync([.. posts.Select(p => p.Id)], ct);
            var answered = await AnsweredAsync([.. posts.Select(p => p.ReplyToId).OfType<Guid>().Distinct()], ct);
            foreach (var post in posts.OrderBy(p => known[p.ThreadId].Number).ThenBy(p => p.Number))
            {
                var thread = known[post.ThreadId];
                yield return
                [
                    ThreadWords.Reference(thread.Number), thread.Title, StageWords.Of(thread.Stage), string.Join(", ", ThreadTags.Split(thread.Tags)), $"{post.Number}", people.Name(post.ById), post.Affiliation, At(post.At),
                    post.IsOfficial ? "yes" : "", At(post.EditedAt), post.ReplyToId is { } answers && answered.TryGetValue(answers, out var there) && there.ThreadId == post.ThreadId ? $"{there.Number}" : "",
                    .. ReactionWords.All.Select(k => $"{reactions.GetValueOrDefault((post.Id, k))}"), post.Words,
                ];
            }
        }
    }

    private async Task<Dictionary<(Guid, Reaction), int>> ReactionsAsync(Guid[] posts, CancellationToken ct) =>
        await visit.Query<PostReaction>().Where(r => posts.Contains(r.PostId)).GroupBy(r => new { r.PostId, r.Kind }).Select(g => new { g.Key.PostId, g.Key.Kind, Count = g.Count() }).ToDictionaryAsync(r => (r.PostId, r.Kind), r => r.Count, ct);

    private async Task<Dictionary<Guid, (Guid ThreadId, int Number)>> AnsweredAsync(Guid[] posts, CancellationToken ct) =>
        posts.Length == 0 ? [] : await visit.Query<ForumPost>().Where(p => posts.Contains(p.Id)).Select(p => new { p.Id, p.ThreadId, p.Number }).ToDictionaryAsync(p => p.Id, p => (p.ThreadId, p.Number), ct);

    private string At(DateTimeOffset? at) => at is { } known ? Words.Stamp(known, visit.Zone) : "";

    private sealed record ThreadLine(Guid Id, int Number, string Title, ThreadStage Stage, string Tags, int Places);

    private sealed record PostLine(Guid Id, Guid ThreadId, int Number, Guid ById, string Affiliation, DateTimeOffset At, bool IsOfficial, DateTimeOffset? EditedAt, Guid? ReplyToId, string Words);
}
