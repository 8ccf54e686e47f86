using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.People;
using Workspace.People.Passwords;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>Choosing and changing one's own password.</summary>
public sealed class OwnPasswordTests
{
    private const string Present = "harbour lantern fig quilt", New = "orchard kettle seven boots";

    [Fact]
    public async Task Whoever_has_none_chooses_one_shortly_after_signing_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await (await w.SignInAsync(w.Ann)).GetAsync("/profile/password?first=true");

        page = await page.PressAsync("Choose this password", ("Form.Password", New));

        Assert.Equal("/", page.Path);
        Assert.True(await IsAsync(w, New));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_first_password_needs_a_sign_in_of_five_minutes_at_most(int seconds, bool works)
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var browser = await w.SignInAsync(w.Ann);
        w.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(seconds));

        var page = await (await browser.GetAsync("/profile/password")).PressAsync("Choose this password", ("Form.Password", New));

        Assert.Equal(works, await IsAsync(w, New));
        Assert.Equal(works, page.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_change_asks_for_the_present_password_and_gives_the_browser_a_new_session()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GiveAsync(w);
        var (here, there) = (await w.SignInAsync(w.Ann), await w.SignInAsync(w.Ann));
        var before = here.Cookie("__Host-session");
        var page = await here.GetAsync("/profile/password");

        page = await page.PressAsync("Change the password", ("Form.Present", "not the present one"), ("Form.Password", New));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(await IsAsync(w, Present));
        await page.PressAsync("Change the password", ("Form.Present", Present), ("Form.Password", New), ("Form.EndOthers", "true"));

        Assert.True(await IsAsync(w, New));
        Assert.NotEqual(before, here.Cookie("__Host-session"));
        Assert.Equal("/profile", (await here.GetAsync("/profile")).Path);
        Assert.Equal("/sign-in?then=%2Fprofile", (await there.GetAsync("/profile")).Path);
        Assert.Null(await w.Server.Services.GetRequiredService<Sessions>().ReadAsync(before!));
    }

    [Fact]
    public async Task Other_browsers_stay_where_that_is_wished()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GiveAsync(w);
        var (here, there) = (await w.SignInAsync(w.Ann), await w.SignInAsync(w.Ann));

        await (await here.GetAsync("/profile/password")).PressAsync("Change the password", ("Form.Present", Present), ("Form.Password", New), ("Form.EndOthers", "false"));

        Assert.Equal("/profile", (await there.GetAsync("/profile")).Path);
    }

    [Fact]
    public async Task Guessing_the_present_password_ends_after_ten_tries()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await GiveAsync(w);
        var page = await (await w.SignInAsync(w.Ann)).GetAsync("/profile/password");
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.PressAsync("Change the password", ("Form.Present", $"guess {i}"), ("Form.Password", New))).Status);
        }

        page = await page.PressAsync("Change the password", ("Form.Present", Present), ("Form.Password", New));

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.NotNull(page.Headers.RetryAfter);
        Assert.True(await IsAsync(w, Present));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("Ann Reed Ann Reed")]
    [InlineData("land registration reform")] // the organisation's and the space's name
    public async Task The_rules_hold_here_too(string password)
    {
        await using var w = await TestWorkspace.OpenAsync();

        var page = await (await (await w.SignInAsync(w.Ann)).GetAsync("/profile/password")).PressAsync("Choose this password", ("Form.Password", password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Null(await HashAsync(w));
    }

    [Fact]
    public async Task Every_character_counts_to_the_last()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var password = string.Concat(Enumerable.Range(0, 60).Select(i => $"{i:00}é🙂"));

        await (await (await w.SignInAsync(w.Ann)).GetAsync("/profile/password")).PressAsync("Choose this password", ("Form.Password", password));

        Assert.True(await IsAsync(w, password));
        Assert.False(await IsAsync(w, password[..^1]));
        Assert.False(await IsAsync(w, password.ToUpperInvariant()));
    }

    [Fact]
    public async Task The_event_says_that_it_changed_and_nothing_of_it()
    {
        await using var w = await TestWorkspace.OpenAsync();

        await (await (await w.SignInAsync(w.Ann)).GetAsync("/profile/password")).PressAsync("Choose this password", ("Form.Password", New));

        Assert.Equal("""{"first":true}""", await w.ReadAsync(db => db.Set<Event>().Where(e => e.SubjectId == w.Ann.Id && e.Kind == PeopleEvents.PasswordChanged).Select(e => e.Facts).SingleAsync()));
    }

    private static async Task GiveAsync(TestWorkspace w)
    {
        var hash = await w.Server.Services.GetRequiredService<PasswordHashing>().HashAsync(Present);
        await w.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == w.Ann.Id)).PasswordHash = hash);
    }

    private static Task<string?> HashAsync(TestWorkspace w) => w.ReadAsync(db => db.Set<Person>().Where(p => p.Id == w.Ann.Id).Select(p => p.PasswordHash).SingleAsync());

    private static async Task<bool> IsAsync(TestWorkspace w, string password) =>
        await w.Server.Services.GetRequiredService<PasswordHashing>().VerifyAsync(await HashAsync(w), password) == PasswordVerificationResult.Success;
}
