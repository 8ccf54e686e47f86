using QRCoder;
using Workspace.Operations;

namespace Workspace.People.Factors;

/// <summary>A seed that is offered to an app: as a square to scan and as text to type. Until its first code is entered it is kept nowhere but in the form.</summary>
public sealed class NewSeed(BrowserSeal seal, PublicAddress address)
{
    private const string Purpose = "new seed";
    private const int Group = 4;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public string Offer(Guid personId) => seal.Seal(Purpose, new Offered(personId, Totp.NewSeed()), Life);

    /// <summary>The seed, or nothing where it was offered to somebody else or too long ago.</summary>
    public byte[]? Read(Guid personId, string? offered) => seal.Open<Offered>(Purpose, offered) is { } seed && seed.PersonId == personId ? seed.Seed : null;

    /// <summary>In groups of four letters.</summary>
    public static string Words(byte[] seed) => string.Join(' ', Totp.Base32(seed).Chunk(Group).Select(four => new string(four)));

    public string Uri(byte[] seed, string email)
    {
        var issuer = System.Uri.EscapeDataString($"Workspace {address.Uri.Host}");
        return $"otpauth://totp/{issuer}:{System.Uri.EscapeDataString(email)}?secret={Totp.Base32(seed)}&issuer={issuer}";
    }

    /// <summary>The square as one path of an SVG drawing, and how many modules it is wide.</summary>
    public static (string Path, int Width) Square(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x])
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return (path.ToString(), rows.Count);
    }

    private sealed record Offered(Guid PersonId, byte[] Seed);
}
