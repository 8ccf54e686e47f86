using Workspace.Licensing;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Licensing;

/// <summary>A seat works up to its instant and not at it, by the server's clock alone.</summary>
public sealed class LapseTests
{
    [Theory]
    [InlineData("Europe/London", "2027-03-28")]
    [InlineData("Europe/London", "2027-10-31")]
    [InlineData("Africa/Cairo", "2027-04-29")]
    [InlineData("Pacific/Auckland", "2027-04-04")]
    public async Task A_seat_works_a_second_before_its_last_day_is_over_and_not_when_it_is(string zone, string lastDay)
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.DoAsync<OrganisationActions>(w.Sam, a => a.ChangeAsync("Land registration", zone, SpaceCreation.Administrators, 0));
        var last = DateOnly.ParseExact(lastDay, "yyyy-MM-dd");
        var licence = await w.BuyAsync(5, last: "2027-12-31");
        await w.DoAsync<SeatActions>(w.Sam, async a => await a.RenewAsync([await w.SeatAsync(w.Gil)], licence, last));
        var end = LastDay.EndOf(last, TimeZoneInfo.FindSystemTimeZoneById(zone));

        w.Clock.Set(end.AddSeconds(-1));
        await EnterAsync(w);
        Assert.Contains($"until the end of {Workspace.Ui.Words.LongDay(last)}", (await (await w.SignInAsync(w.Gil)).GetAsync("/seat")).Text);

        w.Clock.Set(end);
        Assert.Equal(RefusalKind.SeatEnded, (await Assert.ThrowsAsync<Refusal>(() => EnterAsync(w))).Kind);
        var page = await (await w.SignInAsync(w.Gil)).GetAsync("/seat");
        Assert.Equal("Your seat has ended", page.Title);
        Assert.Contains($"It lasted until the end of {Workspace.Ui.Words.LongDay(last)}.", page.Text);
    }

    [Fact]
    public async Task A_visit_that_began_in_time_cannot_save_when_the_seat_is_over()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var licence = await w.BuyAsync(5, last: "2026-11-30");
        await w.DoAsync<SeatActions>(w.Sam, async a => await a.RenewAsync([await w.SeatAsync(w.Gil)], licence, null));
        var end = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        w.Clock.Set(end.AddSeconds(-1));

        var refusal = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<SpaceAccess>(w.Gil, async spaces =>
        {
            await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Contributor);
            visit.Record("test.happened", w.SpaceId);
            w.Clock.Set(end);
            await visit.SaveAsync();
        }));

        Assert.Equal(RefusalKind.SeatEnded, refusal.Kind);
        Assert.Empty(await w.EventsAsync());
    }

    private static Task EnterAsync(TestWorkspace w) => w.DoAsync<SpaceAccess>(w.Gil, async spaces =>
    {
        await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Contributor);
    });
}
