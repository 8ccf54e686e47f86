using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Workspace.Data;
using Workspace.Operations;
using Workspace.People.SignIn;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.People;

/// <summary>Reads the session cookie against the database at every request, so that an ended session ends at once.</summary>
public sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    Sessions sessions, LatePosts late, CurrentPerson current, PublicAddress address) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Session", SessionClaim = "session";

    public static string CookieName(PublicAddress address) => address.IsHttps ? "__Host-session" : "session";

    /// <summary>The cookie that carries a session's secret; script cannot read it and other sites do not send it.</summary>
    public static CookieOptions Cookie(PublicAddress address, DateTimeOffset now) => new()
    {
        HttpOnly = true,
        Secure = address.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Expires = now + Session.Longest,
        IsEssential = true,
    };

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Cookies[CookieName(address)];
        if (string.IsNullOrEmpty(secret) || DatabaseIsAway || await sessions.ReadAsync(secret, Context.RequestAborted) is not { } signedIn)
        {
            return AuthenticateResult.NoResult();
        }

        current.Is(signedIn);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, signedIn.PersonId.ToString()), new(SessionClaim, signedIn.SessionId.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    // The page that says so is shown without looking again who asks.
    private bool DatabaseIsAway => Context.Features.Get<Problem>() is { Error: { } error } && Refusals.From(error) is Refusal { Kind: RefusalKind.Unavailable };

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.Features.Get<Problem>() is null && HttpMethods.IsGet(Request.Method) && !Request.Path.StartsWithSegments("/live", StringComparison.Ordinal) && !Request.Headers.ContainsKey("X-Live"))
        {
            Response.Redirect($"/sign-in?then={Uri.EscapeDataString(Request.Path + Request.QueryString)}");
        }
        else if (await late.KeepAsync(Context) is { } signIn)
        {
            Response.Headers.Location = signIn;
            Response.StatusCode = StatusCodes.Status303SeeOther;
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }
}
