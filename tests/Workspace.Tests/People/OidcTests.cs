using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>Signing in by the organisation's own sign-in service, against one of the tests' own.</summary>
public sealed class OidcTests
{
    private const string Session = "__Host-session";

    [Fact]
    public async Task Whoever_linked_their_account_signs_in_by_the_service()
    {
        await using var service = await SignInService.OpenAsync(new TestClock());
        await using var w = await OpenAsync(service);
        await LinkAsync(w, w.Ann, service);

        var page = await SignInAsync(w, service);

        Assert.Equal("/profile", page.Path);
        Assert.NotNull(page.Browser.Cookie(Session));
        Assert.Contains("Ann Reed", (await page.Browser.GetAsync("/profile")).Find("input[name='Form.Name']").GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_gets_in_who_is_not_linked_however_their_address_reads()
    {
        await using var service = await SignInService.OpenAsync(new TestClock());
        await using var w = await OpenAsync(service);
        service.Email = w.Ann.Email;

        var page = await SignInAsync(w, service);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("No account here is linked", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Browser.Cookie(Session));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_verified_address_links_where_the_setting_says_so(bool isVerified, bool getsIn)
    {
        await using var service = await SignInService.OpenAsync(new TestClock());
        await using var w = await OpenAsync(service, "verified-address");
        (service.Email, service.IsVerified) = (w.Ann.Email.ToUpperInvariant(), isVerified);

        var page = await SignInAsync(w, service);

        Assert.Equal(getsIn, page.Browser.Cookie(Session) is not null);
        service.Subject = "somebody else at the same address";
        Assert.Null((await SignInAsync(w, service)).Browser.Cookie(Session)); // a linked account is not linked anew
    }

    [Theory]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("key")]
    [InlineData("nonce")]
    [InlineData("expired")]
    [InlineData("unsigned")]
    [InlineData("none")]
    public async Task A_token_with_anything_wrong_is_refused(string lie)
    {
        await using var service = await SignInService.OpenAsync(new TestClock());
        await using var w = await OpenAsync(service);
        await LinkAsync(w, w.Ann, service);
        service.Lie = lie;

        var page = await SignInAsync(w, service);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Null(page.Browser.Cookie(Session));
    }

    [Fact]
    public async Task A_way_back_that_this_browser_did_not_begin_leads_nowhere()
    {
        await using var service = await SignInService.OpenAsync(new TestClock());
        await using var w = await OpenAsync(service);
        await LinkAsync(w, w.Ann, service);
        var (mine, other) = (new Browser(w.Server), new Browser(w.Server));
        var back = service.Authorize(await SentAsync(mine, "/sign-in/with?then=/profile"));

        var stolen = await other.GetAsync(back);
        var forged = await mine.GetAsync("/sign-in/oidc?code=the-code&state=made-up");
        var late = await mine.GetAsync(back); // one answer to one question

        Assert.All([stolen, forged, late], page => Assert.Null(page.Browser.Cookie(Session)));
    }

    [Fact]
    public async Task The_service_leads_past_no_second_step()
    {
        await using var service = await SignInService.OpenAsync(new TestClock());
        await using var w = await OpenAsync(service);
        await w.GuardAsync(w.Ann);
        await LinkAsync(w, w.Ann, service);

        Assert.Equal("Second step", (await SignInAsync(w, service)).Title);
    }

    [Fact]
    public async Task A_link_that_was_begun_by_one_person_is_not_ended_by_another()
    {
        await using var service = await SignInService.OpenAsync(new TestClock());
        await using var w = await OpenAsync(service);
        var browser = await w.SignInAsync(w.Ann);
        await (await browser.GetAsync("/profile/security")).PressAsync("Link with Example Login");
        var back = service.Authorize(await SentAsync(browser, "/sign-in/with?link=true"));
        browser.SetCookie(Session, (await w.SignInAsync(w.Ben)).Cookie(Session)!);

        await browser.GetAsync(back);

        Assert.Equal(0, await w.ReadAsync(db => db.UserLogins.CountAsync()));
    }

    [Fact]
    public async Task Unlinked_it_opens_nothing()
    {
        await using var service = await SignInService.OpenAsync(new TestClock());
        await using var w = await OpenAsync(service);
        var browser = await LinkAsync(w, w.Ann, service);

        await (await browser.GetAsync("/profile/security")).PressAsync("Unlink");

        Assert.Null((await SignInAsync(w, service)).Browser.Cookie(Session));
    }

    private static Task<TestWorkspace> OpenAsync(SignInService service, string link = "explicit") => TestWorkspace.OpenOwnAsync(new TestServer(host =>
    {
        host.UseSetting("WORKSPACE_OIDC", service.Address);
        host.UseSetting("WORKSPACE_OIDC_CLIENT", "workspace");
        host.UseSetting("WORKSPACE_OIDC_SECRET", "the secret");
        host.UseSetting("WORKSPACE_OIDC_NAME", "Example Login");
        host.UseSetting("WORKSPACE_OIDC_LINK", link);
    }));

    private static async Task<Browser> LinkAsync(TestWorkspace w, Actor actor, SignInService service)
    {
        var browser = await w.SignInAsync(actor);
        await (await browser.GetAsync("/profile/security")).PressAsync("Link with Example Login");
        var page = await browser.GetAsync(service.Authorize(await SentAsync(browser, "/sign-in/with?link=true")));
        Assert.Equal("/profile/security", page.Path);
        return browser;
    }

    private static async Task<Page> SignInAsync(TestWorkspace w, SignInService service)
    {
        var browser = new Browser(w.Server);
        return await browser.GetAsync(service.Authorize(await SentAsync(browser, "/sign-in/with?then=/profile")));
    }

    private static async Task<Uri> SentAsync(Browser browser, string address) => (await browser.Unfollowed.GetAsync(address)).Headers.Location!;
}
