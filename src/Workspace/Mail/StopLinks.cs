using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Workspace.Mail;

/// <summary>The address at the foot of mails where somebody stops them without signing in. It does nothing else, and nothing until its button is pressed.</summary>
public sealed class StopLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Workspace.Mail.Stop");

    public string For(Guid personId) => $"/mail/stop/{_seal.Protect(personId.ToString("N"))}";

    /// <summary>Whose it is; none where it was not made by us.</summary>
    public Guid? Read(string key)
    {
        try
        {
            return Guid.ParseExact(_seal.Unprotect(key), "N");
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
