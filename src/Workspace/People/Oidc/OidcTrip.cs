using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Workspace.Operations;

namespace Workspace.People.Oidc;

/// <summary>One way to the sign-in service and back, remembered by the browser that began it: nobody else can end it.</summary>
/// <param name="Verifier">Whoever ends it must know this (PKCE).</param>
/// <param name="LinkTo">Who is linking their account; nobody where somebody signs in.</param>
public sealed record OidcTrip(string State, string Nonce, string Verifier, Guid? LinkTo, string Then)
{
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static OidcTrip Begin(Guid? linkTo, string then) => new(Secret.Make(), Secret.Make(), Secret.Make(), linkTo, then);
}

/// <summary>The cookie that remembers the way.</summary>
public sealed class OidcTrips(PublicAddress address, BrowserSeal seal, TimeProvider clock)
{
    private const string Purpose = "sign-in service";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private string Name => address.IsHttps ? "__Host-trip" : "trip";

    public OidcTrip? Read(HttpContext http) => seal.Open<OidcTrip>(Purpose, http.Request.Cookies[Name]);

    public void Give(HttpContext http, OidcTrip trip)
    {
        var cookie = SessionAuthentication.Cookie(address, clock.GetUtcNow());
        cookie.Expires = clock.GetUtcNow() + Life;
        http.Response.Cookies.Append(Name, seal.Seal(Purpose, trip, Life), cookie);
    }

    public void TakeBack(HttpContext http) => http.Response.Cookies.Delete(Name, SessionAuthentication.Cookie(address, clock.GetUtcNow()));
}
