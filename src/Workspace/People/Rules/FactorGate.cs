using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.People.Rules;

/// <summary>
/// Where the organisation asks owners and administrators for a second step, whoever of them has none comes no further than to the page
/// that sets one up. The flags come with the session; only for those without a second step anything else is read.
/// </summary>
public sealed class FactorGate(RequestDelegate next, IDbContextFactory<WorkspaceDb> databases, TimeProvider clock)
{
    public const string Page = "/profile/security/required";

    private static readonly string[] Open = ["/profile/security", "/prove", "/sign-in", "/sign-out", "/link", "/problem"];

    public async Task InvokeAsync(HttpContext http, CurrentPerson current)
    {
        if (current.SignedIn is not { HasFactor: false, FactorsRequiredFrom: { } from } me || clock.GetUtcNow() < from || IsOpen(http) || !await ConcernsAsync(me.PersonId, http.RequestAborted))
        {
            await next(http);
        }
        else if (HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Redirect($"{Page}?then={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        }
        else
        {
            throw Refusal.Forbidden("Your role needs a second step for signing in. Set it up first: Your profile, Second step.");
        }
    }

    private static bool IsOpen(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null || Open.Any(start => http.Request.Path.StartsWithSegments(start, StringComparison.Ordinal));

    private async Task<bool> ConcernsAsync(Guid personId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Administrator>().AnyAsync(a => a.PersonId == personId, ct) || await db.Set<Membership>().AnyAsync(m => m.PersonId == personId && m.Role == Role.Owner && m.LeftAt == null, ct);
    }
}
