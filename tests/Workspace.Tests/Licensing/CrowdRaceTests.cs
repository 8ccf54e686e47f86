using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Tests.Support;

namespace Workspace.Tests.Licensing;

/// <summary>Two hundred at once: the cap, the last owner, the last administrator and a moved seat.</summary>
public sealed class CrowdRaceTests
{
    private const int Crowd = 200;

    [Fact]
    public async Task Of_200_assignments_exactly_the_free_seats_are_given()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (licence, people) = (await w.BuyAsync(37), await w.HireAsync(Crowd));

        var given = await AtOnceAsync(people.Select(p => (Func<Task>)(() => w.AssignAsync(p, licence))));

        Assert.Equal(37, given);
        Assert.Equal(37, await w.HeldAsync(licence, w.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Two_owners_who_leave_at_once_200_times_leave_one()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<MemberActions>(w.Ann, a => a.ChangeRoleAsync(w.SpaceId, w.Fay.Id, Role.Owner));

        await AtOnceAsync(Enumerable.Range(0, Crowd).Select(n => (Func<Task>)(() => w.DoAsync<MemberActions>(n % 2 == 0 ? w.Ann : w.Fay, a => a.LeaveAsync(w.SpaceId)))));

        Assert.Equal(1, await w.ReadAsync(db => db.Set<Membership>().CountAsync(m => m.SpaceId == w.SpaceId && m.Role == Role.Owner && m.LeftAt == null)));
    }

    [Fact]
    public async Task Three_administrators_who_remove_each_other_200_times_leave_two()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Ann.Id));
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Fay.Id));
        Actor[] three = [w.Sam, w.Ann, w.Fay];

        await AtOnceAsync(Enumerable.Range(0, Crowd).Select(n => (Func<Task>)(() => w.DoAsync<Administrators>(three[n % 3], a => a.RemoveAsync(three[(n + 1) % 3].Id)))));

        Assert.Equal(2, await w.ReadAsync(db => db.Set<Administrator>().CountAsync(a => a.OrganisationId == w.OrganisationId)));
    }

    [Fact]
    public async Task A_seat_moved_200_times_at_once_is_held_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (licence, people) = (await w.BuyAsync(1), await w.HireAsync(Crowd + 1));
        var seat = await w.AssignAsync(people[0], licence);

        var moved = await AtOnceAsync(people.Skip(1).Select(p => (Func<Task>)(() => w.DoAsync<SeatTransfers>(w.Sam, a => a.TransferAsync(seat, p.Id, withMemberships: false)))));

        Assert.Equal(1, moved);
        Assert.Equal(1, await w.HeldAsync(licence, w.Clock.GetUtcNow()));
    }

    // How many succeed; the others are refused in words.
    private static async Task<int> AtOnceAsync(IEnumerable<Func<Task>> acts) => (await Task.WhenAll(acts.Select(act => Task.Run(async () =>
    {
        try
        {
            await act();
            return 1;
        }
        catch (Refusal)
        {
            return 0;
        }
    })))).Sum();
}
