using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.People;
using Workspace.People.Passwords;
using Workspace.People.SignIn;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>Signing in with a password, and out.</summary>
public sealed class SignInTests
{
    private const string Password = "harbour lantern fig quilt";

    [Fact]
    public async Task A_password_signs_in_and_leads_to_the_page_that_was_asked_for()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GivePasswordAsync(w, w.Ann);

        var page = await SignInAsync(w, w.Ann.Email, Password, "/profile");

        Assert.Equal("/profile", page.Path);
        Assert.NotNull(page.Browser.Cookie("__Host-session"));
    }

    [Fact]
    public async Task An_address_is_read_whatever_its_case()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GivePasswordAsync(w, w.Ann);

        Assert.Equal("/profile", (await SignInAsync(w, "  " + w.Ann.Email.ToUpperInvariant(), Password, "/profile")).Path);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_away_to_another_site(string then)
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GivePasswordAsync(w, w.Ann);

        var browser = new Browser(w.Server);
        var form = await browser.GetAsync($"/sign-in?then={Uri.EscapeDataString(then)}");
        var page = await form.PressAsync("Sign in", ("Form.Email", w.Ann.Email), ("Form.Password", Password));

        Assert.Equal("/", page.Path);
        Assert.Equal("localhost", page.Address.Host);
    }

    [Fact]
    public async Task Unknown_wrong_locked_and_disabled_are_answered_alike()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GivePasswordAsync(w, w.Ann);
        await GivePasswordAsync(w, w.Ben, disable: true);
        await GivePasswordAsync(w, w.Cas);
        await FailAsync(w, w.Cas, FailureBudget.PerAccount);
        Page[] answers =
        [
            await SignInAsync(w, "nobody@example.org", Password),
            await SignInAsync(w, w.Ann.Email, "not the password at all"),
            await SignInAsync(w, w.Ben.Email, Password),
            await SignInAsync(w, w.Cas.Email, Password), // locked
            await SignInAsync(w, w.Rae.Email, Password), // has no password
        ];

        Assert.All(answers, page => Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status));
        Assert.All(answers, page => Assert.Equal(answers[0].Text, page.Text));
        Assert.All(answers, page => Assert.Equal(answers[0].Headers.Select(h => h.Key), page.Headers.Select(h => h.Key)));
        Assert.All(answers, page => Assert.Null(page.Browser.Cookie("__Host-session")));
    }

    [Fact]
    public async Task After_ten_failures_an_account_and_an_unknown_address_both_have_to_wait()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await GivePasswordAsync(w, w.Ann);
        async Task<Page> TryAsync(string email)
        {
            for (var i = 0; i < 10; i++)
            {
                Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(w, email, "not the password at all")).Status);
            }

            return await SignInAsync(w, email, Password);
        }

        var (known, unknown) = (await TryAsync(w.Ann.Email), await TryAsync("nobody@example.org"));

        Assert.All([known, unknown], page => Assert.Equal(HttpStatusCode.TooManyRequests, page.Status));
        Assert.All([known, unknown], page => Assert.Equal(TimeSpan.FromMinutes(15), page.Headers.RetryAfter!.Delta));
        Assert.Equal(unknown.Text, known.Text);
        Assert.Contains("Wait 15 minutes", known.Text, StringComparison.Ordinal);

        w.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("/profile", (await SignInAsync(w, w.Ann.Email, Password, "/profile")).Path);
    }

    [Fact]
    public async Task A_lock_outlives_a_restart_and_a_link_opens_it_all_the_same()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GivePasswordAsync(w, w.Ann);
        await FailAsync(w, w.Ann, FailureBudget.PerAccount);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(w, w.Ann.Email, Password)).Status);

        var link = await w.Server.Services.GetRequiredService<Links>().MakeSignInAsync(w.Ann.Id, null, Links.SignInLife);
        var page = await (await new Browser(w.Server).GetAsync(new Uri(link).PathAndQuery)).PressAsync("Sign in as Ann Reed");
        Assert.NotNull(page.Browser.Cookie("__Host-session"));
        Assert.Equal("/profile", (await SignInAsync(w, w.Ann.Email, Password, "/profile")).Path); // and it is over
    }

    [Fact]
    public async Task Of_forty_tries_at_once_ten_are_judged()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GivePasswordAsync(w, w.Ann, cheap: true);
        var browser = new Browser(w.Server);
        var form = await browser.GetAsync("/sign-in");

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => form.PressAsync("Sign in", ("Form.Email", w.Ann.Email), ("Form.Password", $"not the password {i}"))));

        Assert.Equal(10, answers.Count(page => page.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(30, answers.Count(page => page.Status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Each_sign_in_has_a_new_session_and_ends_the_one_before()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GivePasswordAsync(w, w.Ann);
        var browser = await w.SignInAsync(w.Ann);
        var before = browser.Cookie("__Host-session");

        await (await browser.GetAsync("/sign-in")).PressAsync("Sign in", ("Form.Email", w.Ann.Email), ("Form.Password", Password));

        Assert.NotEqual(before, browser.Cookie("__Host-session"));
        Assert.Null(await w.Server.Services.GetRequiredService<Sessions>().ReadAsync(before!));
    }

    [Fact]
    public async Task A_cookie_replayed_after_signing_out_opens_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Ann);
        var stolen = browser.Cookie("__Host-session")!;

        var page = await (await browser.GetAsync("/sign-out")).PressAsync("Sign out");

        Assert.Equal("You are signed out", page.Title);
        Assert.True(string.IsNullOrEmpty(browser.Cookie("__Host-session")));
        var thief = new Browser(w.Server);
        thief.SetCookie("__Host-session", stolen);
        Assert.Equal("/sign-in?then=%2Fprofile", (await thief.GetAsync("/profile")).Path);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.Unfollowed.PostAsync("/profile", new FormUrlEncodedContent([]))).StatusCode);
    }

    [Fact]
    public async Task Signing_out_tells_the_browser_to_forget_the_pages()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Ann);
        var token = (await browser.GetAsync("/sign-out")).Find("main input[name=__RequestVerificationToken]").GetAttribute("value")!;

        var answer = await browser.Unfollowed.PostAsync("/sign-out", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));

        Assert.Equal("\"cache\", \"storage\"", answer.Headers.GetValues("Clear-Site-Data").Single());
    }

    [Fact]
    public async Task Looking_at_the_sign_out_page_signs_nobody_out_and_a_foreign_form_neither()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Ann);

        await browser.GetAsync("/sign-out");
        var forged = await browser.PostAsync("/sign-out", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.NotNull(await w.Server.Services.GetRequiredService<Sessions>().ReadAsync(browser.Cookie("__Host-session")!));
    }

    [Fact]
    public async Task A_form_without_its_token_signs_nobody_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GivePasswordAsync(w, w.Ann);

        var page = await new Browser(w.Server).PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "sign-in", ["Form.Email"] = w.Ann.Email, ["Form.Password"] = Password }));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Null(page.Browser.Cookie("__Host-session"));
    }

    [Fact]
    public async Task Events_say_who_and_why_and_never_what_was_typed()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GivePasswordAsync(w, w.Ann);
        await SignInAsync(w, w.Ann.Email, "a secret that was mistyped");
        await SignInAsync(w, w.Ann.Email, Password);

        var events = await w.ReadAsync(db => db.Set<Event>().Where(e => e.SubjectId == w.Ann.Id).OrderBy(e => e.Id).ToListAsync());

        Assert.Equal([PeopleEvents.SignInRefused, PeopleEvents.SignedIn], events.Select(e => e.Kind));
        Assert.Equal("""{"why":"wrong password"}""", events[0].Facts);
        Assert.Contains("\"how\":\"password\"", events[1].Facts, StringComparison.Ordinal);
        Assert.DoesNotContain(events, e => e.Facts!.Contains("mistyped", StringComparison.Ordinal) || e.Facts.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_cheap_hash_is_replaced_at_sign_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GivePasswordAsync(w, w.Ann, cheap: true);
        var before = await HashAsync(w);

        await SignInAsync(w, w.Ann.Email, Password);

        var after = await HashAsync(w);
        Assert.Equal(1_000, RoundsOf(before));
        Assert.Equal(220_000, RoundsOf(after));
    }

    // As another server, or this one before a restart, has written them.
    private static Task FailAsync(TestWorkspace w, Actor actor, int times) => w.WriteAsync(db =>
    {
        db.AddRange(Enumerable.Range(0, times).Select(_ => new Event { OrganisationId = w.OrganisationId, Kind = PeopleEvents.SignInRefused, SubjectId = actor.Id, At = w.Clock.GetUtcNow(), Facts = """{"why":"wrong password"}""" }));
        return Task.CompletedTask;
    });

    private static int RoundsOf(string hash) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5, 4));

    private static Task<string> HashAsync(TestWorkspace w) => w.ReadAsync(db => db.Set<Person>().Where(p => p.Id == w.Ann.Id).Select(p => p.PasswordHash!).SingleAsync());

    private static async Task<Page> SignInAsync(TestWorkspace w, string email, string password, string? then = null)
    {
        var form = await new Browser(w.Server).GetAsync(then is null ? "/sign-in" : $"/sign-in?then={then}");
        return await form.PressAsync("Sign in", ("Form.Email", email), ("Form.Password", password));
    }

    private static async Task GivePasswordAsync(TestWorkspace w, Actor actor, bool disable = false, bool cheap = false)
    {
        var hash = cheap
            ? new Microsoft.AspNetCore.Identity.PasswordHasher<Person>(Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1_000 })).HashPassword(null!, Password)
            : await w.Server.Services.GetRequiredService<PasswordHashing>().HashAsync(Password);
        await w.WriteAsync(async db =>
        {
            var person = await db.Set<Person>().SingleAsync(p => p.Id == actor.Id);
            person.PasswordHash = hash;
            if (disable)
            {
                person.Disable(w.Clock.GetUtcNow());
            }
        });
    }
}
