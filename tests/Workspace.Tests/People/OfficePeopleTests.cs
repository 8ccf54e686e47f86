using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.People;
using Workspace.People.Directory;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>What administrators do with accounts, and what they never see.</summary>
public sealed class OfficePeopleTests
{
    [Fact]
    public async Task An_administrator_adds_a_person_and_hands_over_a_link_by_which_they_sign_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var email = $"maya.{Guid.CreateVersion7():N}@example.org";
        var page = await (await w.SignInAsync(w.Sam)).GetAsync("/office/people/new");

        page = await page.PressAsync("Add this person", ("Form.Name", "Maya Khan"), ("Form.Email", email));
        Assert.Equal("Maya Khan", page.Title);
        page = await page.PressAsync("Make a link to sign in");

        var link = page.Find("#made input").GetAttribute("value")!;
        var maya = await (await new Browser(w.Server).GetAsync(new Uri(link).PathAndQuery)).PressAsync("Sign in as Maya Khan");
        Assert.Equal("/profile/password?first=true", maya.Path);
    }

    [Fact]
    public async Task A_link_is_shown_once_and_a_new_one_ends_the_one_before()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var sam = await w.SignInAsync(w.Sam);
        var page = await (await sam.GetAsync($"/office/people/{w.Ben.Id}")).PressAsync("Make a link to sign in");
        var first = new Uri(page.Find("#made input").GetAttribute("value")!).PathAndQuery;

        Assert.False((await sam.GetAsync($"/office/people/{w.Ben.Id}")).Has("#made"));
        await page.PressAsync("Make a link to sign in");

        Assert.Equal(HttpStatusCode.Gone, (await new Browser(w.Server).GetAsync(first)).Status);
    }

    [Fact]
    public async Task A_password_link_sets_a_new_password_ends_all_sessions_and_works_for_an_hour()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var before = await w.SignInAsync(w.Ben);
        var page = await (await (await w.SignInAsync(w.Sam)).GetAsync($"/office/people/{w.Ben.Id}")).PressAsync("Make a link for a new password");
        var link = new Uri(page.Find("#made input").GetAttribute("value")!).PathAndQuery;
        w.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));

        var ben = await new Browser(w.Server).GetAsync(link);
        var refused = await ben.PressAsync("Choose this password", ("Form.Password", "short"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await ben.PressAsync("Choose this password", ("Form.Password", "orchard kettle seven boots"));

        Assert.NotNull(ben.Browser.Cookie("__Host-session"));
        Assert.Equal("/sign-in?then=%2Fprofile", (await before.GetAsync("/profile")).Path);
        Assert.Equal(HttpStatusCode.Gone, (await new Browser(w.Server).GetAsync(link)).Status);
    }

    [Fact]
    public async Task Switching_an_account_off_ends_it_everywhere_and_its_links_too()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var link = new Uri(await w.Server.Services.GetRequiredService<Links>().MakeSignInAsync(w.Ben.Id, null, Links.SignInLife)).PathAndQuery;
        var ben = await w.SignInAsync(w.Ben);
        var sam = await w.SignInAsync(w.Sam);

        var page = await (await sam.GetAsync($"/office/people/{w.Ben.Id}")).PressAsync("Switch the account off");

        Assert.Equal("/sign-in?then=%2Fprofile", (await ben.GetAsync("/profile")).Path);
        Assert.Equal(HttpStatusCode.Gone, (await new Browser(w.Server).GetAsync(link)).Status);
        page = await page.PressAsync("Switch the account on");
        Assert.False((await w.ReadAsync(db => db.Set<Person>().SingleAsync(p => p.Id == w.Ben.Id))).DisabledAt.HasValue);
        Assert.Equal("/sign-in?then=%2Fprofile", (await ben.GetAsync("/profile")).Path); // what ended stays ended
    }

    [Fact]
    public async Task Nobody_switches_off_themselves()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var refusal = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<AccountActions>(w.Sam, a => a.DisableAsync(w.Sam.Id)));

        Assert.Equal(RefusalKind.Wrong, refusal.Kind);
    }

    [Fact]
    public async Task Whom_somebody_speaks_for_is_set_by_administrators_with_from_and_to()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var department = await AffiliationAsync(w, "Department for Land");
        var page = await (await w.SignInAsync(w.Sam)).GetAsync($"/office/people/{w.Ben.Id}");

        page = await page.PressAsync("Change whom they speak for", ("Affiliation", department.ToString()));

        Assert.Contains("Speaks for Department for Land, before for Lenders’ Association", page.Text, StringComparison.Ordinal);
        var happened = await w.ReadAsync(db => db.Set<Event>().SingleAsync(e => e.SubjectId == w.Ben.Id && e.Kind == PeopleEvents.AffiliationChanged));
        Assert.Equal(w.Sam.Id, happened.ActorId);
    }

    [Fact]
    public async Task A_mistyped_address_is_put_right_and_the_links_to_it_end()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var link = new Uri(await w.DoAsync<AccountActions, string>(w.Sam, a => a.HandOutAsync(w.Ben.Id, LinkPurpose.SignIn))).PathAndQuery;
        var email = $"ben.{Guid.CreateVersion7():N}@example.org";
        var page = await (await w.SignInAsync(w.Sam)).GetAsync($"/office/people/{w.Ben.Id}");

        page = await page.PressAsync("Put it right", ("Form.Name", "Ben Okoro-Lee"), ("Form.Email", email));

        Assert.Equal("Ben Okoro-Lee", page.Title);
        Assert.Contains($"Put right: name from Ben Okoro to Ben Okoro-Lee, address from {w.Ben.Email} to {email}", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await new Browser(w.Server).GetAsync(link)).Status);
        Assert.Equal(email.ToUpperInvariant(), await w.ReadAsync(db => db.Set<Person>().Where(p => p.Id == w.Ben.Id).Select(p => p.NormalizedEmail).SingleAsync()));
    }

    [Fact]
    public async Task Of_three_administrators_who_switch_each_other_off_at_once_two_stay()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(db =>
        {
            db.Add(Workspace.Licensing.Administrator.Appoint(w.OrganisationId, w.Ann.Id, w.Sam.Id, w.Clock.GetUtcNow()));
            db.Add(Workspace.Licensing.Administrator.Appoint(w.OrganisationId, w.Fay.Id, w.Sam.Id, w.Clock.GetUtcNow()));
            return Task.CompletedTask;
        });

        await Task.WhenAll(
            Record.ExceptionAsync(() => w.DoAsync<AccountActions>(w.Sam, a => a.DisableAsync(w.Ann.Id))).AsTask(),
            Record.ExceptionAsync(() => w.DoAsync<AccountActions>(w.Ann, a => a.DisableAsync(w.Fay.Id))).AsTask(),
            Record.ExceptionAsync(() => w.DoAsync<AccountActions>(w.Fay, a => a.DisableAsync(w.Sam.Id))).AsTask());

        Assert.Equal(2, await w.ReadAsync(db => db.Set<Person>().CountAsync(p => (p.Id == w.Sam.Id || p.Id == w.Ann.Id || p.Id == w.Fay.Id) && p.DisabledAt == null)));
    }

    [Fact]
    public async Task Bodies_are_listed_and_renamed_and_twins_are_refused()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var sam = await w.SignInAsync(w.Sam);
        var page = await (await sam.GetAsync("/office/affiliations")).PressAsync("Add to the list", ("Form.Name", "Tenants’ Voice"));
        Assert.Contains("Tenants’ Voice", page.Text, StringComparison.Ordinal);

        var twin = await page.PressAsync("Add to the list", ("Form.Name", "TENANTS’ VOICE"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twin.Status);
        Assert.Contains("is on the list already", twin.Text, StringComparison.Ordinal);
        var id = await AffiliationAsync(w, "Tenants’ Voice");
        page = await (await sam.GetAsync($"/office/affiliations?rename={id}")).PressAsync("Rename it", ("Renamed.Name", "Voice of Tenants"));

        Assert.Contains("Voice of Tenants", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tenants’ Voice", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_given_once()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var refusal = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<PeopleActions>(w.Sam, a => a.AddAsync("Another Ann", w.Ann.Email.ToUpperInvariant(), null)));

        Assert.Contains("Ann Reed has this email address", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_add_the_same_address_at_once_one_does()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var email = $"twin.{Guid.CreateVersion7():N}@example.org";

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Record.ExceptionAsync(() => w.DoAsync<PeopleActions>(w.Sam, a => a.AddAsync($"Twin {i}", email, null))).AsTask()));

        Assert.Single(outcomes, error => error is null);
        Assert.All(outcomes.OfType<Exception>(), error => Assert.IsType<Refusal>(error));
    }

    [Fact]
    public async Task To_everybody_else_the_office_does_not_exist()
    {
        await using var w = await TestWorkspace.OpenAsync();
        foreach (var actor in new[] { w.Ann, w.Ben, w.Zed, w.Gil })
        {
            var browser = await w.SignInAsync(actor);
            foreach (var address in new[] { "/office/people", "/office/people/new", $"/office/people/{w.Ben.Id}", "/office/affiliations" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).Status);
            }
        }

        Func<Task>[] acts =
        [
            () => w.DoAsync<PeopleActions>(w.Ann, a => a.AddAsync("X Y", "x@example.org", null)),
            () => w.DoAsync<PeopleActions>(w.Ann, a => a.CorrectAsync(w.Ben.Id, "X Y", "x@example.org")),
            () => w.DoAsync<PeopleActions>(w.Ann, a => a.SpeakForAsync(w.Ben.Id, null)),
            () => w.DoAsync<AccountActions>(w.Ann, a => a.HandOutAsync(w.Ben.Id, LinkPurpose.SignIn)),
            () => w.DoAsync<AccountActions>(w.Ann, a => a.DisableAsync(w.Ben.Id)),
            () => w.DoAsync<AccountActions>(w.Ann, a => a.EnableAsync(w.Ben.Id)),
            () => w.DoAsync<AccountActions>(w.Ann, a => a.EndSessionsAsync(w.Ben.Id)),
            () => w.DoAsync<AffiliationActions>(w.Ann, a => a.ListAsync("X")),
        ];
        foreach (var act in acts)
        {
            Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(act)).Kind);
        }
    }

    [Fact]
    public async Task Another_organisations_people_are_unknown_here()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var sam = await w.SignInAsync(w.Sam);

        Assert.Equal(HttpStatusCode.NotFound, (await sam.GetAsync($"/office/people/{w.Ola.Id}")).Status);
        Assert.DoesNotContain("Ola Berg", (await sam.GetAsync("/office/people")).Text, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<AccountActions>(w.Sam, a => a.HandOutAsync(w.Ola.Id, LinkPurpose.SignIn)))).Kind);
        var department = await AffiliationAsync(w, "Department for Land");
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<PeopleActions>(w.Ola, a => a.SpeakForAsync(w.Ola.Id, department)));
    }

    [Fact]
    public async Task People_are_found_sorted_and_filtered_by_the_address()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var sam = await w.SignInAsync(w.Sam);

        var found = await sam.GetAsync("/office/people?q=lenders&sort=-name");
        Assert.Equal(["Zed Hale", "Rae Moss", "Gil Marsh", "Cas Lind", "Ben Okoro"], found.All("tbody th bdi:first-child").Where(t => !t.Contains('@', StringComparison.Ordinal)));
        Assert.Contains("5 of 8 people", found.Text, StringComparison.Ordinal);
        Assert.Equal(["Gil Marsh", "Sam Price"], (await sam.GetAsync("/office/people?show=unseated")).All("tbody th a"));
        Assert.Contains("Nobody matches", (await sam.GetAsync("/office/people?q=%25")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync("/office/people?page=-3&sort=bogus&show=bogus&for=bogus")).Status);
    }

    [Fact]
    public async Task The_file_of_a_person_holds_dates_and_no_content()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.SignInAsync(w.Ben);

        var page = await (await w.SignInAsync(w.Sam)).GetAsync($"/office/people/{w.Ben.Id}");

        Assert.Contains("Signed in by a link, a test", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Land registration reform", page.Text, StringComparison.Ordinal); // not even which spaces
    }

    [Fact]
    public async Task The_console_makes_an_administrator_of_a_new_or_a_known_person()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var creation = w.Server.Services.GetRequiredService<AdminCreation>();

        var link = new Uri(await creation.CreateAsync("New Admin", "new.admin@example.org")).PathAndQuery;
        var page = await (await new Browser(w.Server).GetAsync(link)).PressAsync("Sign in as New Admin");

        Assert.Equal(1, await w.ReadAsync(db => db.Set<Workspace.Licensing.Administrator>().CountAsync(a => db.Set<Person>().Any(p => p.Id == a.PersonId && p.Name == "New Admin"))));
        Assert.NotNull(page.Browser.Cookie("__Host-session"));
        await creation.CreateAsync("New Admin", "NEW.ADMIN@example.org");
        Assert.Equal(1, await w.ReadAsync(db => db.Set<Person>().CountAsync(p => p.NormalizedEmail == "NEW.ADMIN@EXAMPLE.ORG")));
    }

    private static Task<Guid> AffiliationAsync(TestWorkspace w, string name) =>
        w.ReadAsync(db => db.Set<Affiliation>().Where(a => a.OrganisationId == w.OrganisationId && a.Name == name).Select(a => a.Id).SingleAsync());
}
