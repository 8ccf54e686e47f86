using Microsoft.EntityFrameworkCore;
using Workspace.Activity.Audit;
using Workspace.Licensing;
using Workspace.People.Directory;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Licensing;

/// <summary>Two administrators at least: one can act while the other is away.</summary>
public sealed class AdministratorTests
{
    [Fact]
    public async Task The_last_administrator_cannot_be_removed()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var refusal = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<Administrators>(w.Sam, a => a.RemoveAsync(w.Sam.Id)));

        Assert.Equal("Sam Price is the only administrator. Appoint another one first.", refusal.Message);
    }

    [Fact]
    public async Task The_last_but_one_is_neither_removed_nor_leaves_nor_is_switched_off()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Ann.Id));
        const string Two = "Ann Reed is one of only two administrators, and there must be two. Appoint another one first.";

        Assert.Equal(Two, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<Administrators>(w.Sam, a => a.RemoveAsync(w.Ann.Id)))).Message);
        Assert.Equal(Two, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<Administrators>(w.Ann, a => a.RemoveAsync(w.Ann.Id)))).Message);
        Assert.Equal(Two, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<AccountActions>(w.Sam, a => a.DisableAsync(w.Ann.Id)))).Message);

        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Fay.Id));
        await w.DoAsync<AccountActions>(w.Sam, a => a.DisableAsync(w.Fay.Id)); // of three one may go
        await w.DoAsync<Administrators>(w.Sam, a => a.RemoveAsync(w.Fay.Id)); // who cannot act does not count
        Assert.Equal(2, (await AdministratorsAsync(w)).Count);
    }

    [Fact]
    public async Task The_page_asks_for_a_second_one_and_then_offers_to_remove_only_a_third()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var sam = await w.SignInAsync(w.Sam);
        Assert.Contains("There is only one administrator. Appoint a second one", (await sam.GetAsync("/office/organisation/administrators")).Text, StringComparison.Ordinal);

        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Ann.Id));
        var page = await sam.GetAsync("/office/organisation/administrators");
        Assert.Contains("One of two: appoint a third before removing", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has("button[name=Remove]"));

        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Fay.Id));
        Assert.True((await sam.GetAsync("/office/organisation/administrators")).Has("button[name=Remove]"));
    }

    [Fact]
    public async Task Of_three_administrators_who_remove_each_other_at_once_two_stay()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Ann.Id));
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Fay.Id));
        Actor[] three = [w.Sam, w.Ann, w.Fay];

        for (var round = 0; round < 5; round++)
        {
            await SeatRaceTests.AtOnceAsync(three.Select((who, n) => (Func<Task>)(() => w.DoAsync<Administrators>(who, a => a.RemoveAsync(three[(n + 1) % 3].Id)))));

            var left = await AdministratorsAsync(w);
            Assert.Equal(2, left.Count);
            await w.DoAsync<Administrators>(three.First(a => left.Contains(a.Id)), a => a.AppointAsync(three.Single(t => !left.Contains(t.Id)).Id));
        }
    }

    [Fact]
    public async Task Of_three_administrators_who_leave_at_once_two_stay()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Ann.Id));
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Fay.Id));

        var answers = await SeatRaceTests.AtOnceAsync(new[] { w.Sam, w.Ann, w.Fay }.Select(who => (Func<Task>)(() => w.DoAsync<Administrators>(who, a => a.RemoveAsync(who.Id)))));

        Assert.Single(answers, a => a is null);
        Assert.Equal(2, (await AdministratorsAsync(w)).Count);
    }

    [Fact]
    public async Task A_removed_administrator_finds_no_office_at_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Fay.Id));
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Ann.Id));
        var browser = await w.SignInAsync(w.Ann);
        Assert.Equal(200, (int)(await browser.GetAsync("/office")).Status);

        await w.DoAsync<Administrators>(w.Sam, a => a.RemoveAsync(w.Ann.Id));

        Assert.Equal(404, (int)(await browser.GetAsync("/office")).Status);
        Assert.Equal([LicensingEvents.Appointed, LicensingEvents.Appointed, LicensingEvents.Removed, AuditEvents.Refused], await w.OfficeEventsAsync());
    }

    [Fact]
    public async Task Only_an_administrator_appoints_and_only_people_of_the_organisation()
    {
        await using var w = await TestWorkspace.OpenAsync();

        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<Administrators>(w.Ann, a => a.AppointAsync(w.Ann.Id)))).Kind);
        Assert.Equal("PersonId", (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Ola.Id)))).Field);
        Assert.Equal("Sam Price is an administrator already.", (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Sam.Id)))).Message);
        Assert.Equal([w.Sam.Id], await AdministratorsAsync(w));
    }

    private static Task<List<Guid>> AdministratorsAsync(TestWorkspace w) =>
        w.ReadAsync(db => db.Set<Administrator>().Where(a => a.OrganisationId == w.OrganisationId).Select(a => a.PersonId).ToListAsync());
}
