using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workspace.Files.Whole;
using Workspace.Prose.Html;
using Workspace.Prose.Markdown;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums;

/// <summary>All discussions in the archive of a space, each as HTML and Markdown. Of a post that is deleted or hidden only its place is there.</summary>
internal static class WholeForums
{
    private const int AtOnce = 500;

    public static async Task AddAsync(Visit visit, ExportFolder to, CancellationToken ct)
    {
        var forums = await visit.Query<Forum>().ToDictionaryAsync(f => f.Id, f => f.Name, ct);
        var people = await visit.Members().ToDictionaryAsync(m => m.PersonId, m => m.Name, ct);
        await foreach (var thread in ThreadsAsync(visit, ct))
        {
            var outcome = thread.OutcomeId is { } id ? await visit.Query<ThreadOutcome>().Where(o => o.Id == id).Select(o => o.Words).FirstOrDefaultAsync(ct) : null;
            var posts = await visit.Query<ForumPost>().Where(p => p.ThreadId == thread.Id).OrderBy(p => p.Number).ToListAsync(ct);
            await AddAsync(to.In(forums.GetValueOrDefault(thread.ForumId, "Threads").Replace('/', '-')), thread, outcome, posts, people, ct);
        }
    }

    private static async IAsyncEnumerable<ForumThread> ThreadsAsync(Visit visit, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0; ;)
        {
            var some = await visit.Query<ForumThread>().Where(t => t.Fate == Fate.Here && t.Number > after).OrderBy(t => t.Number).Take(AtOnce).ToListAsync(ct);
            foreach (var thread in some)
            {
                yield return thread;
            }

            if (some.Count < AtOnce) yield break;
            after = some[^1].Number;
        }
    }

    private static async Task AddAsync(ExportFolder to, ForumThread thread, string? outcome, IReadOnlyList<ForumPost> posts, Dictionary<Guid, string> people, CancellationToken ct)
    {
        var (title, html, markdown) = ($"{thread.Reference} {thread.Title}", new StringBuilder(), new StringBuilder());
        markdown.Append($"# {thread.Title}\n\n{thread.Reference}, {StageWords.Of(thread.Stage)}\n\n");
        html.Append($"<p>{ExportPage.Text(StageWords.Of(thread.Stage))}</p>\n");
        if (outcome is not null)
        {
            markdown.Append($"**Outcome:** {outcome}\n\n");
            html.Append($"<p><strong>Outcome:</strong> {ExportPage.Text(outcome)}</p>\n");
        }

        foreach (var post in posts)
        {
            var head = $"{post.Number}. {people.GetValueOrDefault(post.ById, "Somebody who left")}{(post.Affiliation.Length > 0 ? $", {post.Affiliation}" : "")}, {post.At:d MMMM yyyy, HH:mm} UTC";
            var doc = post.IsShown ? PostReading.Doc(post.Doc) : null;
            markdown.Append($"## {head}\n\n{(doc is null ? "*Not shown.*" : MarkdownWriter.Write(doc).Text)}\n\n");
            html.Append($"<article><h2>{ExportPage.Text(head)}</h2>\n{(doc is null ? "<p><em>Not shown.</em></p>" : HtmlWriter.Write(doc))}</article>\n");
        }

        var name = title.Replace('/', '-');
        await to.AddPageAsync($"{name}.html", title, html.ToString(), ct);
        await to.AddAsync($"{name}.md", null, markdown.ToString(), ct);
    }
}
