using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Workspace.Files.Csv;
using Workspace.Operations;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools.Forums.Threads;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Export;

/// <summary>Files to take away: a thread as Markdown and Word, a forum as rows. They hold what everybody who reads it can read now, and nothing that is hidden or deleted.</summary>
public static class ForumFiles
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

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
        var file = new ThreadFile(thread, forum, outcome ?? "", summary, await people.OfAsync(visit, ct), visit.Zone, page => address.Link($"/spaces/{spaceId}{page}"));
        await SayAsync(visit, http, format == "md" ? "text/markdown; charset=utf-8" : WordType, [thread.Reference, thread.Title], format, ct);
        if (format == "md") await ThreadWriting.MarkdownAsync(http.Response.Body, visit, id, file, ct);
        else await ThreadWriting.WordAsync(http.Response.Body, visit, thread, file, address.Uri, ct);
    }

    private static async Task ForumAsync(Guid spaceId, Guid forumId, ThreadDoor door, ForumPeople people, HttpContext http, CancellationToken ct)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        var forum = await visit.Query<Forum>().FirstOrDefaultAsync(f => f.Id == forumId, ct) ?? throw Refusal.NotFound();
        var rows = new ForumRows(visit, forumId, await people.OfAsync(visit, ct));
        await SayAsync(visit, http, "text/csv; charset=utf-8", ["forum", forum.Name], "csv", ct);
        await CsvWriter.WriteAsync(http.Response.Body, rows.ReadAsync(ct), ct);
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
