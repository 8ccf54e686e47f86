using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Workspace.Operations;
using Workspace.People.SignIn;

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
public sealed class OidcTrips(PublicAddress address, BrowserSeal seal, TimeProvider clock) : SealedCookie<OidcTrip>(address, seal, clock, "trip", "sign-in service");
