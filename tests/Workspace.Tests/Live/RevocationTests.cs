using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Live;

/// <summary>A page stops hearing when its right ends, within five seconds and without anybody asking.</summary>
public sealed class RevocationTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Removing_a_member_ends_their_pages_of_the_space()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var page = await w.OpenPageAsync(w.Ben, $"in:{w.SpaceId}", $"space:{w.SpaceId}");
        await using var other = await w.OpenPageAsync(w.Rae, $"space:{w.SpaceId}");

        await WithinPromiseAsync(async () =>
        {
            await RemoveAsync(w, w.Ben);
            await page.HearAsync("Ended");
        });
        await other.HearAsync("Changed");
        page.Heard();
        await w.HappenAsync(w.Ann, Guid.CreateVersion7());
        await other.HearAsync("Changed");

        Assert.Empty(page.Heard());
        Assert.False(page.Closed.IsCompleted);
    }

    [Fact]
    public async Task Disabling_an_account_closes_every_connection_of_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var one = await w.OpenPageAsync(w.Ben, "home");
        await using var two = await w.OpenPageAsync(w.Ben, $"in:{w.SpaceId}");

        await WithinPromiseAsync(async () =>
        {
            await w.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == w.Ben.Id)).Disable(w.Clock.GetUtcNow()));
            await w.HappenAsync(PeopleEvents.Disabled, w.Ben.Id);
            await one.HearAsync("Ended");
            await two.HearAsync("Ended");
            await Task.WhenAll(one.Closed, two.Closed);
        });
    }

    [Fact]
    public async Task Ending_one_session_leaves_the_others_open()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (laptop, phone) = (await w.SignInAsync(w.Ben), await w.SignInAsync(w.Ben));
        await using var first = await w.OpenPageAsync(laptop, "home");
        await using var second = await w.OpenPageAsync(laptop, $"in:{w.SpaceId}");
        await using var kept = await w.OpenPageAsync(phone, "home");
        var sessions = w.Server.Services.GetRequiredService<Sessions>();
        var mine = await sessions.ReadAsync(laptop.Cookie("__Host-session")!);

        await WithinPromiseAsync(async () =>
        {
            await sessions.EndAsync(w.Ben.Id, only: mine!.SessionId);
            await Task.WhenAll(first.Closed, second.Closed);
        });

        Assert.DoesNotContain("Ended", kept.Heard());
        await w.HappenAsync(w.Ann, Guid.CreateVersion7());
        await kept.HearAsync("Changed");
    }

    [Fact]
    public async Task A_seat_that_lapses_ends_the_page_at_that_instant_and_not_before()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var end = w.Clock.GetUtcNow().AddHours(1);
        await w.WriteAsync(db => db.Set<Seat>().Where(s => s.PersonId == w.Ben.Id).ForEachAsync(seat => db.Entry(seat).Property(s => s.EndsAt).CurrentValue = end));
        await using var page = await w.OpenPageAsync(w.Ben, $"in:{w.SpaceId}", $"space:{w.SpaceId}");

        w.Clock.Set(end.AddSeconds(-1));
        await w.HappenAsync(w.Ann, Guid.CreateVersion7());
        await page.HearAsync("Changed");
        Assert.DoesNotContain("Ended", page.Heard());

        await WithinPromiseAsync(async () =>
        {
            w.Clock.Set(end);
            await page.HearAsync("Ended");
        });
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_session_that_runs_out_closes_its_pages(bool wasSeen)
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var browser = await w.SignInAsync(w.Ben);
        await using var page = await w.OpenPageAsync(browser, "home");

        w.Clock.Advance(Session.Idle.Add(TimeSpan.FromMinutes(-1)));
        if (wasSeen)
        {
            await browser.GetAsync("/");
        }

        w.Clock.Advance(TimeSpan.FromMinutes(2));
        if (wasSeen)
        {
            await w.HappenAsync(w.Ann, Guid.CreateVersion7());
            await page.HearAsync("Changed");
            Assert.False(page.Closed.IsCompleted);
        }
        else
        {
            await WithinPromiseAsync(() => page.Closed);
        }
    }

    [Fact]
    public async Task Another_role_makes_the_page_look_again()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var page = await w.OpenPageAsync(w.Ben, $"in:{w.SpaceId}", $"thing:{Guid.CreateVersion7()}");

        await w.WriteAsync(async db => (await db.Set<Membership>().SingleAsync(m => m.SpaceId == w.SpaceId && m.PersonId == w.Ben.Id)).Change(Role.Reader));
        await w.HappenAsync("member.role-changed", w.Ben.Id, w.SpaceId);

        await page.HearAsync("Changed");
    }

    [Fact]
    public async Task Whoever_joins_a_space_hears_of_it_on_the_page_that_is_open()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var page = await w.OpenPageAsync(w.Zed, "home");

        await w.HappenAsync("member.added", w.Zed.Id, w.SpaceId, db => db.Add(Membership.Join(w.SpaceId, w.Zed.Id, Role.Reader, w.Clock.GetUtcNow())));
        await page.HearAsync("Changed");
        await Task.Yield();
        page.Heard();
        await w.HappenAsync(w.Ann, Guid.CreateVersion7());

        await page.HearAsync("Changed");
    }

    [Fact]
    public async Task Losing_the_office_ends_the_pages_of_the_office()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var page = await w.OpenPageAsync(w.Sam, "organisation");

        await WithinPromiseAsync(async () =>
        {
            await w.WriteAsync(async db => db.Remove(await db.Set<Administrator>().SingleAsync(a => a.PersonId == w.Sam.Id)));
            await w.HappenAsync("administrator.removed", w.Sam.Id);
            await page.HearAsync("Ended");
        });
    }

    private static Task RemoveAsync(TestWorkspace w, Actor actor) => w.WriteAsync(async db =>
    {
        (await db.Set<Membership>().SingleAsync(m => m.SpaceId == w.SpaceId && m.PersonId == actor.Id)).Leave(w.Clock.GetUtcNow());
        db.Add(new Event { OrganisationId = w.OrganisationId, SpaceId = w.SpaceId, ActorId = w.Ann.Id, Kind = "member.removed", SubjectId = actor.Id, At = w.Clock.GetUtcNow() });
    });

    private static async Task WithinPromiseAsync(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Promised);
    }
}
