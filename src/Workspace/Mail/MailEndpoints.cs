using Workspace.Operations;
using Workspace.Ui;

namespace Workspace.Mail;

/// <summary>What mail programs press for their user: one post that stops mails. The link itself is the proof; looking at it leads to the page with the button.</summary>
public static class MailEndpoints
{
    public static void MapWorkspaceMail(this IEndpointRouteBuilder app)
    {
        app.MapGet("/mail/stop/{key}/now", (string key, HttpContext http) => SeeOther.To(http, $"/mail/stop/{key}")).AllowAnonymous();
        app.MapPost("/mail/stop/{key}/now", async (string key, MailActions actions, CancellationToken ct) => await actions.StopAsync(key, ct) ? Results.Ok() : Results.StatusCode(StatusCodes.Status410Gone)).AllowAnonymous().RequireRateLimiting(Limits.Dear);
    }
}
