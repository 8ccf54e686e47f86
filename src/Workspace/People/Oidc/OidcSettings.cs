using Workspace.Operations;

namespace Workspace.People.Oidc;

/// <summary>The organisation's own sign-in service (OpenID Connect), as the settings name it; or none.</summary>
/// <param name="Name">On the button: "Sign in with NAME".</param>
/// <param name="LinksByAddress">An address that the service has verified links an account by itself; else only its owner does, signed in.</param>
public sealed record OidcSettings(Uri? Authority, string ClientId, string ClientSecret, string Name, bool LinksByAddress)
{
    public static readonly OidcSettings None = new(null, "", "", "", false);

    public static readonly string[] Variables = ["WORKSPACE_OIDC", "WORKSPACE_OIDC_CLIENT", "WORKSPACE_OIDC_SECRET", "WORKSPACE_OIDC_NAME", "WORKSPACE_OIDC_LINK"];

    public bool IsSet => Authority is not null;

    public static OidcSettings Read(IConfiguration configuration)
    {
        string? Value(string name) => Settings.Value(configuration, name);

        var authority = Value("WORKSPACE_OIDC");
        if (authority is null)
        {
            return Variables.FirstOrDefault(name => Value(name) is not null) is { } alone ? throw new SettingException($"{alone} is set, but WORKSPACE_OIDC is not. Give the address of the sign-in service there.") : None;
        }

        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            throw new SettingException($"WORKSPACE_OIDC is '{authority}'. Give the https address of the sign-in service, below which /.well-known/openid-configuration is found.");
        }

        return new(
            uri,
            Value("WORKSPACE_OIDC_CLIENT") ?? throw new SettingException("WORKSPACE_OIDC is set, but WORKSPACE_OIDC_CLIENT is not. Give the id under which the sign-in service knows this server."),
            Value("WORKSPACE_OIDC_SECRET") ?? throw new SettingException("WORKSPACE_OIDC is set, but WORKSPACE_OIDC_SECRET is not. Give the secret that belongs to the client, best by WORKSPACE_OIDC_SECRET_FILE."),
            Value("WORKSPACE_OIDC_NAME") ?? uri.Host,
            Settings.Choice(configuration, "WORKSPACE_OIDC_LINK", "explicit", "verified-address") == "verified-address");
    }
}
