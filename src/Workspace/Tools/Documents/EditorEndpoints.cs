using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Operations;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Tools.Documents.Comments;
using Workspace.Ui;

namespace Workspace.Tools.Documents;

/// <summary>What the editor of a document asks of the server besides the text: whom to name, what to link, and to keep a comment before its mark is put on the words.</summary>
public static class EditorEndpoints
{
    private const int Most = 8, MostBytes = 64 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(DocumentAddresses.Comments + "/said", SayAsync);
        app.MapGet(DocumentAddresses.All + "/editor/people", PeopleAsync);
        app.MapGet(DocumentAddresses.All + "/editor/things", ThingsAsync);
    }

    private static Task<IResult> SayAsync(Guid spaceId, Guid id, DocumentDoor door, CommentActions comments, HttpContext http, PublicAddress address, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        await using (await door.OpenAsync(spaceId, id, d => d.CommentFrom, ct))
        {
            if (!address.IsOurScript(http.Request) || http.Request.ContentLength is not (> 0 and <= MostBytes)) return Results.Problem("Comments are taken from the pages of this server only.", statusCode: StatusCodes.Status400BadRequest);
        }
        var said = await JsonSerializer.DeserializeAsync<Said>(http.Request.Body, JsonSerializerOptions.Web, ct);
        if (said?.Id is not { } key || key == Guid.Empty) throw Refusal.Wrong("Write your comment again.");
        return Results.Json(new { id = await comments.AddAsync(spaceId, id, new(key, said.Text, said.Quote, key.ToString())) });
    });

    private static Task<IResult> PeopleAsync(Guid spaceId, string? q, Guid? id, DocumentDoor door, DocumentQueries queries, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Commenter, ct);
        return PeopleToName.Found((await queries.PeopleAsync(visit, ct)).Present, q, id);
    });

    private static Task<IResult> ThingsAsync(Guid spaceId, string? q, DocumentDoor door, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Commenter, ct);
        var found = await visit.Query<Document>().Where(d => d.TrashedAt == null).OrderByDescending(d => d.Number).Take(DocumentList.Most).Select(d => new { d.Id, d.Number, d.Title, d.Status }).ToListAsync(ct);
        return Results.Json(found.Where(d => $"{DocumentWords.Reference(d.Number)} {d.Title}".Contains(q ?? "", StringComparison.OrdinalIgnoreCase)).Take(Most)
            .Select(d => new { tool = DocumentsTool.Documents, id = d.Id, title = d.Title, kind = "Document", state = DocumentWords.Of(d.Status) }));
    });

    private sealed record Said(Guid? Id, string? Text, string? Quote);
}
