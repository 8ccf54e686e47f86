using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Workspace.Licensing;
using Workspace.Spaces;
using Workspace.Tools.Risks;

namespace Workspace.Journeys.People;

/// <summary>What somebody may no longer see leaves the screen that shows it, within five seconds.</summary>
public sealed class RevocationTests(House house, Chromium chromium) : Journey(house, chromium)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    private string Register => RiskAddresses.To(W.SpaceId);

    [Fact]
    public async Task A_removed_member_no_longer_sees_the_page_that_was_open()
    {
        var ben = await ArriveAsync(W.Ben);
        var page = await ben.OpenAsync($"{Register}/heat-map");
        await page.GetByRole(AriaRole.Link, new() { Name = "Closed" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{House.Address}{Register}/closed");
        await ben.LiveAsync();

        await WithinPromiseAsync(async () =>
        {
            await W.WriteAsync(async db => (await db.Set<Membership>().SingleAsync(m => m.SpaceId == W.SpaceId && m.PersonId == W.Ben.Id)).Leave(W.Clock.GetUtcNow()));
            await W.HappenAsync("member.removed", W.Ben.Id, W.SpaceId);
            await Expect(page.Locator("main h1")).ToHaveTextAsync("Nothing here");
        });
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync($"{House.Address}{Register}/heat-map");
        await Expect(page.Locator("main h1")).ToHaveTextAsync("Nothing here");
    }

    [Fact]
    public async Task A_seat_that_is_over_becomes_a_calm_page()
    {
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(Register);

        await WithinPromiseAsync(async () =>
        {
            await W.WriteAsync(async db => db.Entry(await db.Set<Seat>().SingleAsync(s => s.PersonId == W.Rae.Id)).Property(s => s.EndsAt).CurrentValue = W.Clock.GetUtcNow());
            await W.HappenAsync("seat.released", W.Rae.Id);
            await Expect(page.Locator("main h1")).ToHaveTextAsync("Your seat has ended");
        });
        Assert.DoesNotContain("Heat map", await page.TextContentAsync("body") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_in_one_tab_ends_the_others_and_Back_shows_nothing()
    {
        var ben = await ArriveAsync(W.Ben);
        var first = await ben.OpenAsync(Register);
        var second = await ben.Context.NewPageAsync();
        await second.GotoAsync(Register);
        await second.GotoAsync("/sign-out");

        await WithinPromiseAsync(async () =>
        {
            await second.Locator("main button").ClickAsync();
            await first.WaitForURLAsync("**/sign-in**");
        });
        await Expect(first.Locator("body")).Not.ToContainTextAsync("Ben Okoro");
        await second.GoBackAsync();
        if (second.Url.EndsWith("/sign-out", StringComparison.Ordinal))
        {
            await second.GoBackAsync(); // the question and its answer may be two steps back
        }

        await second.WaitForURLAsync("**/sign-in**");
    }

    [Fact]
    public async Task Who_is_here_is_seen_by_the_others()
    {
        var ann = await (await ArriveAsync(W.Ann)).OpenAsync(Register);
        await Expect(ann.Locator("#presence")).ToContainTextAsync("1 here now");
        var ben = await ArriveAsync(W.Ben);
        await ben.OpenAsync(Register);

        await Expect(ann.Locator("#presence")).ToContainTextAsync("2 here now");
        await ann.ClickAsync("#presence");
        await Expect(ann.Locator("#presence-list")).ToContainTextAsync("Ben Okoro");
        await ann.Keyboard.PressAsync("Escape");
        await ben.Context.CloseAsync();
        await Expect(ann.Locator("#presence")).ToContainTextAsync("1 here now");
    }

    private static async Task WithinPromiseAsync(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Promised);
    }
}
