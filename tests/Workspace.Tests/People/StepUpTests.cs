using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>Sensitive acts ask again who it is, when the last proof is more than five minutes old.</summary>
public sealed class StepUpTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Appointing_asks_for_the_password_after_five_minutes_and_keeps_what_was_chosen(int seconds, bool isFresh)
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.GivePasswordAsync(w.Sam);
        var sam = await w.SignInAsync(w.Sam);
        w.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(seconds));

        var page = await (await sam.GetAsync("/office/organisation/administrators")).PressAsync("Appoint the administrator", ("Form.PersonId", w.Ann.Id.ToString()));

        Assert.Equal(isFresh, await IsAdministratorAsync(w));
        if (!isFresh)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Equal(w.Ann.Id.ToString(), ((AngleSharp.Html.Dom.IHtmlSelectElement)page.Find("select[name='Form.PersonId']")).Value);
            var before = sam.Cookie("__Host-session");
            await page.PressAsync("Appoint the administrator", ("Form.Proof", Guarded.Password));
            Assert.True(await IsAdministratorAsync(w));
            Assert.NotEqual(before, sam.Cookie("__Host-session")); // a proof gives the browser another secret
            Assert.Null(await w.Server.Services.GetRequiredService<Sessions>().ReadAsync(before!));
        }
    }

    [Fact]
    public async Task Seats_with_names_and_addresses_leave_as_a_file_after_a_fresh_proof_only()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.GivePasswordAsync(w.Sam);
        var sam = await w.SignInAsync(w.Sam);
        w.Clock.Advance(TimeSpan.FromMinutes(6));

        foreach (var (file, back) in new[] { ("/office/seats.csv", "/office/seats"), ($"/office/licences/{w.LicenceId}/seats.csv", $"/office/licences/{w.LicenceId}") })
        {
            Assert.Equal($"/prove?then={Uri.EscapeDataString(back)}", (await sam.Unfollowed.GetAsync(file)).Headers.Location?.ToString());
        }

        await (await sam.GetAsync("/prove?then=%2Foffice%2Fseats")).PressAsync("Go on", ("Form.Proof", Guarded.Password));
        Assert.Contains(w.Ben.Email, await sam.Http.GetStringAsync("/office/seats.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_an_app_is_asked_for_its_code_and_not_for_the_password()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var app = await w.GuardAsync(w.Ann);
        var ann = await w.SignInAsync(w.Ann);
        w.Clock.Advance(TimeSpan.FromMinutes(6));

        var page = await (await ann.GetAsync("/profile/security")).PressAsync("Make new codes");
        Assert.Equal("Show that it is you", page.Title);
        var wrong = await page.PressAsync("Go on", ("Form.Proof", Guarded.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        page = await wrong.PressAsync("Go on", ("Form.Proof", app.Code(w, 0)));

        Assert.Equal("/profile/security", page.Path);
        Assert.Equal(10, (await page.PressAsync("Make new codes")).All(".recovery-codes code").Count);
    }

    [Fact]
    public async Task Ten_wrong_proofs_are_all_that_are_judged()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.GivePasswordAsync(w.Ann);
        var ann = await w.SignInAsync(w.Ann);
        w.Clock.Advance(TimeSpan.FromMinutes(6));
        var page = await ann.GetAsync("/prove");

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.PressAsync("Go on", ("Form.Proof", "not the password"))).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await page.PressAsync("Go on", ("Form.Proof", Guarded.Password))).Status);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Nobody_is_led_away_to_another_site(string then)
    {
        await using var w = await TestWorkspace.OpenAsync();

        var page = await (await (await w.SignInAsync(w.Ann)).GetAsync($"/prove?then={Uri.EscapeDataString(then)}")).PressAsync("Go on");

        Assert.Equal("/profile/security", page.Path);
    }

    private static Task<bool> IsAdministratorAsync(TestWorkspace w) => w.ReadAsync(db => db.Set<Administrator>().AnyAsync(a => a.PersonId == w.Ann.Id));
}
