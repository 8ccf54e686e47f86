using System.Net;
using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Licensing;

/// <summary>Many places go to others in one step: all of them or none, and never one seat more.</summary>
public sealed class SeatTransferTests
{
    [Fact]
    public async Task Many_go_to_others_in_one_step_and_cost_no_seat()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (licence, people) = (await w.BuyAsync(3), await w.HireAsync(6));
        Guid[] seats = [await w.AssignAsync(people[0], licence), await w.AssignAsync(people[1], licence), await w.AssignAsync(people[2], licence)];

        await w.DoAsync<SeatTransfers>(w.Sam, t => t.TransferAsync([.. seats.Zip(people[3..], (seat, to) => new SeatMove(seat, to.Email))], withMemberships: false));

        Assert.Equal(3, await w.HeldAsync(licence, w.Clock.GetUtcNow()));
        foreach (var (before, after) in people[..3].Zip(people[3..]))
        {
            Assert.Equal(SeatEnding.Transferred, (await w.SeatsAsync(before))[0].Ending);
            Assert.True(Assert.Single(await w.SeatsAsync(after)).IsHeldAt(w.Clock.GetUtcNow()));
        }
    }

    [Fact]
    public async Task All_are_transferred_or_none_and_the_line_that_is_wrong_is_named()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (licence, people) = (await w.BuyAsync(3), await w.HireAsync(4));
        Guid[] seats = [await w.AssignAsync(people[0], licence), await w.AssignAsync(people[1], licence)];
        Task<Refusal> To(string first, string second) => w.RefusedAsync<SeatTransfers>(w.Sam, t => t.TransferAsync([new(seats[0], first), new(seats[1], second)], withMemberships: false));

        var unknown = await To(people[2].Email, "nobody@example.org");
        Assert.Equal(("Nobody here has the address nobody@example.org. Choose one from the list, or add the account first.", $"To[{seats[1]}]"), (unknown.Message, unknown.Field));
        Assert.StartsWith("Newcomer 3 is named twice.", (await To(people[2].Email, people[2].Email)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Newcomer 1 gives up a seat in the same step.", (await To(people[2].Email, people[0].Email)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Nobody here has the address", (await To(people[2].Email, w.Ola.Email)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Ben Okoro already holds a seat", (await To(people[2].Email, w.Ben.Email)).Message, StringComparison.Ordinal);

        Assert.Empty(await w.SeatsAsync(people[2]));
        Assert.True((await w.SeatsAsync(people[0]))[0].IsHeldAt(w.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Owners_of_a_space_hand_it_over_with_their_memberships_only()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(async db => (await db.Set<Membership>().SingleAsync(m => m.SpaceId == w.SpaceId && m.PersonId == w.Fay.Id)).Change(Role.Owner));
        var people = await w.HireAsync(2);
        SeatMove[] moves = [new(await w.SeatAsync(w.Ann), people[0].Email), new(await w.SeatAsync(w.Fay), people[1].Email)];

        Assert.Contains("is the only owner of 1 space.", (await w.RefusedAsync<SeatTransfers>(w.Sam, t => t.TransferAsync(moves, withMemberships: false))).Message, StringComparison.Ordinal);
        await w.DoAsync<SeatTransfers>(w.Sam, t => t.TransferAsync(moves, withMemberships: true));

        Assert.Equal(people.Select(p => p.Id).Order(), (await w.ReadAsync(db => db.Set<Membership>().Where(m => m.SpaceId == w.SpaceId && m.Role == Role.Owner && m.LeftAt == null).Select(m => m.PersonId).ToListAsync())).Order());
    }

    [Fact]
    public async Task The_page_says_what_it_costs_and_leaves_empty_lines_alone()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var person = (await w.HireAsync(1))[0];
        var (ben, cas) = (await w.SeatAsync(w.Ben), await w.SeatAsync(w.Cas));
        var page = await (await w.SignInAsync(w.Sam)).GetAsync($"/office/seats/transfer?seat={ben}&seat={cas}");
        Assert.Contains("This costs no further seat: 2 seats end and as many begin.", page.Text, StringComparison.Ordinal);

        var wrong = await page.PressAsync("Transfer the seats");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        page = await wrong.PressAsync("Transfer the seats", ($"Form.To[{cas}]", person.Email), ("Form.WithMemberships", "true"));

        Assert.Equal("/office/seats", page.Path);
        Assert.Contains("Newcomer 1", page.Text, StringComparison.Ordinal);
        Assert.True((await w.SeatsAsync(w.Ben))[0].IsHeldAt(w.Clock.GetUtcNow()));
        Assert.Equal(SeatEnding.Transferred, (await w.SeatsAsync(w.Cas))[0].Ending);
        Assert.Equal(Role.Commenter, await w.ReadAsync(db => db.Set<Membership>().Where(m => m.PersonId == person.Id).Select(m => m.Role).SingleAsync()));
    }

    [Fact]
    public async Task Two_transfers_to_the_same_people_at_once_give_each_one_seat()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (licence, people) = (await w.BuyAsync(4), await w.HireAsync(6));
        var seats = new List<Guid>();
        foreach (var person in people[..4])
        {
            seats.Add(await w.AssignAsync(person, licence));
        }

        var answers = await SeatRaceTests.AtOnceAsync(new[] { seats[..2], seats[2..] }.Select(some => (Func<Task>)(() =>
            w.DoAsync<SeatTransfers>(w.Sam, t => t.TransferAsync([new(some[0], people[4].Email), new(some[1], people[5].Email)], withMemberships: false)))));

        Assert.Single(answers, a => a is null);
        Assert.Equal(4, await w.HeldAsync(licence, w.Clock.GetUtcNow()));
        Assert.Single(await w.SeatsAsync(people[4]));
    }
}
