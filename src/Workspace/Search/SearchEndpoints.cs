using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Workspace.Operations;
using Workspace.People;
using Workspace.Search.Finding;
using Workspace.Search.Panel;
using Workspace.Search.Saved;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Search;

/// <summary>What the panel asks while somebody types, and what becomes of saved searches.</summary>
public static class SearchEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/search/suggest", SuggestAsync).RequireRateLimiting(Limits.Typing);
        app.MapPost("/search/saved", SaveAsync);
        app.MapPost("/search/saved/{id:guid}/remove", RemoveAsync);
        app.MapPost("/search/saved/{id:guid}/back", PutBackAsync);
    }

    private static async Task<IResult> SuggestAsync(string? q, Guid? space, HttpContext http, IServiceProvider services)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(await services.GetRequiredService<Suggestions>().OfAsync(q, space, http.RequestAborted));
    }

    private static async Task<IResult> SaveAsync(HttpContext http, IAntiforgery antiforgery, SavedSearches saved, Notices notices)
    {
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync();
        var asked = SearchRequest.Read(new QueryCollection(QueryHelpers.ParseQuery(Short(form["asked"].ToString())))) with { Page = 1 };
        try
        {
            await saved.SaveAsync(form["name"].ToString(), asked.IsAsked ? asked.Query() : "", CancellationToken.None);
            notices.Say("The search is saved. It stands on the search page.");
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Wrong)
        {
            notices.Say(refusal.Message);
        }

        return SeeOther.To(http, LocalAddress.Or(form["then"].ToString(), "/search" + asked.Query()));
    }

    private static async Task<IResult> RemoveAsync(Guid id, HttpContext http, IAntiforgery antiforgery, SavedSearches saved, Notices notices)
    {
        await antiforgery.ValidateRequestAsync(http);
        var removed = await saved.RemoveAsync(id, CancellationToken.None);
        notices.Say($"“{removed.Name}” is removed.", $"/search/saved/{id}/back");
        return SeeOther.To(http, "/search");
    }

    private static async Task<IResult> PutBackAsync(Guid id, HttpContext http, IAntiforgery antiforgery, SavedSearches saved, Notices notices)
    {
        await antiforgery.ValidateRequestAsync(http);
        var back = await saved.PutBackAsync(id, CancellationToken.None);
        notices.Say($"“{back.Name}” is back.");
        return SeeOther.To(http, "/search");
    }

    private static string Short(string asked) => asked.Length > SavedSearch.MaxAsked ? asked[..SavedSearch.MaxAsked] : asked;
}
