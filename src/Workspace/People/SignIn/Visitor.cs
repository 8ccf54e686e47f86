using System.Net;
using System.Net.Sockets;

namespace Workspace.People.SignIn;

/// <summary>Somebody at the door: with which browser, from where, and with which cookie of an earlier visit.</summary>
public sealed record Visitor(string Device, string? Place, string? OldSecret)
{
    public static Visitor Of(HttpContext http, SessionCookie cookie) =>
        new(SignIn.Device.Of(http.Request.Headers.UserAgent), PlaceOf(http.Connection.RemoteIpAddress), cookie.Read(http));

    /// <summary>Where an address counts to: one household or office has a whole /64 of IPv6 addresses.</summary>
    public static string? PlaceOf(IPAddress? address) => address switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
