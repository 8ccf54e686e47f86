using System.Text;
using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Texts.History;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums;

/// <summary>What one person wrote in forums: their own posts alone, a file for each thread, and their own words of summaries.</summary>
internal static class OwnForums
{
    private const int MostThreads = 2_000, MostPosts = 5_000;

    public static async Task<IReadOnlyList<OwnWork>> ReadAsync(Visit visit, OwnWords words, CancellationToken ct)
    {
        var spoken = visit.Query<ThreadVoice>().Where(v => v.PersonId == visit.PersonId).Select(v => v.ThreadId);
        var threads = await visit.Query<ForumThread>().Where(t => spoken.Contains(t.Id)).OrderBy(t => t.Number).Take(MostThreads).Select(t => new { t.Id, t.Number, t.Title }).ToListAsync(ct);
        var summaries = await words.ReadAsync(visit, ForumsTool.Forums, ct);
        var works = new List<OwnWork>();
        foreach (var thread in threads)
        {
            var posts = await visit.Query<ForumPost>().Where(p => p.ThreadId == thread.Id && p.ById == visit.PersonId && p.DeletedAt == null && p.MovedToId == null).OrderBy(p => p.Number).Take(MostPosts).Select(p => new { p.Number, p.At, p.Doc }).ToListAsync(ct);
            var text = new StringBuilder($"# {ThreadWords.Reference(thread.Number)} {thread.Title}\n");
            foreach (var post in posts) text.Append($"\n## Post {post.Number}, {Ui.Words.Instant(post.At, visit.Zone)}\n\n{PostedText.Markdown(PostReading.Doc(post.Doc)).TrimEnd()}\n");
            if (summaries.TryGetValue(thread.Id, out var summary)) text.Append($"\n## In the summary\n\n{summary.TrimEnd()}\n");
            works.Add(new($"{ThreadWords.Reference(thread.Number)} {thread.Title}", text.ToString()));
        }
        return works;
    }
}
