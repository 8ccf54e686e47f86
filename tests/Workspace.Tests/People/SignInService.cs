using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>A small OpenID Connect provider with real keys and tokens, that a test may let lie.</summary>
public sealed class SignInService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestClock _clock;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "one" };
    private readonly RsaSecurityKey _stranger = new(RSA.Create(2048)) { KeyId = "one" };
    private (string Nonce, string Challenge) _asked;

    private SignInService(WebApplication app, TestClock clock) => (_app, _clock) = (app, clock);

    public string Address => _app.Urls.First();
    public string Subject { get; set; } = "sub-1";
    public string Email { get; set; } = "";
    public bool IsVerified { get; set; } = true;

    /// <summary>What is wrong with its tokens: "audience", "issuer", "key", "nonce", "expired", "none", "unsigned"; nothing: all is well.</summary>
    public string? Lie { get; set; }

    public static async Task<SignInService> OpenAsync(TestClock clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new SignInService(builder.Build(), clock);
        service.Map();
        await service._app.StartAsync();
        return service;
    }

    /// <summary>The person signs in there, and the browser is sent back to this path.</summary>
    public string Authorize(Uri sentTo)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(sentTo.Query);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal("https://localhost/sign-in/oidc", query["redirect_uri"]);
        _asked = (query["nonce"].ToString(), query["code_challenge"].ToString());
        return $"/sign-in/oidc?code=the-code&state={Uri.EscapeDataString(query["state"].ToString())}";
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Address, authorization_endpoint = $"{Address}/authorize", token_endpoint = $"{Address}/token", jwks_uri = $"{Address}/keys", response_types_supported = new[] { "code" } }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig" } } });
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var proof = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            return form["code"] == "the-code" && form["client_secret"] == "the secret" && proof == _asked.Challenge ? Results.Json(new { access_token = "x", token_type = "Bearer", id_token = Token() }) : Results.BadRequest();
        });
    }

    private string Token()
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Lie == "issuer" ? "https://evil.example" : Address,
            Audience = Lie == "audience" ? "another client" : "workspace",
            IssuedAt = now.AddMinutes(-30),
            NotBefore = now.AddMinutes(-30),
            Expires = Lie == "expired" ? now.AddMinutes(-3) : now.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = Subject, ["email"] = Email, ["email_verified"] = IsVerified, ["nonce"] = Lie == "nonce" ? "another" : _asked.Nonce },
            SigningCredentials = Lie == "unsigned" ? null : new SigningCredentials(Lie == "key" ? _stranger : _key, SecurityAlgorithms.RsaSha256),
        };
        return Lie == "none" ? "" : new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }
}
