using Workspace.Licensing;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Licensing;

/// <summary>Everybody sees their own seat, and asks for it to be renewed.</summary>
public sealed class OwnSeatTests
{
    [Fact]
    public async Task A_holder_is_told_until_when_and_by_whom()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (licence, person) = (await w.BuyAsync(1), (await w.HireAsync(1))[0]);
        await w.DoAsync<SeatActions>(w.Sam, a => a.AssignAsync(person.Id, new SeatTerms(licence, SponsorId: w.Ann.Id)));

        var page = await (await w.SignInAsync(person)).GetAsync("/seat");

        Assert.Equal("Your seat", page.Title);
        Assert.Contains("Yours until the end of Wednesday 31 March 2027Sponsor Ann Reed", page.Text);
    }

    [Fact]
    public async Task Somebody_whose_seat_has_ended_is_told_what_stays_and_asks_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await (await w.SignInAsync(w.Gil)).GetAsync("/seat");

        Assert.Equal("Your seat has ended", page.Title);
        Assert.Contains("Sam Price can renew it.", page.Text);
        Assert.Contains("Nothing is deleted.", page.Text);
        var asked = await page.PressAsync("Ask to renew", ("Form.Words", "Until July"));
        Assert.Contains("You asked just now. Sam Price will answer.", asked.Text);
        Assert.Contains("You have asked already.", (await page.PressAsync("Ask to renew")).Text);
    }

    [Fact]
    public async Task Asked_twice_at_once_it_waits_once()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var answers = await SeatRaceTests.AtOnceAsync(Enumerable.Range(0, 6).Select(_ => (Func<Task>)(() => w.DoAsync<OwnSeat>(w.Gil, s => s.AskAsync("")))));

        Assert.Single(answers, a => a is null);
        Assert.Single(await w.OfficeEventsAsync(), LicensingEvents.Requested);
    }

    [Fact]
    public async Task A_renewal_answers_the_request()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<OwnSeat>(w.Gil, s => s.AskAsync("More"));

        await w.DoAsync<SeatActions>(w.Sam, async a => await a.RenewAsync([await w.SeatAsync(w.Gil)], w.LicenceId, null));

        Assert.Null((await w.DoAsync<OwnSeat, OwnSeatView>(w.Gil, s => s.ReadAsync())).AskedAt);
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<OwnSeat>(null, s => s.ReadAsync()));
    }

    [Fact]
    public async Task Somebody_without_a_seat_is_told_who_gives_one()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await (await w.SignInAsync((await w.HireAsync(1))[0])).GetAsync("/seat");

        Assert.Equal("You have no seat yet", page.Title);
        Assert.Contains("Sam Price can give you one.", page.Text);
    }
}
