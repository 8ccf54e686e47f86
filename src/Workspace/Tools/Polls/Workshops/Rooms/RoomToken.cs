using System.Security.Cryptography;
using System.Text;
using Workspace.Operations;
using Workspace.People;
using Workspace.People.SignIn;

namespace Workspace.Tools.Polls.Workshops.Rooms;

/// <summary>Who calls from the room: the token that their browser keeps, and the network it came from. The server keeps hashes of both.</summary>
public sealed record RoomCaller(string? Token, string Place, Guid? PersonId)
{
    /// <summary>The participant that this device, or this member, is in one workshop.</summary>
    internal Guid? IdIn(Guid workshopId, bool asMember) => asMember ? RoomToken.IdOf($"{workshopId:N} member {PersonId:N}") : Token is null ? null : RoomToken.IdOf($"{workshopId:N} device {Token}");

    internal string NetworkIn(Workshop workshop) => RoomToken.HashOf($"{workshop.Salt} {Place}");
}

/// <summary>The token of a device, in a cookie that no script reads and no other site sends along with a form.</summary>
public sealed class RoomToken(PublicAddress address)
{
    private const int Length = 43;
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    private string Name => address.IsHttps ? "__Host-room" : "room";

    public RoomCaller Read(HttpContext http)
    {
        var token = http.Request.Cookies[Name];
        return new(token is { Length: Length } ? token : null, Visitor.PlaceOf(http.Connection.RemoteIpAddress) ?? "nowhere", http.RequestServices.GetRequiredService<CurrentPerson>().Id);
    }

    /// <summary>The caller with a token, made now if they have none.</summary>
    public RoomCaller Give(HttpContext http)
    {
        if (Read(http) is { Token: not null } known) return known;
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        http.Response.Cookies.Append(Name, token, new() { HttpOnly = true, Secure = address.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = Life, IsEssential = true });
        return Read(http) with { Token = token };
    }

    internal static string HashOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    /// <summary>An id that is the same whenever it is made of the same words, and tells nothing of them.</summary>
    internal static Guid IdOf(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x80); // version 8: made by a rule of our own
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes);
    }
}
