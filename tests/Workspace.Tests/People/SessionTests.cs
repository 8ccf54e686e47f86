using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.People;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>How long a signed-in browser lives, and who ends it.</summary>
public sealed class SessionTests
{
    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task An_idle_session_lives_for_twelve_hours_to_the_second(int seconds, bool lives)
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var browser = await w.SignInAsync(w.Ann);

        w.Clock.Advance(Session.Idle + TimeSpan.FromSeconds(seconds));

        Assert.Equal(lives ? "/profile" : "/sign-in?then=%2Fprofile", (await browser.GetAsync("/profile")).Path);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task However_busy_a_session_ends_after_fourteen_days_to_the_second(int seconds, bool lives)
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var browser = await w.SignInAsync(w.Ann);
        var sessions = w.Server.Services.GetRequiredService<Sessions>();
        for (var days = 0.4; days < 14; days += 0.4)
        {
            w.Clock.Advance(TimeSpan.FromDays(0.4));
            Assert.NotNull(await sessions.ReadAsync(browser.Cookie("__Host-session")!)); // as each request does
        }

        w.Clock.Set(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero) + Session.Longest + TimeSpan.FromSeconds(seconds));

        Assert.Equal(lives ? "/profile" : "/sign-in?then=%2Fprofile", (await browser.GetAsync("/profile")).Path);
    }

    [Fact]
    public async Task People_see_their_browsers_and_end_one()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (here, there) = (await w.SignInAsync(w.Ann), await w.SignInAsync(w.Ann));

        var page = await here.GetAsync("/profile/sessions");
        Assert.Equal(2, page.All("main li[id^=session]").Count);
        page = await page.PressAsync("Sign out of a test");

        Assert.Contains("You are signed in in this browser only", page.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in?then=%2Fprofile", (await there.GetAsync("/profile")).Path);
    }

    [Fact]
    public async Task People_end_all_their_other_browsers_and_nobody_elses()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (here, there, bens) = (await w.SignInAsync(w.Ann), await w.SignInAsync(w.Ann), await w.SignInAsync(w.Ben));

        await (await here.GetAsync("/profile/sessions")).PressAsync("Sign out everywhere else");

        Assert.Equal("/profile", (await here.GetAsync("/profile")).Path);
        Assert.Equal("/profile", (await bens.GetAsync("/profile")).Path);
        Assert.Equal("/sign-in?then=%2Fprofile", (await there.GetAsync("/profile")).Path);
    }

    [Fact]
    public async Task Somebody_elses_session_cannot_be_ended_by_its_number()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (anns, bens) = (await w.SignInAsync(w.Ann), await w.SignInAsync(w.Ben));
        await w.SignInAsync(w.Ann);
        var foreign = await w.ReadAsync(db => db.Set<Session>().Where(s => s.PersonId == w.Ben.Id).Select(s => s.Id).SingleAsync());

        await (await anns.GetAsync("/profile/sessions")).PressAsync("Sign out of a test", ("Only", foreign.ToString()));

        Assert.Equal("/profile", (await bens.GetAsync("/profile")).Path);
    }

    [Fact]
    public async Task The_database_holds_nothing_that_a_cookie_could_be_made_of()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var cookie = (await w.SignInAsync(w.Ann)).Cookie("__Host-session")!;

        var stored = await w.ReadAsync(db => db.Set<Session>().Where(s => s.PersonId == w.Ann.Id).Select(s => s.SecretHash).SingleAsync());

        Assert.Equal(Secret.Hash(cookie), stored);
        Assert.DoesNotContain(cookie, stored, StringComparison.Ordinal);
        var thief = new Browser(w.Server);
        thief.SetCookie("__Host-session", stored);
        Assert.Equal("/sign-in?then=%2Fprofile", (await thief.GetAsync("/profile")).Path);
    }

    [Fact]
    public async Task A_link_that_an_administrator_made_is_told_to_its_person()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.Server.Services.GetRequiredService<Links>().MakeSignInAsync(w.Ann.Id, w.Sam.Id, Links.SignInLife);

        var page = await (await w.SignInAsync(w.Ann)).GetAsync("/profile/sessions");

        Assert.Contains("By Sam Price", page.Text, StringComparison.Ordinal);
        Assert.Contains("Not used yet", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ending_sessions_is_an_event_that_counts_them()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var here = await w.SignInAsync(w.Ann);
        await w.SignInAsync(w.Ann);

        await (await here.GetAsync("/profile/sessions")).PressAsync("Sign out everywhere else");

        var ended = await w.ReadAsync(db => db.Set<Event>().SingleAsync(e => e.SubjectId == w.Ann.Id && e.Kind == PeopleEvents.SessionsEnded));
        Assert.Equal("""{"ended":1}""", ended.Facts);
    }

    [Fact]
    public async Task What_has_long_been_over_is_forgotten_except_when_somebody_was_last_here()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.SignInAsync(w.Ann);
        await w.Server.Services.GetRequiredService<Links>().MakeSignInAsync(w.Ann.Id, null, Links.SignInLife);
        w.Clock.Advance(TimeSpan.FromDays(1));
        await w.SignInAsync(w.Ann);
        w.Clock.Advance(SessionSweep.KeptFor + Links.SignInLife);
        await w.SignInAsync(w.Ben);

        await w.Server.Services.GetRequiredService<SessionSweep>().SweepAsync();

        Assert.Equal(1, await w.ReadAsync(db => db.Set<Session>().CountAsync(s => s.PersonId == w.Ann.Id)));
        Assert.Equal(1, await w.ReadAsync(db => db.Set<Session>().CountAsync(s => s.PersonId == w.Ben.Id)));
        Assert.Equal(0, await w.ReadAsync(db => db.Set<OneTimeLink>().CountAsync(l => l.PersonId == w.Ann.Id)));
    }
}
