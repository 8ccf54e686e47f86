using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Workspace.Files.Csv;
using Workspace.Operations;
using Workspace.Prose;
using Workspace.Prose.Markdown;
using Workspace.Prose.Word;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Export;

/// <summary>Files to take away: a thread as Markdown and Word, a forum as rows. They hold what everybody who reads it can read now, and nothing that is hidden or deleted.</summary>
public static class ForumFiles
{
    private const int MostPosts = 3_000, MostRows = 50_000;
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static readonly string[] Headings = ["Thread", "Question", "Stage", "Tags", "Post", "By", "Speaks for", "At", "Official", "Edited", "In reply to", .. ReactionWords.All.Select(ReactionWords.Of), "Words"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(ForumAddresses.Thread + "/export.md", (Guid spaceId, Guid id, ThreadDoor door, SharedTexts texts, ForumPeople people, PublicAddress address, HttpContext http, CancellationToken ct) => ThreadAsync("md", spaceId, id, door, texts, people, address, http, ct)).RequireRateLimiting(Operations.Limits.Dear);
        app.MapGet(ForumAddresses.Thread + "/export.docx", (Guid spaceId, Guid id, ThreadDoor door, SharedTexts texts, ForumPeople people, PublicAddress address, HttpContext http, CancellationToken ct) => ThreadAsync("docx", spaceId, id, door, texts, people, address, http, ct)).RequireRateLimiting(Operations.Limits.Dear);
        app.MapGet(ForumAddresses.InForum + "/export.csv", ForumAsync).RequireRateLimiting(Operations.Limits.Dear);
    }

    private static async Task ThreadAsync(string format, Guid spaceId, Guid id, ThreadDoor door, SharedTexts texts, ForumPeople people, PublicAddress address, HttpContext http, CancellationToken ct)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        var thread = await visit.Query<ForumThread>().FirstOrDefaultAsync(t => t.Id == id && t.Fate == Fate.Here, ct) ?? throw Refusal.NotFound();
        var forum = await visit.Query<Forum>().Where(f => f.Id == thread.ForumId).Select(f => f.Name).SingleAsync(ct);
        var outcome = thread.OutcomeId is { } known ? await visit.Query<ThreadOutcome>().Where(o => o.Id == known).Select(o => o.Words).FirstOrDefaultAsync(ct) : null;
        var summary = thread.SummaryId is { } text ? (await texts.ReadAsync(visit, text, ct)).Doc : null;
        var posts = await visit.Query<ForumPost>().Where(p => p.ThreadId == id).OrderBy(p => p.Number).Take(MostPosts).ToListAsync(ct);
        var doc = new ThreadFile(thread, forum, outcome ?? "", summary, await people.OfAsync(visit, ct), visit.Zone, page => address.Link($"/spaces/{spaceId}{page}"))
            .Make(posts, thread.LastNumber > MostPosts ? $"This file holds the first {MostPosts:N0} of {thread.LastNumber:N0} posts." : null);
        await SayAsync(visit, http, format == "md" ? "text/markdown; charset=utf-8" : WordType, [thread.Reference, thread.Title], format, ct);
        await http.Response.Body.WriteAsync(format == "md" ? Encoding.UTF8.GetBytes(MarkdownWriter.Write(doc).Text) : WordWriter.Write(doc, new() { Title = thread.Title, Created = thread.StartedAt, Site = address.Uri }).Bytes, ct);
    }

    private static async Task ForumAsync(Guid spaceId, Guid forumId, ThreadDoor door, ForumPeople people, HttpContext http, CancellationToken ct)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        var forum = await visit.Query<Forum>().FirstOrDefaultAsync(f => f.Id == forumId, ct) ?? throw Refusal.NotFound();
        var rows = await RowsAsync(visit, forumId, await people.OfAsync(visit, ct), ct);
        await SayAsync(visit, http, "text/csv; charset=utf-8", ["forum", forum.Name], "csv", ct);
        await CsvWriter.WriteAsync(http.Response.Body, rows, ct);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(Visit visit, Guid forumId, SpacePeople people, CancellationToken ct)
    {
        var found = await (
            from thread in visit.Query<ForumThread>()
            where thread.ForumId == forumId && thread.Fate == Fate.Here
            join post in visit.Query<ForumPost>() on thread.Id equals post.ThreadId
            where post.DeletedAt == null && post.HiddenAt == null && post.MovedToId == null
            orderby thread.Number, post.Number
            select new { thread = thread.Number, thread.Title, thread.Stage, thread.Tags, post.Id, post.Number, post.ById, post.Affiliation, post.At, post.IsOfficial, post.EditedAt, post.ReplyToId, post.Words }).Take(MostRows).ToListAsync(ct);
        var reacted = await (
            from thread in visit.Query<ForumThread>()
            where thread.ForumId == forumId && thread.Fate == Fate.Here
            join post in visit.Query<ForumPost>() on thread.Id equals post.ThreadId
            join reaction in visit.Query<PostReaction>() on post.Id equals reaction.PostId
            group reaction by new { reaction.PostId, reaction.Kind } into given
            select new { given.Key.PostId, given.Key.Kind, Count = given.Count() }).ToDictionaryAsync(r => (r.PostId, r.Kind), r => r.Count, ct);
        var numbers = found.ToDictionary(p => p.Id, p => p.Number);
        string At(DateTimeOffset? at) => at is { } known ? TimeZoneInfo.ConvertTime(known, visit.Zone).ToString("yyyy-MM-dd HH:mm") : "";
        return
        [
            Headings,
            .. found.Select(p => (string[])
            [
                ThreadWords.Reference(p.thread), p.Title, StageWords.Of(p.Stage), string.Join(", ", ThreadTags.Split(p.Tags)), $"{p.Number}", people.Name(p.ById), p.Affiliation, At(p.At), p.IsOfficial ? "yes" : "", At(p.EditedAt),
                p.ReplyToId is { } to && numbers.TryGetValue(to, out var number) ? $"{number}" : "", .. ReactionWords.All.Select(k => $"{reacted.GetValueOrDefault((p.Id, k))}"), p.Words,
            ]),
        ];
    }

    private static async Task SayAsync(Visit visit, HttpContext http, string type, IEnumerable<string> parts, string format, CancellationToken ct)
    {
        var marking = (await visit.ReadSpaceAsync(ct)).Marking; // it goes with the file, where everybody who is handed it sees it
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = string.Join('-', [.. parts.SelectMany(Plain), .. Plain(marking), $"{visit.Today:yyyy-MM-dd}.{format}"]) }.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
    }

    private static IEnumerable<string> Plain(string words) =>
        words.Split([' ', '-', '/', ':'], StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0).Take(8);
}
