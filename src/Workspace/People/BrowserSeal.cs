using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Workspace.People;

/// <summary>What a browser carries for us and may neither read nor change: sealed for one purpose, and good for a while.</summary>
public sealed class BrowserSeal(IDataProtectionProvider protection, TimeProvider clock)
{
    public string Seal<T>(string purpose, T content, TimeSpan life) => Protector(purpose).Protect(JsonSerializer.Serialize(new Letter<T>(content, clock.GetUtcNow() + life)));

    /// <summary>The content, or nothing where it was made for something else, was changed, or is too old.</summary>
    public T? Open<T>(string purpose, string? text) where T : class
    {
        if (text is not { Length: > 0 and < 20_000 })
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Letter<T>>(Protector(purpose).Unprotect(text)) is { } letter && clock.GetUtcNow() < letter.Until ? letter.Content : null;
        }
        catch (Exception error) when (error is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("Workspace.People", purpose);

    private sealed record Letter<T>(T Content, DateTimeOffset Until);
}
