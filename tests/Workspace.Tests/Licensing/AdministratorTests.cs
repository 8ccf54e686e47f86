using Microsoft.EntityFrameworkCore;
using Workspace.Activity.Audit;
using Workspace.Licensing;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Licensing;

/// <summary>The office is never without somebody who can enter it.</summary>
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
    public async Task Of_two_administrators_who_remove_each_other_at_once_one_stays()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Ann.Id));

        for (var round = 0; round < 5; round++)
        {
            var answers = await SeatRaceTests.AtOnceAsync(
            [
                () => w.DoAsync<Administrators>(w.Sam, a => a.RemoveAsync(w.Ann.Id)),
                () => w.DoAsync<Administrators>(w.Ann, a => a.RemoveAsync(w.Sam.Id)),
            ]);

            Assert.Single(answers, a => a is null);
            var left = Assert.Single(await AdministratorsAsync(w));
            var (stays, returns) = left == w.Sam.Id ? (w.Sam, w.Ann) : (w.Ann, w.Sam);
            await w.DoAsync<Administrators>(stays, a => a.AppointAsync(returns.Id));
        }
    }

    [Fact]
    public async Task Two_administrators_who_leave_at_once_do_not_both_go()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Ann.Id));

        var answers = await SeatRaceTests.AtOnceAsync(
        [
            () => w.DoAsync<Administrators>(w.Sam, a => a.RemoveAsync(w.Sam.Id)),
            () => w.DoAsync<Administrators>(w.Ann, a => a.RemoveAsync(w.Ann.Id)),
        ]);

        Assert.Single(answers, a => a is null);
        Assert.Single(await AdministratorsAsync(w));
    }

    [Fact]
    public async Task A_removed_administrator_finds_no_office_at_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Ann.Id));
        var browser = await w.SignInAsync(w.Ann);
        Assert.Equal(200, (int)(await browser.GetAsync("/office")).Status);

        await w.DoAsync<Administrators>(w.Sam, a => a.RemoveAsync(w.Ann.Id));

        Assert.Equal(404, (int)(await browser.GetAsync("/office")).Status);
        Assert.Equal([LicensingEvents.Appointed, LicensingEvents.Removed, AuditEvents.Refused], await w.OfficeEventsAsync());
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
