using Workspace.People;

namespace Workspace.Activity.Visits;

/// <summary>After each page of a space that was shown: its reader was there. A page that looks again by itself is no visit.</summary>
public sealed class NotingVisits(RequestDelegate next, VisitNotes notes)
{
    public async Task InvokeAsync(HttpContext http, CurrentPerson current)
    {
        await next(http);
        if (HttpMethods.IsGet(http.Request.Method) && http.Response.StatusCode == StatusCodes.Status200OK && !http.Request.Headers.ContainsKey("X-Live")
            && current.Id is { } personId && http.Request.RouteValues.TryGetValue("SpaceId", out var value) && Guid.TryParse(value?.ToString(), out var spaceId))
        {
            notes.Note(personId, spaceId);
        }
    }
}
