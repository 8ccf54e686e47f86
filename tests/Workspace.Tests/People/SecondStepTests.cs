using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.People;
using Workspace.People.Factors;
using Workspace.People.Passwords;
using Workspace.People.SignIn;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>Signing in with a second step: an authenticator app or a recovery code.</summary>
public sealed class SecondStepTests
{
    private const string Session = "__Host-session";

    [Fact]
    public async Task A_password_alone_opens_nothing_and_a_code_opens_the_page_that_was_asked_for()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var app = await w.GuardAsync(w.Ann);

        var page = await w.EnterPasswordAsync(w.Ann);
        Assert.Equal("Second step", page.Title);
        Assert.Null(page.Browser.Cookie(Session));
        Assert.Equal("/sign-in?then=%2Fprofile", (await page.Browser.GetAsync("/profile")).Path);
        page = await page.PressAsync("Sign in", ("Form.Code", app.Code(w, 1)));

        Assert.Equal("/profile", page.Path);
        Assert.NotNull(page.Browser.Cookie(Session));
    }

    [Fact]
    public async Task A_code_works_once_and_an_older_one_never_again()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var app = await w.GuardAsync(w.Ann);
        w.Clock.Advance(TimeSpan.FromMinutes(2));
        var (code, older) = (app.Code(w, 0), app.Code(w, -1));
        Assert.Equal("/profile", (await (await w.EnterPasswordAsync(w.Ann)).PressAsync("Sign in", ("Form.Code", code))).Path);

        foreach (var again in new[] { code, older })
        {
            var page = await (await w.EnterPasswordAsync(w.Ann)).PressAsync("Sign in", ("Form.Code", again));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("This code is wrong, or it was used before", page.Text, StringComparison.Ordinal);
            Assert.Null(page.Browser.Cookie(Session));
        }
    }

    [Fact]
    public async Task Of_two_at_once_with_the_same_code_one_gets_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var app = await w.GuardAsync(w.Ann);
        var (one, two) = (await w.EnterPasswordAsync(w.Ann), await w.EnterPasswordAsync(w.Ann));

        var pages = await Task.WhenAll(one.PressAsync("Sign in", ("Form.Code", app.Code(w, 1))), two.PressAsync("Sign in", ("Form.Code", app.Code(w, 1))));

        Assert.Single(pages, page => page.Browser.Cookie(Session) is not null);
    }

    [Fact]
    public async Task Of_two_at_once_with_the_same_recovery_code_one_gets_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var app = await w.GuardAsync(w.Ann);
        var (one, two) = (await w.EnterPasswordAsync(w.Ann), await w.EnterPasswordAsync(w.Ann));
        var typed = app.Codes[3].Replace("-", " ", StringComparison.Ordinal).ToUpperInvariant();

        var pages = await Task.WhenAll(one.PressAsync("Sign in", ("Form.Code", typed)), two.PressAsync("Sign in", ("Form.Code", typed)));

        Assert.Single(pages, page => page.Browser.Cookie(Session) is not null);
        Assert.Equal(RecoveryCode.Count - 1, await w.ReadAsync(db => db.Set<RecoveryCode>().CountAsync(c => c.PersonId == w.Ann.Id && c.UsedAt == null)));
    }

    [Fact]
    public async Task A_stolen_database_holds_no_seed_and_no_recovery_code()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var app = await w.GuardAsync(w.Ann);

        var (seed, hashes) = await w.ReadAsync(async db => (await db.Set<Authenticator>().Where(a => a.PersonId == w.Ann.Id).Select(a => a.Seed).SingleAsync(), await db.Set<RecoveryCode>().Where(c => c.PersonId == w.Ann.Id).Select(c => c.Hash).ToListAsync()));
        var ring = await w.ReadAsync(db => db.Set<Workspace.Operations.ProtectionKey>().Select(k => k.Xml).ToListAsync());

        Assert.DoesNotContain(Totp.Base32(app.Seed), seed, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(app.Seed), seed, StringComparison.Ordinal);
        Assert.Equal(RecoveryCode.Count, app.Codes.Distinct().Count());
        Assert.All(app.Codes, code => Assert.DoesNotContain(hashes, hash => hash.Contains(code, StringComparison.OrdinalIgnoreCase)));
        Assert.NotEmpty(ring);
        Assert.All(ring, key => Assert.DoesNotContain("masterKey", key, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Ten_wrong_codes_lock_the_second_step_and_the_lock_outlives_a_restart()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var app = await w.GuardAsync(w.Ann);
        await w.WriteAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, FailureBudget.PerAccount).Select(_ => new Event { OrganisationId = w.OrganisationId, Kind = PeopleEvents.SignInRefused, SubjectId = w.Ann.Id, At = w.Clock.GetUtcNow(), Facts = """{"why":"wrong code"}""" }));
            return Task.CompletedTask;
        });

        var right = await (await w.EnterPasswordAsync(w.Ann)).PressAsync("Sign in", ("Form.Code", app.Code(w, 1)));
        var wrong = await (await w.EnterPasswordAsync(w.Ann)).PressAsync("Sign in", ("Form.Code", "000000"));

        Assert.Equal(wrong.Text, right.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.Status);
        Assert.Null(right.Browser.Cookie(Session));
    }

    [Fact]
    public async Task Links_and_new_passwords_lead_past_no_second_step()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.GuardAsync(w.Ann);
        var sam = await w.SignInAsync(w.Sam);
        var signIn = await (await sam.GetAsync($"/office/people/{w.Ann.Id}")).PressAsync("Make a link to sign in");
        var password = await (await sam.GetAsync($"/office/people/{w.Ann.Id}")).PressAsync("Make a link for a new password");
        static string LinkOf(Page page) => new Uri(page.Find("#made input").GetAttribute("value")!).PathAndQuery;

        var pages = new[]
        {
            await (await new Browser(w.Server).GetAsync(LinkOf(signIn))).PressAsync("Sign in as Ann Reed"),
            await (await new Browser(w.Server).GetAsync(LinkOf(password))).PressAsync("Choose this password", ("Form.Password", "orchard kettle seven boots")),
        };

        Assert.All(pages, page => Assert.Equal("Second step", page.Title));
        Assert.All(pages, page => Assert.Null(page.Browser.Cookie(Session)));
    }

    [Fact]
    public async Task Half_way_in_lasts_ten_minutes_and_ends_with_a_new_password()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var app = await w.GuardAsync(w.Ann);
        var (late, changed) = (await w.EnterPasswordAsync(w.Ann), await w.EnterPasswordAsync(w.Ann));
        await w.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == w.Ann.Id)).SecurityStamp = "another");

        changed = await changed.PressAsync("Sign in", ("Form.Code", app.Code(w, 1)));
        w.Clock.Advance(TimeSpan.FromMinutes(10));
        late = await late.Browser.GetAsync(late.Path);

        Assert.Null(changed.Browser.Cookie(Session));
        Assert.All([changed, late], page => Assert.Contains("Begin again", page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_administrator_takes_the_second_step_away_and_it_ends_every_browser()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.GuardAsync(w.Ann);
        var ann = await w.SignInAsync(w.Ann);

        await (await (await w.SignInAsync(w.Sam)).GetAsync($"/office/people/{w.Ann.Id}")).PressAsync("Take the second step away");

        Assert.Equal("/sign-in?then=%2Fprofile", (await ann.GetAsync("/profile")).Path);
        Assert.Equal("/profile", (await w.EnterPasswordAsync(w.Ann)).Path);
        var happened = await w.ReadAsync(db => db.Set<Event>().SingleAsync(e => e.Kind == PeopleEvents.FactorsReset && e.SubjectId == w.Ann.Id));
        Assert.Equal(w.Sam.Id, happened.ActorId);
    }

    [Fact]
    public async Task The_last_factor_takes_the_recovery_codes_with_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.GuardAsync(w.Ann);

        var page = await (await (await w.SignInAsync(w.Ann)).GetAsync("/profile/security")).PressAsync("Remove");

        Assert.Contains("Not set up", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await w.ReadAsync(db => db.Set<RecoveryCode>().CountAsync(c => c.PersonId == w.Ann.Id)));
        Assert.Equal("/profile", (await w.EnterPasswordAsync(w.Ann)).Path);
    }
}
