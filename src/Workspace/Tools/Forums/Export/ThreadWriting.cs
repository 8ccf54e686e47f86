using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workspace.Prose.Markdown;
using Workspace.Prose.Word;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Export;

/// <summary>Writes a thread to whoever takes it away, whole, however long it is: only a slice of its posts is in memory at any time.</summary>
internal static class ThreadWriting
{
    private const int Slice = 200;

    public static async Task MarkdownAsync(Stream to, Visit visit, Guid threadId, ThreadFile file, CancellationToken ct)
    {
        await to.WriteAsync(Encoding.UTF8.GetBytes(MarkdownWriter.Write(file.Top()).Text), ct);
        await foreach (var posts in SlicesAsync(visit, threadId, ct)) await to.WriteAsync(Encoding.UTF8.GetBytes("\n" + MarkdownWriter.Write(file.Part(posts)).Text), ct);
    }

    public static async Task WordAsync(Stream to, Visit visit, ForumThread thread, ThreadFile file, Uri site, CancellationToken ct)
    {
        await using var outgoing = new Outgoing(to);
        using var word = new WordPieces(outgoing, new() { Title = thread.Title, Created = thread.StartedAt, Site = site });
        word.Add(file.Top());
        await foreach (var posts in SlicesAsync(visit, thread.Id, ct))
        {
            word.Add(file.Part(posts));
            await outgoing.HandOnAsync(ct);
        }
        word.Finish();
        await outgoing.HandOnAsync(ct);
    }

    private static async IAsyncEnumerable<List<ForumPost>> SlicesAsync(Visit visit, Guid threadId, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var last = 0; ;)
        {
            var posts = await visit.Query<ForumPost>().Where(p => p.ThreadId == threadId && p.Number > last).OrderBy(p => p.Number).Take(Slice).ToListAsync(ct);
            if (posts.Count == 0) yield break;
            yield return posts;
            last = posts[^1].Number;
        }
    }
}
