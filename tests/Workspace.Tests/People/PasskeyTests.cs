using System.Net;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.People;
using Workspace.People.Passkeys;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>Passkeys: adding, naming, removing, and signing in with one. What a cheating browser would send is refused.</summary>
public sealed class PasskeyTests : IDisposable
{
    private const string Session = "__Host-session";

    private readonly SoftAuthenticator _device = new();

    public void Dispose() => _device.Dispose();

    [Fact]
    public async Task A_passkey_signs_in_by_itself()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await AddAsync(w, w.Ann);
        Assert.Equal(10, page.All(".recovery-codes code").Count);

        page = await SignInAsync(w);

        Assert.Equal("/profile", page.Path);
        Assert.NotNull(page.Browser.Cookie(Session));
        Assert.Contains("passkey", (await w.ReadAsync(db => db.Set<Event>().Where(e => e.SubjectId == w.Ann.Id && e.Kind == PeopleEvents.SignedIn).OrderByDescending(e => e.Id).FirstAsync())).Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_asks_whoever_has_a_passkey_for_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.GivePasswordAsync(w.Ann);
        await AddAsync(w, w.Ann);

        var page = await w.EnterPasswordAsync(w.Ann);
        Assert.Null(page.Browser.Cookie(Session));
        page = await UseAsync(page, "Use a passkey");

        Assert.Equal("/profile", page.Path);
    }

    [Fact]
    public async Task Another_origin_another_server_and_a_device_that_verifies_nobody_are_refused()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await AddAsync(w, w.Ann);
        Action[] lies = [() => _device.Origin = "https://evil.example", () => _device.RpId = "evil.example", () => _device.Verifies = false, () => _device.ClaimedUser = w.Ben.Id.ToString()];

        foreach (var lie in lies)
        {
            (_device.Origin, _device.RpId, _device.Verifies, _device.ClaimedUser) = ("https://localhost", "localhost", true, null);
            lie();
            var page = await SignInAsync(w);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Null(page.Browser.Cookie(Session));
        }

        _device.ClaimedUser = null;
        Assert.Equal("/profile", (await SignInAsync(w)).Path);
    }

    [Fact]
    public async Task An_answer_is_accepted_once_also_of_two_at_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await AddAsync(w, w.Ann);
        var page = await new Browser(w.Server).GetAsync("/sign-in?then=/profile");
        var answer = _device.Use(OptionsOf(page));

        var pages = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => PostAsync(page with { Browser = new Browser(w.Server) }, answer)));
        var later = await PostAsync(page, answer);

        Assert.Equal(1, pages.Append(later).Count(p => p.Path == "/profile"));
    }

    [Fact]
    public async Task A_counter_that_does_not_move_on_is_a_copy()
    {
        await using var w = await TestWorkspace.OpenAsync();
        _device.Count = 5;
        await AddAsync(w, w.Ann);
        _device.Count = 6;
        Assert.Equal("/profile", (await SignInAsync(w)).Path);

        var copies = new List<Page>();
        foreach (var count in new uint[] { 6, 2 })
        {
            _device.Count = count;
            copies.Add(await SignInAsync(w));
        }

        Assert.All(copies, page => Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status));
    }

    [Fact]
    public async Task An_answer_that_was_asked_of_somebody_else_adds_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (ann, ben) = (await (await w.SignInAsync(w.Ann)).GetAsync("/profile/security/passkeys/new"), await (await w.SignInAsync(w.Ben)).GetAsync("/profile/security/passkeys/new"));
        var forAnn = (ann.Find("input[name='Passkey.State']").GetAttribute("value")!, _device.Create(OptionsOf(ann)));

        await ben.PressAsync("Add the passkey", ("Passkey.State", forAnn.Item1), ("Passkey.Credential", forAnn.Item2));

        Assert.Equal(0, await w.ReadAsync(db => db.Set<Passkey>().CountAsync(p => p.PersonId == w.Ben.Id || p.PersonId == w.Ann.Id)));
    }

    [Fact]
    public async Task An_account_has_ten_at_most()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, 10).Select(i => Passkey.Add(w.Ann.Id, $"Key {i}", new(Guid.CreateVersion7().ToByteArray(), [1], w.Clock.GetUtcNow(), 0, null, true, false, false, [], []), w.Clock.GetUtcNow())));
            return Task.CompletedTask;
        });

        var page = await AddAsync(w, w.Ann);

        Assert.Contains("as many as an account may have", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_is_renamed_and_removed_and_then_signs_in_no_more()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = (await AddAsync(w, w.Ann)).Browser;
        var page = await (await (await browser.GetAsync("/profile/security")).ClickAsync("Change name")).PressAsync("Rename it", ("Form.Name", "Work laptop"));
        Assert.Contains("Work laptop", page.Text, StringComparison.Ordinal);

        await page.PressAsync("Remove the passkey Work laptop");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(w)).Status);
        Assert.False(await w.ReadAsync(db => db.Set<Person>().Where(p => p.Id == w.Ann.Id).Select(p => p.TwoFactorEnabled).SingleAsync()));
    }

    [Fact]
    public async Task A_challenge_lasts_ten_minutes()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await AddAsync(w, w.Ann);
        var page = await new Browser(w.Server).GetAsync("/sign-in?then=/profile");
        w.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UseAsync(page, "Sign in with a passkey")).Status);
    }

    private static string OptionsOf(Page page) => page.Find("form[data-passkey]").GetAttribute("data-options")!;

    private async Task<Page> AddAsync(TestWorkspace w, Actor actor)
    {
        var page = await (await w.SignInAsync(actor)).GetAsync("/profile/security/passkeys/new");
        return await page.PressAsync("Add the passkey", ("Passkey.Name", "Laptop"), ("Passkey.Credential", _device.Create(OptionsOf(page))));
    }

    private async Task<Page> SignInAsync(TestWorkspace w) => await UseAsync(await new Browser(w.Server).GetAsync("/sign-in?then=/profile"), "Sign in with a passkey");

    private Task<Page> UseAsync(Page page, string button) => page.PressAsync(button, ("Passkey.Credential", _device.Use(OptionsOf(page))));

    private static async Task<Page> PostAsync(Page page, string answer)
    {
        var fresh = await page.Browser.GetAsync(page.Path); // for a form token of this browser's own
        return await fresh.PressAsync("Sign in with a passkey", ("Passkey.State", page.Find("input[name='Passkey.State']").GetAttribute("value")!), ("Passkey.Credential", answer));
    }
}
