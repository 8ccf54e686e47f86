using System.Text.Json;
using Workspace.Operations;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Ui;

namespace Workspace.Tools.Wiki;

/// <summary>What the editor of a page asks of the server besides the text: whom to name, which page to link, and to make the page of a link.</summary>
public static class EditorEndpoints
{
    public const string People = "/editor/people", Things = "/editor/things", Creates = "/editor/creates";
    private const int Most = 8, MostBytes = 8 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(WikiAddresses.Root + People, PeopleAsync);
        app.MapGet(WikiAddresses.Root + Things, ThingsAsync);
        app.MapPost(WikiAddresses.Root + Creates, CreateAsync);
    }

    private static Task<IResult> PeopleAsync(Guid spaceId, string? q, Guid? id, SpaceAccess spaces, WikiQueries queries, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, WikiTool.Wiki, ct);
        return PeopleToName.Found((await queries.MembersAsync(visit, ct)).Select(m => (m.PersonId, m.Name, m.Affiliation)), q, id);
    });

    private static Task<IResult> ThingsAsync(Guid spaceId, string? q, SpaceAccess spaces, WikiQueries queries, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, WikiTool.Wiki, ct);
        var words = (q ?? "").Trim();
        var found = (await queries.TreeAsync(visit, ct)).All.Where(p => p.Title.Contains(words, StringComparison.OrdinalIgnoreCase))
            .OrderBy(p => !p.Title.StartsWith(words, StringComparison.OrdinalIgnoreCase)).ThenBy(p => p.Title.Length).ThenBy(p => p.Title, StringComparer.OrdinalIgnoreCase);
        return Results.Json(found.Take(Most).Select(p => new { tool = WikiTool.Wiki, id = p.Id, title = p.Title, kind = "Wiki page", state = "" }));
    });

    private static Task<IResult> CreateAsync(Guid spaceId, SpaceAccess spaces, PageActions pages, HttpContext http, PublicAddress address, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        await using (await spaces.EnterAsync(spaceId, Role.Contributor, WikiTool.Wiki, ct))
        {
            if (!address.IsOurScript(http.Request) || http.Request.ContentLength is not (> 0 and <= MostBytes)) return Results.Problem("Pages are added from the pages of this server only.", statusCode: StatusCodes.Status400BadRequest);
        }
        var asked = await JsonSerializer.DeserializeAsync<Asked>(http.Request.Body, JsonSerializerOptions.Web, ct);
        var id = await pages.AddAsync(spaceId, Guid.CreateVersion7(), asked?.Title ?? "", null, ct: ct);
        return Results.Json(new { tool = WikiTool.Wiki, id, title = PageName.Read(asked?.Title) });
    });

    private sealed record Asked(string? Title);
}
