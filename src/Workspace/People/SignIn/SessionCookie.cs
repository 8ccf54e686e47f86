using Workspace.Operations;

namespace Workspace.People.SignIn;

/// <summary>The cookie that carries a session's secret. Script cannot read it, and other sites cannot send it.</summary>
public sealed class SessionCookie(PublicAddress address, TimeProvider clock)
{
    private string Name => SessionAuthentication.CookieName(address);

    public string? Read(HttpContext http) => http.Request.Cookies[Name] is { Length: > 0 and <= 200 } secret ? secret : null;

    public void Give(HttpContext http, string secret) => http.Response.Cookies.Append(Name, secret, SessionAuthentication.Cookie(address, clock.GetUtcNow()));

    /// <summary>Takes the cookie back, and whatever the browser has kept of the pages.</summary>
    public void TakeBack(HttpContext http)
    {
        http.Response.Cookies.Delete(Name, SessionAuthentication.Cookie(address, clock.GetUtcNow()));
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }
}
