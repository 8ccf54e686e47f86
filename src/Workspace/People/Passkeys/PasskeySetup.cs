using Microsoft.AspNetCore.Identity;
using Workspace.Operations;

namespace Workspace.People.Passkeys;

/// <summary>Registers passkeys: for our own name only, asked from our own pages only, with whoever holds the device verified by it.</summary>
public static class PasskeySetup
{
    public static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>().AddScoped<PasskeyCeremony>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<PublicAddress>((passkeys, address) =>
        {
            passkeys.ServerDomain = address.Uri.Host;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AttestationConveyancePreference = "none";
            passkeys.AuthenticatorTimeout = PasskeyCeremony.Life;
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && IsOurs(asked.Origin, address.Uri));
        });
        return services;
    }

    // On this machine alone ports come and go.
    private static bool IsOurs(string origin, Uri ours) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var asked) && asked.Scheme == ours.Scheme && asked.Host == ours.Host && (asked.Port == ours.Port || (ours.IsLoopback && !string.Equals(ours.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)));
}
