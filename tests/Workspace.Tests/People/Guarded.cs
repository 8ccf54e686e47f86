using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.People;
using Workspace.People.Factors;
using Workspace.People.Passwords;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>Accounts with passwords and second steps, made the way people make them.</summary>
internal static class Guarded
{
    public const string Password = "harbour lantern fig quilt";

    public static async Task GivePasswordAsync(this TestWorkspace w, Actor actor)
    {
        var hash = await w.Server.Services.GetRequiredService<PasswordHashing>().HashAsync(Password);
        await w.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == actor.Id)).PasswordHash = hash);
    }

    /// <summary>A password and an authenticator app, with the recovery codes that were shown.</summary>
    public static async Task<App> GuardAsync(this TestWorkspace w, Actor actor)
    {
        await w.GivePasswordAsync(actor);
        var page = await (await w.SignInAsync(actor)).GetAsync("/profile/security/app");
        var app = new App(Read(page.Find("code.key").TextContent));
        page = await page.PressAsync("Add this app", ("Form.Code", app.Code(w, 0)));
        return app with { Codes = page.All(".recovery-codes code") };
    }

    /// <summary>The page after the password.</summary>
    public static async Task<Page> EnterPasswordAsync(this TestWorkspace w, Actor actor, Browser? browser = null, string password = Password) =>
        await (await (browser ?? new Browser(w.Server)).GetAsync("/sign-in?then=/profile")).PressAsync("Sign in", ("Form.Email", actor.Email), ("Form.Password", password));

    private static byte[] Read(string base32)
    {
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var letter in base32.Where(char.IsLetterOrDigit))
        {
            (buffer, bits) = ((buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), bits + 5);
            if (bits >= 8)
            {
                bytes.Add((byte)(buffer >> (bits -= 8)));
            }
        }

        return [.. bytes];
    }
}

/// <summary>An authenticator app that holds one seed.</summary>
internal sealed record App(byte[] Seed)
{
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The code of now, or of so many steps later.</summary>
    public string Code(TestWorkspace w, int stepsLater) => Totp.Code(Seed, Totp.StepAt(w.Clock.GetUtcNow()) + stepsLater);
}
