using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.Ui;

namespace Workspace.Spaces.Help;

/// <summary>The off switch of the single keys.</summary>
public static class HelpEndpoints
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/help/keys", SwitchAsync);

    private static async Task<IResult> SwitchAsync(HttpContext http, IAntiforgery antiforgery, IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, Notices notices)
    {
        await antiforgery.ValidateRequestAsync(http);
        var on = (await http.Request.ReadFormAsync())["on"] == "true";
        var personId = current.Id ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync();
        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId);
        person.Prefer(person.Theme, on, person.ShowsPresence);
        await db.SaveChangesAsync();
        notices.Say(on ? "Single keys are on." : "Single keys are off.");
        return SeeOther.To(http, "/help");
    }
}
