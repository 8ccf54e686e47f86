using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Tests.Support;

namespace Workspace.Tests.Licensing;

/// <summary>Whom a seat concerns sees on the page that it ends: its holder, its sponsor and the administrators.</summary>
public sealed class SeatDutiesTests
{
    [Fact]
    public async Task Fourteen_days_before_the_end_holder_sponsor_and_administrator_see_it_on_their_home()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await EndInAsync(w, TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("ends soon", await HomeAsync(w, w.Ben), StringComparison.OrdinalIgnoreCase);
        await EndInAsync(w, TimeSpan.FromDays(14));

        Assert.Contains("Your seat ends soon", await HomeAsync(w, w.Ben), StringComparison.Ordinal);
        var ann = await HomeAsync(w, w.Ann);
        Assert.Contains("1 seat that you sponsor ends soon", ann, StringComparison.Ordinal);
        Assert.Contains("Ben Okoro", ann, StringComparison.Ordinal);
        Assert.Contains("1 seat ends within 14 days", await HomeAsync(w, w.Sam), StringComparison.Ordinal);
        Assert.Contains("Nothing is waiting for you.", await HomeAsync(w, w.Rae), StringComparison.Ordinal);
        Assert.DoesNotContain("seat ends", await HomeAsync(w, w.Ola), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_asked_is_left_in_peace_and_the_administrator_has_the_request()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await EndInAsync(w, TimeSpan.FromDays(2));
        await w.DoAsync<OwnSeat>(w.Ben, a => a.AskAsync("Until the summer"));

        var ben = await HomeAsync(w, w.Ben);

        Assert.DoesNotContain("Your seat ends soon", ben, StringComparison.Ordinal);
        Assert.DoesNotContain("Your seat is yours until", ben, StringComparison.Ordinal);
        Assert.Contains("You have asked for longer.", ben, StringComparison.Ordinal);
        Assert.DoesNotContain("that you sponsor", await HomeAsync(w, w.Ann), StringComparison.Ordinal);
        Assert.Contains("1 request for a seat", await HomeAsync(w, w.Sam), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_last_three_days_each_page_says_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await EndInAsync(w, TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("Your seat is yours until", await PageAsync(w, $"/spaces/{w.SpaceId}"), StringComparison.Ordinal);
        await EndInAsync(w, TimeSpan.FromDays(3));

        Assert.Contains("Your seat is yours until", await PageAsync(w, $"/spaces/{w.SpaceId}"), StringComparison.Ordinal);
        Assert.Contains("Your seat is yours until", await PageAsync(w, "/profile"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seat_that_is_renewed_does_not_end()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await EndInAsync(w, TimeSpan.FromDays(2));
        var seat = await w.ReadAsync(db => db.Set<Seat>().Where(s => s.PersonId == w.Ben.Id).Select(s => s.Id).SingleAsync());
        await w.DoAsync<SeatActions>(w.Sam, a => a.RenewAsync([seat], w.LicenceId, new DateOnly(2027, 3, 31)));

        var ben = await HomeAsync(w, w.Ben);

        Assert.Contains("Until the end of Wednesday 31 March 2027", ben, StringComparison.Ordinal);
        Assert.DoesNotContain("ends soon", ben, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Your seat is yours until", ben, StringComparison.Ordinal);
        Assert.DoesNotContain("that you sponsor", await HomeAsync(w, w.Ann), StringComparison.Ordinal);
        Assert.DoesNotContain("within 14 days", await HomeAsync(w, w.Sam), StringComparison.Ordinal);
    }

    private static async Task<string> HomeAsync(TestWorkspace w, Actor who) => (await (await w.SignInAsync(who)).GetAsync("/")).AllText;

    private static async Task<string> PageAsync(TestWorkspace w, string address) => (await (await w.SignInAsync(w.Ben)).GetAsync(address)).AllText;

    // Ben's seat, which Ann sponsors.
    private static Task EndInAsync(TestWorkspace w, TimeSpan rest) => w.WriteAsync(async db =>
    {
        var seat = db.Entry(await db.Set<Seat>().SingleAsync(s => s.PersonId == w.Ben.Id));
        seat.Property(s => s.EndsAt).CurrentValue = w.Clock.GetUtcNow() + rest;
        seat.Property(s => s.SponsorId).CurrentValue = w.Ann.Id;
    });
}
