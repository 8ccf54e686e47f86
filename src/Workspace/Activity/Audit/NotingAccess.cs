using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.People.SignIn;
using Workspace.Spaces;

namespace Workspace.Activity.Audit;

/// <summary>Says where each request comes from, and notes for the auditors what was refused to somebody signed in and what left as a file.</summary>
public sealed class NotingAccess(RequestDelegate next, IDbContextFactory<WorkspaceDb> databases, FailureBudget budget, TimeProvider clock, ILogger<NotingAccess> log)
{
    /// <summary>So many refusals of one person are noted within a while: enough to see it, too few to fill a disk.</summary>
    public const int MostRefusals = 60;

    public async Task InvokeAsync(HttpContext http)
    {
        Whereabouts.Be(http);
        await next(http);
        if (http.RequestServices.GetRequiredService<CurrentPerson>().SignedIn is not { } me)
        {
            return;
        }

        if (IsFile(http))
        {
            await NoteAsync(http, me, AuditEvents.Exported);
        }
        else if (IsRefused(http) && budget.Take("refused " + me.PersonId, MostRefusals) is null)
        {
            await NoteAsync(http, me, AuditEvents.Refused);
        }
    }

    private static bool IsFile(HttpContext http) =>
        http.Response.StatusCode == StatusCodes.Status200OK && http.Response.Headers.ContentDisposition.ToString().StartsWith("attachment", StringComparison.Ordinal);

    // "You may not", and "there is no such thing" where a door said it: an address that nobody has is no event.
    private static bool IsRefused(HttpContext http) =>
        http.Response.StatusCode == StatusCodes.Status403Forbidden || http.Features.Get<IExceptionHandlerFeature>()?.Error is Refusal { Kind: RefusalKind.NotFound };

    private async Task NoteAsync(HttpContext http, SignedIn me, string kind)
    {
        var feature = http.Features.Get<IExceptionHandlerFeature>();
        var route = ((feature?.Endpoint ?? http.GetEndpoint()) as RouteEndpoint)?.RoutePattern.RawText ?? "a page";
        var values = feature?.RouteValues ?? http.Request.RouteValues;
        var spaceId = Guid.TryParse(values.TryGetValue("SpaceId", out var value) ? value?.ToString() : null, out var id) ? id : (Guid?)null;
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            db.Add(new Event
            {
                OrganisationId = me.OrganisationId,
                ActorId = me.PersonId,
                Kind = kind,
                SubjectId = spaceId ?? me.OrganisationId,
                At = clock.GetUtcNow(),
                Facts = JsonSerializer.Serialize(new { what = $"{http.Request.Method} /{route.TrimStart('/')}", space = spaceId }, JsonSerializerOptions.Web),
            });
            await db.SaveChangesAsync();
        }
        catch (Exception error) when (error is Refusal or DbUpdateException)
        {
            log.LogError(error, "{Kind} could not be noted for the auditors", kind);
        }
    }
}
