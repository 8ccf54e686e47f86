using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Operations;
using Workspace.Spaces;
using Workspace.Tools.Documents.Comments;

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

    private static Task<IResult> SayAsync(Guid spaceId, Guid id, DocumentDoor door, CommentActions comments, HttpContext http, PublicAddress address, CancellationToken ct) => InWordsAsync(async () =>
    {
        await using (await door.OpenAsync(spaceId, id, d => d.CommentFrom, ct))
        {
            if (!IsOurScript(http.Request, address) || http.Request.ContentLength is not (> 0 and <= MostBytes)) return Results.Problem("Comments are taken from the pages of this server only.", statusCode: StatusCodes.Status400BadRequest);
        }
        var said = await JsonSerializer.DeserializeAsync<Said>(http.Request.Body, JsonSerializerOptions.Web, ct);
        if (said?.Id is not { } key || key == Guid.Empty) throw Refusal.Wrong("Write your comment again.");
        return Results.Json(new { id = await comments.AddAsync(spaceId, id, new(key, said.Text, said.Quote, key.ToString())) });
    });

    private static Task<IResult> PeopleAsync(Guid spaceId, string? q, Guid? id, DocumentDoor door, DocumentQueries queries, CancellationToken ct) => InWordsAsync(async () =>
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Commenter, ct);
        var people = (await queries.PeopleAsync(visit, ct)).Present;
        var wanted = id is { } one ? people.Where(p => p.Id == one) : people.Where(p => p.Name.Split(' ').Append(p.Name).Any(part => part.StartsWith(q ?? "", StringComparison.OrdinalIgnoreCase)));
        return Results.Json(wanted.Take(Most).Select(p => new { id = p.Id, name = p.Name, organisation = p.Affiliation }));
    });

    private static Task<IResult> ThingsAsync(Guid spaceId, string? q, DocumentDoor door, CancellationToken ct) => InWordsAsync(async () =>
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Commenter, ct);
        var found = await visit.Query<Document>().Where(d => d.TrashedAt == null).OrderByDescending(d => d.Number).Take(DocumentList.Most).Select(d => new { d.Id, d.Number, d.Title, d.Status }).ToListAsync(ct);
        return Results.Json(found.Where(d => $"{DocumentWords.Reference(d.Number)} {d.Title}".Contains(q ?? "", StringComparison.OrdinalIgnoreCase)).Take(Most)
            .Select(d => new { tool = DocumentsTool.Documents, id = d.Id, title = d.Title, kind = "Document", state = DocumentWords.Of(d.Status) }));
    });

    private static async Task<IResult> InWordsAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Refusal refusal)
        {
            return Results.Problem(refusal.Message, statusCode: refusal.Status);
        }
        catch (JsonException)
        {
            return Results.Problem("What was sent cannot be read.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    // A foreign page can neither set the header nor hide where it comes from.
    private static bool IsOurScript(HttpRequest request, PublicAddress address) =>
        request.Headers["X-Requested-With"] == "workspace"
        && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin"
        && request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || origin == address.Uri.GetLeftPart(UriPartial.Authority) || (address.Uri.IsLoopback && origin == $"{request.Scheme}://{request.Host}"));

    private sealed record Said(Guid? Id, string? Text, string? Quote);
}
