using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Workspace.Operations;

/// <summary>Whose forwarded headers are believed: those of the proxies named in WORKSPACE_PROXIES, and nobody else's.</summary>
public static class Proxies
{
    public static IReadOnlyList<IPAddress> Read(string? names) =>
    [
        .. (names ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(name => IPAddress.TryParse(name, out var address) ? address : throw new SettingException($"WORKSPACE_PROXIES names '{name}', which is no IP address.")),
    ];

    public static void UseWorkspaceProxies(this WebApplication app, Settings settings)
    {
        if (settings.Proxies.Count == 0)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = settings.Proxies.Count };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in settings.Proxies)
        {
            forwarded.KnownProxies.Add(proxy);
        }

        app.UseForwardedHeaders(forwarded);
    }
}
