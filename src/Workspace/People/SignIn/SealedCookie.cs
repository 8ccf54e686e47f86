using Workspace.Operations;

namespace Workspace.People.SignIn;

/// <summary>One thing that a browser remembers for ten minutes, on the way to being signed in; nobody else can read or change it.</summary>
public abstract class SealedCookie<T>(PublicAddress address, BrowserSeal seal, TimeProvider clock, string name, string purpose) where T : class
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private string Name => address.IsHttps ? "__Host-" + name : name;

    public T? Read(HttpContext http) => seal.Open<T>(purpose, http.Request.Cookies[Name]);

    public void Give(HttpContext http, T content)
    {
        var cookie = SessionAuthentication.Cookie(address, clock.GetUtcNow());
        cookie.Expires = clock.GetUtcNow() + Life;
        http.Response.Cookies.Append(Name, seal.Seal(purpose, content, Life), cookie);
    }

    public void TakeBack(HttpContext http) => http.Response.Cookies.Delete(Name, SessionAuthentication.Cookie(address, clock.GetUtcNow()));
}
