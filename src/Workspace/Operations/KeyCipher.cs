using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Workspace.Operations;

/// <summary>Encrypts the keys of the ring with the master key (AES-256-GCM).</summary>
public sealed class KeyCipher(MasterKey master) : IXmlEncryptor
{
    private const int NonceBytes = 12, TagBytes = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var whole = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(Key(master), TagBytes);
        cipher.Encrypt(whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(NonceBytes + plain.Length));
        return new(new XElement("sealed", Convert.ToBase64String(whole)), typeof(Opener));
    }

    private static byte[] Key(MasterKey master) => master.For("key ring");

    /// <summary>Decrypts them again.</summary>
    public sealed class Opener(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement)
        {
            var whole = Convert.FromBase64String(encryptedElement.Value).AsSpan();
            var plain = new byte[whole.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(Key(services.GetRequiredService<MasterKey>()), TagBytes);
            cipher.Decrypt(whole[..NonceBytes], whole[NonceBytes..^TagBytes], whole[^TagBytes..], plain);
            return XElement.Parse(Encoding.UTF8.GetString(plain));
        }
    }
}
