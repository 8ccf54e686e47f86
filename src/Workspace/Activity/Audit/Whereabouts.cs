using System.Net;
using Workspace.People.SignIn;

namespace Workspace.Activity.Audit;

/// <summary>From where the request at hand comes, in words: "Firefox on Windows, 192.0.2.7". Nothing for what the server does by itself.</summary>
public static class Whereabouts
{
    private static readonly AsyncLocal<string?> _current = new();

    public static string? Current => _current.Value;

    internal static void Be(HttpContext http) => _current.Value = Say(http.Request.Headers.UserAgent, http.Connection.RemoteIpAddress);

    private static string Say(string? agent, IPAddress? address) => address switch
    {
        null => Device.Of(agent),
        { IsIPv4MappedToIPv6: true } => $"{Device.Of(agent)}, {address.MapToIPv4()}",
        _ => $"{Device.Of(agent)}, {address}",
    };
}
