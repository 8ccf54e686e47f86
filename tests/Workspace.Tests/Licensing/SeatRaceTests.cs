using Microsoft.Extensions.DependencyInjection;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Licensing;

/// <summary>The cap holds however many ask at once: nobody loses a free seat to the race, and none is given twice.</summary>
public sealed class SeatRaceTests
{
    [Fact]
    public async Task Of_twenty_assignments_at_once_exactly_the_eight_free_seats_are_given()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var licence = await w.BuyAsync(8);
        var people = await w.HireAsync(20);

        var answers = await AtOnceAsync(people.Select(p => (Func<Task>)(() => w.AssignAsync(p, licence))));

        Assert.Equal(8, answers.Count(a => a is null));
        Assert.All(answers.OfType<Refusal>(), no => Assert.Equal("No seat is free: all 8 of licence L-2027-01 are taken for these dates. Release one, or choose another licence.", no.Message));
        Assert.Equal(8, await w.HeldAsync(licence, w.Clock.GetUtcNow()));
        Assert.Equal(8, (await w.OfficeEventsAsync()).Count(kind => kind == LicensingEvents.Assigned));
    }

    [Fact]
    public async Task The_cap_holds_between_two_servers_on_one_database()
    {
        var (database, folder) = (TestDatabase.Create(), Directory.CreateTempSubdirectory("workspace-test-").FullName);
        await using var other = new TestServer(postgres: database, folder: folder);
        await using var w = await TestWorkspace.OpenOwnAsync(new TestServer(postgres: database, folder: folder));
        _ = other.Services; // starts it: else a hundred at once would each start one
        var (licence, people) = (await w.BuyAsync(37), await w.HireAsync(200));

        var answers = await AtOnceAsync(people.Select((person, n) => (Func<Task>)(() => AssignAsync(n % 2 == 0 ? w.Server : other, w, person, licence))));

        Assert.Equal(37, answers.Count(a => a is null));
        Assert.Equal(37, await w.HeldAsync(licence, w.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task One_person_given_seats_in_two_licences_at_once_holds_one()
    {
        await using var w = await TestWorkspace.OpenAsync();
        Guid[] licences = [await w.BuyAsync(5, "L-A"), await w.BuyAsync(5, "L-B")];
        var person = (await w.HireAsync(1))[0];

        var answers = await AtOnceAsync(Enumerable.Range(0, 10).Select(n => (Func<Task>)(() => w.AssignAsync(person, licences[n % 2]))));

        Assert.Single(answers, a => a is null);
        Assert.Single(await w.SeatsAsync(person));
    }

    [Fact]
    public async Task A_seat_transferred_twice_at_once_has_one_new_holder()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var licence = await w.BuyAsync(1);
        var people = await w.HireAsync(5);
        var seat = await w.AssignAsync(people[0], licence);

        var answers = await AtOnceAsync(people[1..].Select(p => (Func<Task>)(() => w.DoAsync<SeatTransfers>(w.Sam, a => a.TransferAsync(seat, p.Id, false)))));

        Assert.Single(answers, a => a is null);
        Assert.Equal(1, await w.HeldAsync(licence, w.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Renewals_and_assignments_at_once_keep_to_the_cap()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (now, next) = (await w.BuyAsync(6, "L-A", last: "2026-12-31"), await w.BuyAsync(4, "L-B", first: "2027-01-01", last: "2027-12-31"));
        var people = await w.HireAsync(12);
        var seats = await Task.WhenAll(people[..6].Select(p => w.AssignAsync(p, now)));

        var renewals = seats.Select(s => (Func<Task>)(() => w.DoAsync<SeatActions>(w.Sam, a => a.RenewAsync([s], next, null))));
        var assignments = people[6..].Select(p => (Func<Task>)(() => w.AssignAsync(p, next, firstDay: new DateOnly(2027, 1, 1))));
        var answers = await AtOnceAsync(renewals.Concat(assignments));

        Assert.Equal(4, answers.Count(a => a is null));
        Assert.Equal(4, await w.HeldAsync(next, new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    private static async Task AssignAsync(TestServer server, TestWorkspace w, Actor person, Guid licence)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var now = w.Clock.GetUtcNow();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is(new SignedIn(Guid.CreateVersion7(), w.Sam.Id, w.OrganisationId, w.Sam.Name, "SP", "Europe/London", Theme.System, true, true, now, now, false));
        await scope.ServiceProvider.GetRequiredService<SeatActions>().AssignAsync(person.Id, new SeatTerms(licence));
    }

    /// <summary>Starts all together; null for what was done, the refusal for what was not.</summary>
    internal static async Task<Exception?[]> AtOnceAsync(IEnumerable<Func<Task>> acts)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var runs = acts.Select(async act =>
        {
            await start.Task;
            return await Record.ExceptionAsync(act);
        }).ToArray();
        start.SetResult();
        var answers = await Task.WhenAll(runs);
        Assert.All(answers, answer => Assert.True(answer is null or Refusal, answer?.ToString()));
        return answers;
    }
}
