using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workspace.Tests.People;

/// <summary>A device that keeps one passkey, honest unless a test says otherwise.</summary>
public sealed class SoftAuthenticator : IDisposable
{
    private const byte Present = 1, Verified = 4, Attested = 64;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _user = "";

    public string Origin { get; set; } = "https://localhost";
    public string RpId { get; set; } = "localhost";
    public uint Count { get; set; }
    public bool Verifies { get; set; } = true;

    /// <summary>Whose passkey it says it is, where a test lets it lie.</summary>
    public string? ClaimedUser { get; set; }

    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        _user = asked["user"]!["id"]!.GetValue<string>();
        var client = Client("webauthn.create", asked["challenge"]!.GetValue<string>());
        byte[] data = [.. Data(Attested), .. new byte[16], .. Length(_id), .. _id, .. CoseKey()];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(data)];
        return Answer(new { clientDataJSON = Url(client), attestationObject = Url(attestation), transports = new[] { "internal" } });
    }

    public string Use(string options)
    {
        var client = Client("webauthn.get", JsonNode.Parse(options)!["challenge"]!.GetValue<string>());
        var data = Data(0);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new { clientDataJSON = Url(client), authenticatorData = Url(data), signature = Url(signature), userHandle = ClaimedUser is { } lie ? Url(Encoding.UTF8.GetBytes(lie)) : _user });
    }

    public void Dispose() => _key.Dispose();

    private string Answer(object response) => JsonSerializer.Serialize(new { id = Url(_id), rawId = Url(_id), type = "public-key", authenticatorAttachment = "platform", clientExtensionResults = new { }, response });

    private byte[] Client(string type, string challenge) => JsonSerializer.SerializeToUtf8Bytes(new { type, challenge, origin = Origin, crossOrigin = false });

    private byte[] Data(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RpId)), (byte)(flags | Present | (Verifies ? Verified : 0)), .. count];
    }

    // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    private byte[] CoseKey()
    {
        var point = _key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private static byte[] Length(byte[] of) => [(byte)(of.Length >> 8), (byte)of.Length];

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => [.. bytes.Length < 256 ? (byte[])[0x58, (byte)bytes.Length] : [0x59, .. Length(bytes)], .. bytes];

    private static string Url(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
