using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Licensing;
using Workspace.Mail;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tests.Mail;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Licensing;

/// <summary>Seats that end are told in time and once; those not used are shown; words can be taken along.</summary>
public sealed class SeatKeepingTests
{
    [Fact]
    public async Task Holder_sponsor_and_administrator_are_told_14_and_3_days_before_and_once()
    {
        await using var room = await Mailroom.OpenAsync();
        var w = room.W;
        var people = await w.HireAsync(2);
        var licence = await w.BuyAsync(5, last: "2026-12-31");
        await w.DoAsync<SeatActions, Guid>(w.Sam, a => a.AssignAsync(people[0].Id, new SeatTerms(licence, null, null, w.Ann.Id)));
        var renewed = await w.AssignAsync(people[1], licence);
        await w.DoAsync<SeatActions>(w.Sam, async a => await a.RenewAsync([renewed], await w.BuyAsync(5, "L-B", last: "2027-12-31"), null));

        await room.AdvanceAsync(new DateTimeOffset(2026, 12, 17, 23, 0, 0, TimeSpan.Zero) - w.Clock.GetUtcNow());
        await RoundsAsync(w);
        Assert.Empty(await ToldAsync(w));
        await room.AdvanceAsync(new DateTimeOffset(2026, 12, 18, 1, 0, 0, TimeSpan.Zero) - w.Clock.GetUtcNow());
        await RoundsAsync(w);
        Assert.Equal(new[] { people[0].Id, w.Ann.Id, w.Sam.Id }.Order(), (await ToldAsync(w)).Order());
        await room.AdvanceAsync(new DateTimeOffset(2026, 12, 29, 1, 0, 0, TimeSpan.Zero) - w.Clock.GetUtcNow());
        await RoundsAsync(w);

        Assert.Equal(6, (await ToldAsync(w)).Count);
        Assert.DoesNotContain(people[1].Id, await ToldAsync(w));
    }

    [Fact]
    public async Task A_sponsor_sees_the_seats_that_end_and_asks_for_longer()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var person = (await w.HireAsync(1))[0];
        var licence = await w.BuyAsync(5, last: "2026-11-30");
        await w.DoAsync<SeatActions, Guid>(w.Sam, a => a.AssignAsync(person.Id, new SeatTerms(licence, null, null, w.Ann.Id)));
        var page = await (await w.SignInAsync(w.Ann)).GetAsync("/seat");
        Assert.Contains("Seats you sponsor", page.Text, StringComparison.Ordinal);

        await page.PressAsync("Ask for longer for Newcomer 1");

        Assert.True(await w.ReadAsync(db => db.Set<SeatRequest>().AnyAsync(r => r.PersonId == person.Id && r.AnsweredAt == null)));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<SponsoredSeats>(w.Ben, s => s.AskAsync(person.Id)));
    }

    [Fact]
    public async Task Seats_that_nobody_used_are_proposed_for_release()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.SignInAsync(w.Ben);

        var page = await (await w.SignInAsync(w.Sam)).GetAsync("/office/seats?show=idle&days=30");

        Assert.Contains("Zed Hale", page.Text, StringComparison.Ordinal);
        Assert.Contains("Never here", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben Okoro", page.Text, StringComparison.Ordinal);
        Assert.Contains("not used in 60 days", (await page.Browser.GetAsync("/office")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_lost_the_seat_takes_their_own_words_along_and_nobody_elses()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await RaiseAsync(w, w.Ben, "Written by Ben");
        await RaiseAsync(w, w.Fay, "Written by Fay");
        await w.WriteAsync(async db => (await db.Set<Seat>().SingleAsync(s => s.PersonId == w.Ben.Id)).End(w.Clock.GetUtcNow(), SeatEnding.Released));
        var browser = await w.SignInAsync(w.Ben);
        Assert.Contains("Download what I wrote", (await browser.GetAsync("/seat")).Text, StringComparison.Ordinal);

        await using var archive = new ZipArchive(new MemoryStream(await browser.Http.GetByteArrayAsync("/seat/written.zip")));
        var names = archive.Entries.Select(e => e.FullName).ToArray();

        Assert.Contains("Land registration reform/Risks/R-01 Written by Ben.md", names);
        Assert.DoesNotContain(names, n => n.Contains("Fay", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_visit_for_ones_own_words_saves_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<SpaceAccess>(w.Gil, async spaces =>
        {
            await using var visit = await spaces.EnterForOwnAsync(w.Gil.Id, w.SpaceId);
            visit.Record("test.happened", w.SpaceId);
            await Assert.ThrowsAsync<Refusal>(() => visit.SaveAsync());
        });
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<SpaceAccess, Visit>(w.Zed, spaces => spaces.EnterForOwnAsync(w.Zed.Id, w.SpaceId)));
    }

    [Fact]
    public async Task The_only_administrator_is_told_to_appoint_a_second()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var sam = await w.SignInAsync(w.Sam);
        Assert.Contains("You are the only administrator", (await sam.GetAsync("/office")).Text, StringComparison.Ordinal);

        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Ann.Id));

        Assert.DoesNotContain("You are the only administrator", (await sam.GetAsync("/office")).Text, StringComparison.Ordinal);
    }

    private static Task RaiseAsync(TestWorkspace w, Actor by, string title) =>
        w.DoAsync<RiskActions>(by, risks => risks.AddAsync(w.SpaceId, Guid.CreateVersion7(), new RiskDetails { Title = title, Score = new Score(3, 4) }));

    private static async Task RoundsAsync(TestWorkspace w)
    {
        for (var round = 0; round < 3; round++)
        {
            try
            {
                await w.Server.Services.GetRequiredService<SeatWarnings>().GoAsync();
            }
            catch (Refusal)
            {
                // the server's own round was faster
            }
        }
    }

    private static Task<List<Guid>> ToldAsync(TestWorkspace w) => w.ReadAsync(db => db.Set<Letter>().Where(l => l.Kind == "seat-ending" || l.Kind == "seats-ending").Select(l => l.PersonId!.Value).ToListAsync());
}
