using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.People;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>Links that sign in once.</summary>
public sealed class LinkTests
{
    [Fact]
    public async Task A_link_signs_in_and_leads_whoever_has_no_password_to_choose_one()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await new Browser(w.Server).GetAsync(await LinkAsync(w, w.Ann));
        Assert.Contains("This link is for Ann Reed", page.Text, StringComparison.Ordinal);

        page = await page.PressAsync("Sign in as Ann Reed");

        Assert.Equal("/profile/password?first=true", page.Path);
        Assert.NotNull(page.Browser.Cookie("__Host-session"));
    }

    [Fact]
    public async Task Opening_a_link_any_number_of_times_uses_nothing_up()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var link = await LinkAsync(w, w.Ann);
        for (var i = 0; i < 3; i++)
        {
            var scanner = await new Browser(w.Server).GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, scanner.Status);
            Assert.Null(scanner.Browser.Cookie("__Host-session"));
        }

        Assert.NotNull((await (await new Browser(w.Server).GetAsync(link)).PressAsync("Sign in as")).Browser.Cookie("__Host-session"));
    }

    [Fact]
    public async Task Of_two_who_press_at_once_one_gets_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var link = await LinkAsync(w, w.Ann);
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new Browser(w.Server).GetAsync(link)));

        var answers = await Task.WhenAll(pages.Select(page => page.PressAsync("Sign in as Ann Reed")));

        Assert.Single(answers, page => page.Browser.Cookie("__Host-session") is not null);
        Assert.All(answers.Where(page => page.Browser.Cookie("__Host-session") is null), page => Assert.Contains("This link has been used", page.Text, StringComparison.Ordinal));
        Assert.Equal(1, await w.ReadAsync(db => db.Set<Session>().CountAsync(s => s.PersonId == w.Ann.Id)));
    }

    [Fact]
    public async Task A_used_link_says_so()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var link = await LinkAsync(w, w.Ann);
        var form = await new Browser(w.Server).GetAsync(link);
        await form.PressAsync("Sign in as");

        var again = await new Browser(w.Server).GetAsync(link);
        var late = await form.PressAsync("Sign in as");

        Assert.Equal(HttpStatusCode.Gone, again.Status);
        Assert.Equal("This link no longer works", again.Title);
        Assert.NotEqual(HttpStatusCode.OK, late.Status);
    }

    [Theory]
    [InlineData(-1, HttpStatusCode.OK)]
    [InlineData(0, HttpStatusCode.Gone)]
    [InlineData(1, HttpStatusCode.Gone)]
    public async Task A_link_works_for_seven_days_to_the_second(int seconds, HttpStatusCode expected)
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var link = await LinkAsync(w, w.Ann);

        w.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, (await new Browser(w.Server).GetAsync(link)).Status);
    }

    [Fact]
    public async Task A_wrong_link_and_the_link_of_a_disabled_account_look_the_same()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var link = await LinkAsync(w, w.Ben);
        await w.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == w.Ben.Id)).Disable(w.Clock.GetUtcNow()));

        var (disabled, unknown) = (await new Browser(w.Server).GetAsync(link), await new Browser(w.Server).GetAsync("/link/nothing-of-the-kind"));

        Assert.Equal(HttpStatusCode.Gone, disabled.Status);
        Assert.Equal(unknown.Status, disabled.Status);
        Assert.Equal(unknown.Text, disabled.Text);
    }

    [Fact]
    public async Task The_address_of_a_link_is_not_told_on()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var page = await new Browser(w.Server).GetAsync(await LinkAsync(w, w.Ann));

        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(page.Headers.CacheControl!.NoStore);
    }

    private static async Task<string> LinkAsync(TestWorkspace w, Actor actor) =>
        new Uri(await w.Server.Services.GetRequiredService<Links>().MakeSignInAsync(actor.Id, null, Links.SignInLife)).PathAndQuery;
}
