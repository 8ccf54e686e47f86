using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Workspace.Mail;

/// <summary>Writes letters. What it answers is added to what is about to be saved, so that the letter goes out exactly when its cause became true.</summary>
public sealed class Post(MailServer server, IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Workspace.Mail.Secret");

    /// <summary>False where no mail server is set: then pages show links to copy.</summary>
    public bool IsOn => server.IsSet;

    /// <summary>A letter with fixed words. Its kind names it in the records: "password", "notice".</summary>
    /// <param name="secret">Of a link: takes the place of {secret} in the message's address, and is sealed until then.</param>
    public Letter Write(Guid organisationId, string kind, Recipient to, Message message, DateTimeOffset at, string? secret = null, LetterTerms? terms = null) =>
        Letter.Write(organisationId, kind, to, JsonSerializer.Serialize(message, JsonSerializerOptions.Web), at, (terms ?? new()) with { SealedSecret = secret is null ? null : _seal.Protect(secret) });

    internal string? Open(Letter letter) => letter.SealedSecret is { } sealedSecret ? _seal.Unprotect(sealedSecret) : null;
}
