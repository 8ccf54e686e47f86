using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Workspace.Operations;
using Workspace.Spaces;

namespace Workspace.People.Oidc;

/// <summary>Who somebody is at the sign-in service.</summary>
public sealed record OidcIdentity(string Issuer, string Subject, string? Email, bool IsEmailVerified);

/// <summary>Talks to the sign-in service: authorization code with PKCE, state and nonce; its token is believed only with the right signature, issuer, audience, time and nonce.</summary>
public sealed class OidcProvider : IDisposable
{
    public const string ReturnPath = "/sign-in/oidc";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Skew = TimeSpan.FromMinutes(2);
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly HttpClient _http = new() { Timeout = Patience, MaxResponseContentBufferSize = 1_000_000 };
    private readonly OidcSettings _settings;
    private readonly PublicAddress _address;
    private readonly TimeProvider _clock;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _metadata;

    public OidcProvider(OidcSettings settings, PublicAddress address, TimeProvider clock)
    {
        (_settings, _address, _clock) = (settings, address, clock);
        _metadata = new($"{settings.Authority?.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(_http) { RequireHttps = settings.Authority?.Scheme != Uri.UriSchemeHttp });
    }

    /// <summary>Where to send the browser.</summary>
    public async Task<string> AddressAsync(OidcTrip trip, CancellationToken ct = default) => QueryHelpers.AddQueryString((await KnownAsync(ct)).AuthorizationEndpoint, new Dictionary<string, string?>
    {
        ["client_id"] = _settings.ClientId,
        ["redirect_uri"] = _address.Link(ReturnPath),
        ["response_type"] = "code",
        ["scope"] = "openid email profile",
        ["state"] = trip.State,
        ["nonce"] = trip.Nonce,
        ["code_challenge"] = trip.Challenge,
        ["code_challenge_method"] = "S256",
    });

    /// <summary>Who came back, or nothing where anything about it is wrong.</summary>
    public async Task<OidcIdentity?> JudgeAsync(OidcTrip trip, OidcReturn came, CancellationToken ct = default)
    {
        var known = await KnownAsync(ct);
        if (came.Code is not { Length: > 0 and < 4_000 } code || !Same(came.State, trip.State) || (came.Issuer is { } issuer && issuer != known.Issuer) || await TokenAsync(known, trip, code, ct) is not { } token)
        {
            return null;
        }

        var result = await ValidateAsync(known, token);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            _metadata.RequestRefresh(); // it may have new keys
            result = await ValidateAsync(await KnownAsync(ct), token);
        }

        return result.IsValid && result.SecurityToken is JsonWebToken read && Same(Claim(read, "nonce"), trip.Nonce) && Claim(read, "sub") is { Length: > 0 and <= 255 } subject
            ? new(read.Issuer, subject, Claim(read, "email"), Claim(read, "email_verified") is "true" or "True")
            : null;
    }

    public void Dispose() => _http.Dispose();

    private async Task<OpenIdConnectConfiguration> KnownAsync(CancellationToken ct)
    {
        try
        {
            return await _metadata.GetConfigurationAsync(ct);
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Unavailable($"{_settings.Name} does not answer. Try again in a moment, or sign in another way.");
        }
    }

    private async Task<string?> TokenAsync(OpenIdConnectConfiguration known, OidcTrip trip, string code, CancellationToken ct)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Post, known.TokenEndpoint)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = _address.Link(ReturnPath),
                ["client_id"] = _settings.ClientId,
                ["client_secret"] = _settings.ClientSecret,
                ["code_verifier"] = trip.Verifier,
            }),
        };
        try
        {
            using var answer = await _http.SendAsync(ask, ct);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct));
            return answer.IsSuccessStatusCode && json.RootElement.TryGetProperty("id_token", out var token) ? token.GetString() : null;
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or TaskCanceledException { InnerException: TimeoutException })
        {
            return null;
        }
    }

    private Task<TokenValidationResult> ValidateAsync(OpenIdConnectConfiguration known, string token) => new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = known.Issuer,
        ValidAudience = _settings.ClientId,
        IssuerSigningKeys = known.SigningKeys,
        ValidAlgorithms = Algorithms,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = (from, until, _, _) => _clock.GetUtcNow().UtcDateTime is var now && until > now - Skew && (from is null || from < now + Skew),
    });

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<object>(name, out var value) ? value?.ToString() : null;

    private static bool Same(string? given, string expected) => given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}

/// <summary>What the sign-in service sent along when it sent the browser back.</summary>
public sealed record OidcReturn(string? Code, string? State, string? Issuer);
