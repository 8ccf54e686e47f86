using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.Activity.Audit;
using Workspace.People;
using Workspace.Spaces.Members;
using Workspace.Tests.Invitations;
using Workspace.Tests.Licensing;
using Workspace.Tests.Support;

namespace Workspace.Tests.Activity;

/// <summary>What auditors read: who, what, when, from where and with which result; administrators of the organisation, owners of their space.</summary>
public sealed class AuditPageTests
{
    [Fact]
    public async Task What_was_refused_and_what_left_as_a_file_stands_in_the_audit_with_where_it_came_from()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (ben, sam) = (await w.SignInAsync(w.Ben), await w.SignInAsync(w.Sam));
        ben.Http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0");
        await ben.GetAsync("/office");
        await ben.GetAsync($"/spaces/{w.SpaceId}/settings");
        await ben.GetAsync("/nowhere-at-all");
        await sam.Http.GetAsync("/office/seats.csv");

        var page = await sam.GetAsync("/office/audit");

        Assert.Contains("Was refused: GET /office", page.Text, StringComparison.Ordinal);
        Assert.Contains("Firefox on Windows", page.Text, StringComparison.Ordinal);
        Assert.Contains("Took out a file: GET /office/seats.csv", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nowhere-at-all", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(w.SpaceId.ToString(), page.Text, StringComparison.Ordinal);
        var refused = await sam.GetAsync("/office/audit?refused=true");
        Assert.All(refused.All("tbody tr"), row => Assert.EndsWith("Refused", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_says_who_was_invited_and_what_was_given_until_when()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var licence = await w.BuyAsync(3);
        await w.AssignAsync((await w.HireAsync(1))[0], licence);
        await Invite.SendAsync(w, w.Sam, null, "iris@example.org");
        await Invite.SendAsync(w, w.Ann, w.SpaceId, "noel@example.org");

        var office = await (await w.SignInAsync(w.Sam)).GetAsync("/office/audit");
        var space = await (await w.SignInAsync(w.Ann)).GetAsync($"/spaces/{w.SpaceId}/audit");

        Assert.Contains("Licence L-2027-01 added: 3 seats", office.Text, StringComparison.Ordinal);
        Assert.Contains("Given a seat of L-2027-01 until the end of 31 Mar 2027", office.Text, StringComparison.Ordinal);
        Assert.Contains("Invited iris@example.org", office.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("noel@example.org", office.Text, StringComparison.Ordinal);
        Assert.Contains("Invited noel@example.org, Contributor", space.Text, StringComparison.Ordinal);
        Assert.Contains("Sent off a list of 1 person", space.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("noel@example.org", (await (await w.SignInAsync(w.Rae)).GetAsync($"/spaces/{w.SpaceId}/activity")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_decided_inside_a_transaction_is_told_with_where_it_came_from()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (_, secret) = await Invite.MakeAsync(w, $"new.{Guid.CreateVersion7():N}@example.org");
        var browser = new Browser(w.Server);
        browser.Http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0");

        await (await browser.GetAsync($"/invitation/{secret}")).PressAsync("Accept the invitation", ("Form.Name", "Nia New"));

        var told = (await w.ReadAsync(db => db.Set<Event>().Where(e => e.OrganisationId == w.OrganisationId).ToListAsync())).Where(e => AuditEvents.KeepsPlace(e.Kind)).ToArray();
        Assert.True(told.Length >= 4);
        Assert.All(told, e => Assert.StartsWith("Firefox on Windows", e.Place, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refusals_are_noted_but_cannot_fill_a_disk()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ben = await w.SignInAsync(w.Ben);

        for (var i = 0; i < NotingAccess.MostRefusals + 5; i++)
        {
            await ben.GetAsync("/office/audit");
        }

        Assert.Equal(NotingAccess.MostRefusals, await w.ReadAsync(db => db.Set<Event>().CountAsync(e => e.ActorId == w.Ben.Id && e.Kind == AuditEvents.Refused)));
    }

    [Fact]
    public async Task An_owner_sees_the_space_and_an_administrator_never_which_space_it_was()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<MemberActions>(w.Ann, members => members.ChangeRoleAsync(w.SpaceId, w.Ben.Id, Workspace.Spaces.Role.Reader));

        var space = await (await w.SignInAsync(w.Ann)).GetAsync($"/spaces/{w.SpaceId}/audit");
        var office = await (await w.SignInAsync(w.Sam)).GetAsync("/office/audit?part=rights");

        Assert.Contains("Ben Okoro", space.Text, StringComparison.Ordinal);
        Assert.Contains("Given another role in a space", office.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Land registration reform", office.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_find_a_person_and_a_day()
    {
        await using var w = await TestWorkspace.OpenAsync();
        foreach (var (actor, days) in new[] { (w.Ben, 3), (w.Cas, 3), (w.Ben, 1) })
        {
            await w.WriteAsync(db =>
            {
                db.Add(new Event { OrganisationId = w.OrganisationId, ActorId = actor.Id, Kind = PeopleEvents.SignedOut, SubjectId = actor.Id, At = w.Clock.GetUtcNow().AddDays(-days) });
                return Task.CompletedTask;
            });
        }

        var sam = await w.SignInAsync(w.Sam);

        Assert.Equal(2, (await sam.GetAsync("/office/audit?part=signins&person=okoro")).All("tbody tr").Count);
        Assert.Single((await sam.GetAsync("/office/audit?part=signins&person=okoro&from=2026-11-23")).All("tbody tr"));
        Assert.Contains("No line fits", (await sam.GetAsync("/office/audit?person=nobody-at-all")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync("/office/audit?from=nonsense&before=x&part=17")).Status);
    }

    [Fact]
    public async Task The_file_holds_what_the_page_shows_neutralises_formulas_and_asks_for_a_fresh_proof()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == w.Ben.Id)).Introduce("=HYPERLINK(1)", null, "Europe/London"));
        await (await w.SignInAsync(w.Ben)).GetAsync("/office");
        var sam = await w.SignInAsync(w.Sam);

        var csv = await sam.Http.GetStringAsync("/office/audit.csv?refused=true");
        w.Clock.Advance(TimeSpan.FromMinutes(61)); // Sam has nothing but links: they count for an hour
        var late = await sam.GetAsync("/office/audit.csv?refused=true");

        Assert.Contains("Number,When (UTC),Who,What,About,From where,Result", csv, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK(1)", csv, StringComparison.Ordinal);
        Assert.Equal("/prove?then=%2Foffice%2Faudit%3Frefused%3Dtrue", late.Path);
    }

    [Fact]
    public async Task The_page_checks_the_chain()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var sam = await w.SignInAsync(w.Sam);
        var page = await (await sam.GetAsync("/office/audit")).PressAsync("Check that nothing was changed");
        Assert.Contains("The audit is whole", page.Text, StringComparison.Ordinal);
        while (!await w.ReadAsync(db => db.Set<Seal>().AnyAsync()))
        {
            await w.Server.Services.GetRequiredService<Sealer>().SealAsync(TestContext.Current.CancellationToken);
        }

        await w.WriteAsync(async db => db.Remove(await db.Set<Event>().OrderBy(e => e.Id).FirstAsync()));
        page = await page.PressAsync("Check that nothing was changed");

        Assert.Contains("tampered with", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ann‮gnp", "Ann\\u{202E}gnp")]
    [InlineData("a\u001b[31mred", "a\\u{1B}[31mred")]
    [InlineData("one\r\ntwo", "one\\u{D}\\u{A}two")]
    [InlineData("Zoë Ås", "Zoë Ås")]
    public void What_could_mislead_the_eye_is_written_out(string text, string plain) => Assert.Equal(plain, AuditTeller.Plain(text));
}
