using Microsoft.AspNetCore.DataProtection;

namespace Workspace.People.Factors;

/// <summary>Encrypts the seeds of authenticator apps, each for its one person.</summary>
public sealed class Seeds(IDataProtectionProvider protection)
{
    public string Hide(Guid personId, byte[] seed) => Convert.ToBase64String(Protector(personId).Protect(seed));

    public byte[] Show(Guid personId, string hidden) => Protector(personId).Unprotect(Convert.FromBase64String(hidden));

    private IDataProtector Protector(Guid personId) => protection.CreateProtector("Workspace.People.Seeds", personId.ToString());
}
