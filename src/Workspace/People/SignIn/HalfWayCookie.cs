using Workspace.Operations;

namespace Workspace.People.SignIn;

/// <summary>The cookie between the first proof and the second step. It names nobody to whoever reads it, and lasts ten minutes.</summary>
public sealed class HalfWayCookie(PublicAddress address, BrowserSeal seal, TimeProvider clock)
{
    private const string Purpose = "half way";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private string Name => address.IsHttps ? "__Host-step" : "step";

    public HalfWay? Read(HttpContext http) => seal.Open<HalfWay>(Purpose, http.Request.Cookies[Name]);

    public void Give(HttpContext http, HalfWay halfWay)
    {
        var cookie = SessionAuthentication.Cookie(address, clock.GetUtcNow());
        cookie.Expires = clock.GetUtcNow() + Life;
        http.Response.Cookies.Append(Name, seal.Seal(Purpose, halfWay, Life), cookie);
    }

    public void TakeBack(HttpContext http) => http.Response.Cookies.Delete(Name, SessionAuthentication.Cookie(address, clock.GetUtcNow()));
}
