using Microsoft.Playwright;

namespace Workspace.Journeys.People;

/// <summary>Passkeys in a real browser, with an authenticator that Chromium plays itself.</summary>
public sealed class PasskeyJourneys(House house, Chromium chromium) : Journey(house, chromium)
{
    [Fact]
    public async Task Somebody_adds_a_passkey_signs_out_and_signs_in_with_it_alone()
    {
        var ann = await ArriveAsync(W.Ann);
        var devices = await ann.Context.NewCDPSessionAsync(ann.Page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });

        var page = ann.Page;
        await page.GotoAsync("/profile/security/passkeys/new");
        await page.GetByLabel("Name").FillAsync("My laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the passkey" }).ClickAsync();
        await Expect(page.Locator(".recovery-codes li")).ToHaveCountAsync(10);
        await page.GotoAsync("/sign-out");
        await page.Locator("main button").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("You are signed out");

        await page.GotoAsync("/sign-in?then=/profile/security");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();

        await Expect(page).ToHaveURLAsync($"{House.Address}/profile/security");
        await Expect(page.Locator("main")).ToContainTextAsync("My laptop");
        Assert.Empty(ann.Faults);
    }
}
