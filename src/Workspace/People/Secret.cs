using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Workspace.People;

/// <summary>A secret of 256 bits that travels in a cookie or a link; only its hash is stored.</summary>
public static class Secret
{
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
