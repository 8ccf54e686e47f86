using Microsoft.EntityFrameworkCore;
using Workspace.Spaces.Members;
using Workspace.Ui;

namespace Workspace.Spaces.Naming;

/// <summary>What a field to write in asks while somebody types @ or [[: the people of the space, and the things of all its tools.</summary>
public static class NamingEndpoints
{
    private const int Most = 8, MostPeople = 5_000;

    /// <summary>Where people are found.</summary>
    public static string People(Guid spaceId) => $"/spaces/{spaceId}/naming/people";

    /// <summary>Where things are found.</summary>
    public static string Things(Guid spaceId) => $"/spaces/{spaceId}/naming/things";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/spaces/{spaceId:guid}/naming/people", PeopleAsync);
        app.MapGet("/spaces/{spaceId:guid}/naming/things", ThingsAsync);
    }

    private static Task<IResult> PeopleAsync(Guid spaceId, string? q, Guid? id, SpaceAccess spaces, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Commenter, ct: ct);
        var people = await visit.Members().Where(m => m.LeftAt == null).OrderBy(m => m.Name).Take(MostPeople).Select(m => new { m.PersonId, m.Name, m.Affiliation }).ToListAsync(ct);
        return PeopleToName.Found(people.Select(m => (m.PersonId, m.Name, m.Affiliation)), q, id);
    });

    private static Task<IResult> ThingsAsync(Guid spaceId, string? q, SpaceAccess spaces, Cards cards, CancellationToken ct) => ScriptAnswers.InWordsAsync(async () =>
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Commenter, ct: ct);
        var found = await cards.FindAsync(visit, (q ?? "").Trim(), Most, ct);
        return Results.Json(found.Select(f => new { tool = f.Tool.Key, id = f.Card.Id, title = f.Card.Title, kind = f.Card.Kind, state = f.Card.State }));
    });
}
