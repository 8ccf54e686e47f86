using System.Net;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.People;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>What people change of their own account.</summary>
public sealed class ProfileTests
{
    [Fact]
    public async Task The_chosen_theme_stands_in_the_first_byte()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await (await w.SignInAsync(w.Ann)).GetAsync("/profile");
        Assert.False(page.Find("html").HasAttribute("data-theme"));

        page = await page.PressAsync("Save your profile", ("Form.Theme", "Dark"));

        Assert.Equal("dark", page.Find("html").GetAttribute("data-theme"));
    }

    [Fact]
    public async Task Name_zone_and_switches_are_kept()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await (await w.SignInAsync(w.Ann)).GetAsync("/profile");

        await page.PressAsync("Save your profile", ("Form.Name", "Ann Reed-Moss"), ("Form.Initials", "arm"), ("Form.TimeZone", "Asia/Tokyo"), ("Form.SingleKeys", "false"), ("Form.ShowsPresence", "false"));

        var ann = await PersonAsync(w);
        Assert.Equal(("Ann Reed-Moss", "ARM", "Asia/Tokyo", false, false), (ann.Name, ann.Initials, ann.TimeZone, ann.SingleKeys, ann.ShowsPresence));
    }

    [Fact]
    public async Task Nobody_sets_their_own_affiliation_or_anything_else_by_adding_fields()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var before = await PersonAsync(w);
        var lenders = await w.ReadAsync(db => db.Set<Affiliation>().Where(a => a.OrganisationId == w.OrganisationId && a.Name.StartsWith("Lenders")).Select(a => a.Id).SingleAsync());
        var page = await (await w.SignInAsync(w.Ann)).GetAsync("/profile");
        Assert.Contains("Department for Land", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sam Price can change these", page.Text, StringComparison.Ordinal);

        await page.PressAsync("Save your profile", ("Form.AffiliationId", lenders.ToString()), ("Form.Email", "new@example.org"), ("Form.OrganisationId", Guid.Empty.ToString()), ("Form.PasswordHash", "x"));

        var after = await PersonAsync(w);
        Assert.Equal((before.AffiliationId, before.Email, before.OrganisationId, before.PasswordHash), (after.AffiliationId, after.Email, after.OrganisationId, after.PasswordHash));
    }

    [Theory]
    [InlineData("Form.Name", "", "Enter your name")]
    [InlineData("Form.Name", "Ann \u202Edeer", "hidden characters")]
    [InlineData("Form.Name", "\u0410nn Reed", "in one alphabet")] // a Cyrillic А
    [InlineData("Form.Initials", "ABCD", "Shorten your initials")]
    [InlineData("Form.TimeZone", "Moon/Base", "Choose a time zone")]
    [InlineData("Form.Theme", "Pink", "")]
    public async Task What_cannot_be_is_refused_in_words(string field, string value, string expected)
    {
        await using var w = await TestWorkspace.OpenAsync();

        var page = await (await (await w.SignInAsync(w.Ann)).GetAsync("/profile")).PressAsync("Save your profile", (field, value));

        Assert.NotEqual(HttpStatusCode.InternalServerError, page.Status);
        Assert.Contains(expected, page.Text, StringComparison.Ordinal);
        Assert.Equal(("Ann Reed", Theme.System), ((await PersonAsync(w)).Name, (await PersonAsync(w)).Theme));
    }

    [Theory]
    [InlineData("نور الهدى")]
    [InlineData("Zoë Ó Súilleabháin-Łukasz")]
    [InlineData("山田 太郎")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("O'Brien \"Bob\" & Co")]
    public async Task Names_of_any_script_stand_isolated_and_encoded(string name)
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == w.Ann.Id)).Introduce(name, null, "Europe/London"));

        var list = await (await w.SignInAsync(w.Sam)).GetAsync("/office/people?q=" + Uri.EscapeDataString(w.Ann.Email));

        Assert.Equal(name, list.Find($"#person-{w.Ann.Id} bdi").TextContent);
        Assert.Empty(list.Document.QuerySelectorAll("main script"));
        Assert.Equal(name, (await (await w.SignInAsync(w.Ann)).GetAsync("/profile")).Find("[name='Form.Name']").GetAttribute("value"));
    }

    [Fact]
    public async Task A_lapsed_seat_takes_nobodys_account_away()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Gil);

        foreach (var address in new[] { "/profile", "/profile/password", "/profile/sessions" })
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await (await browser.GetAsync("/profile")).PressAsync("Save your profile", ("Form.Theme", "Light"))).Status);
    }

    [Fact]
    public async Task A_change_of_name_is_an_event_and_tastes_are_nobodys_business()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await (await w.SignInAsync(w.Ann)).GetAsync("/profile");

        await page.PressAsync("Save your profile", ("Form.Name", "Ann Moss"), ("Form.Theme", "Dark"));

        var facts = await w.ReadAsync(db => db.Set<Event>().Where(e => e.SubjectId == w.Ann.Id && e.Kind == PeopleEvents.ProfileChanged).Select(e => e.Facts).SingleAsync());
        Assert.Contains("\"name\":{\"from\":\"Ann Reed\",\"to\":\"Ann Moss\"}", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("Dark", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_pages_changes_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Ann);
        Task<int> CountAsync() => w.ReadAsync(db => db.Set<Event>().CountAsync(e => e.OrganisationId == w.OrganisationId));
        var before = (await CountAsync(), (await PersonAsync(w)).Version);

        foreach (var address in new[] { "/profile?Form.Theme=Dark&_handler=profile", "/profile/password?Form.Password=harbour+lantern+fig+quilt", "/profile/sessions?Others=true&_handler=end", "/sign-out" })
        {
            await browser.GetAsync(address);
        }

        Assert.Equal(before, (await CountAsync(), (await PersonAsync(w)).Version));
    }

    private static Task<Person> PersonAsync(TestWorkspace w) => w.ReadAsync(db => db.Set<Person>().SingleAsync(p => p.Id == w.Ann.Id));
}
