using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Licensing;

/// <summary>Seats are given, released, transferred and renewed, and the rows answer who held one at any time.</summary>
public sealed class SeatActionsTests
{
    [Fact]
    public async Task A_seat_begins_now_and_lasts_until_the_end_of_its_last_day()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (licence, person) = (await w.BuyAsync(2), (await w.HireAsync(1))[0]);

        await w.AssignAsync(person, licence, new DateOnly(2027, 3, 28));

        var seat = Assert.Single(await w.SeatsAsync(person));
        Assert.Equal(w.Clock.GetUtcNow(), seat.StartsAt);
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 23, 0, 0, TimeSpan.Zero), seat.EndsAt);
        Assert.Equal([LicensingEvents.Bought, LicensingEvents.Assigned], await w.OfficeEventsAsync());
    }

    [Fact]
    public async Task Only_an_administrator_gives_seats()
    {
        await using var w = await TestWorkspace.OpenAsync();

        foreach (var actor in new[] { w.Ann, w.Fay, w.Ben, w.Rae, w.Zed, w.Gil, w.Ola })
        {
            var refusal = await w.RefusedAsync(actor, a => a.AssignAsync(w.Gil.Id, new SeatTerms(w.LicenceId)));
            Assert.NotEqual(RefusalKind.Forbidden, refusal.Kind);
        }

        Assert.Equal(RefusalKind.SignedOut, (await w.RefusedAsync(null, a => a.AssignAsync(w.Gil.Id, new SeatTerms(w.LicenceId)))).Kind);
        Assert.Single(await w.SeatsAsync(w.Gil));
    }

    [Fact]
    public async Task Another_organisation_with_equal_names_is_neither_seen_nor_touched()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var theirs = await w.SeatAsync(w.Ola);
        var person = (await w.HireAsync(1))[0];
        var theirLicence = (await w.SeatsAsync(w.Ola))[0].LicenceId;

        Assert.Equal(RefusalKind.NotFound, (await w.RefusedAsync(w.Sam, a => a.ReleaseAsync([theirs]))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await w.RefusedAsync<SeatTransfers>(w.Sam, a => a.TransferAsync(theirs, person.Id, true))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await w.RefusedAsync(w.Sam, a => a.RenewAsync([theirs], w.LicenceId, null))).Kind);
        Assert.Equal("LicenceId", (await w.RefusedAsync(w.Sam, a => a.AssignAsync(person.Id, new SeatTerms(theirLicence)))).Field);
        Assert.Equal("PersonId", (await w.RefusedAsync(w.Sam, a => a.AssignAsync(w.Ola.Id, new SeatTerms(w.LicenceId)))).Field);
        Assert.Equal(RefusalKind.NotFound, (await w.RefusedAsync<LicenceActions>(w.Sam, a => a.ChangeAsync(theirLicence, new LicenceTerms("L-X", 1, new(2026, 1, 1), new(2028, 1, 1)), 0))).Kind);
        Assert.True((await w.SeatsAsync(w.Ola))[0].IsHeldAt(w.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_released_seat_is_free_at_once_and_stays_in_the_history()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var (licence, people) = (await w.BuyAsync(1), await w.HireAsync(2));
        var seat = await w.AssignAsync(people[0], licence);
        w.Clock.Advance(TimeSpan.FromDays(2));

        await w.DoAsync<SeatActions>(w.Sam, a => a.ReleaseAsync([seat]));
        await w.AssignAsync(people[1], licence);

        var ended = Assert.Single(await w.SeatsAsync(people[0]));
        Assert.Equal((w.Clock.GetUtcNow(), SeatEnding.Released), (ended.EndsAt, ended.Ending));
        Assert.Equal(1, await w.HeldAsync(licence, w.Clock.GetUtcNow()));
        Assert.Equal(1, await w.HeldAsync(licence, w.Clock.GetUtcNow().AddTicks(-1)));
        Assert.Equal("This seat has already ended.", (await w.RefusedAsync(w.Sam, a => a.ReleaseAsync([seat]))).Message);
    }

    [Fact]
    public async Task A_renewal_follows_directly_and_may_come_from_the_next_licence()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (old, next) = (await w.BuyAsync(1, "L-A", last: "2026-12-31"), await w.BuyAsync(1, "L-B", first: "2027-01-01", last: "2027-10-31"));
        var person = (await w.HireAsync(1))[0];
        var seat = await w.AssignAsync(person, old);

        await w.DoAsync<SeatActions>(w.Sam, a => a.RenewAsync([seat], next, null));

        var rows = await w.SeatsAsync(person);
        Assert.Equal(2, rows.Count);
        Assert.Equal(rows[0].EndsAt, rows[1].StartsAt);
        Assert.Equal(new DateTimeOffset(2027, 11, 1, 0, 0, 0, TimeSpan.Zero), rows[1].EndsAt);
        Assert.Equal([old, next], rows.Select(r => r.LicenceId));
        Assert.StartsWith("Newcomer 1 already holds a seat until the end of Sunday 31 October 2027.", (await w.RefusedAsync(w.Sam, a => a.RenewAsync([seat], next, null))).Message);
    }

    [Fact]
    public async Task A_lapsed_seat_is_renewed_from_now_and_gives_back_what_its_holder_had()
    {
        await using var w = await TestWorkspace.OpenAsync();

        await w.DoAsync<SeatActions>(w.Sam, async a => await a.RenewAsync([await w.SeatAsync(w.Gil)], w.LicenceId, null));

        Assert.Equal(Role.Contributor, await w.DoAsync<SpaceAccess, Role>(w.Gil, async spaces =>
        {
            await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Contributor);
            return visit.Role;
        }));
        Assert.Equal(w.Clock.GetUtcNow(), (await w.SeatsAsync(w.Gil))[1].StartsAt);
    }

    [Fact]
    public async Task Many_are_renewed_together_or_none()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (old, next) = (await w.BuyAsync(3, "L-A", last: "2026-12-31"), await w.BuyAsync(2, "L-B", first: "2027-01-01", last: "2027-12-31"));
        var seats = await Task.WhenAll((await w.HireAsync(3)).Select(p => w.AssignAsync(p, old)));

        Assert.StartsWith("No seat is free", (await w.RefusedAsync(w.Sam, a => a.RenewAsync(seats, next, null))).Message);
        Assert.Equal(0, await w.HeldAsync(next, new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero)));

        await w.DoAsync<SeatActions>(w.Sam, a => a.RenewAsync(seats[..2], next, null));
        Assert.Equal(2, await w.HeldAsync(next, new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task A_transfer_keeps_the_end_and_takes_memberships_only_when_asked()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (ben, people) = (await w.SeatAsync(w.Ben), await w.HireAsync(2));
        var end = (await w.SeatsAsync(w.Ben))[0].EndsAt;

        await w.DoAsync<SeatTransfers>(w.Sam, a => a.TransferAsync(ben, people[0].Id, withMemberships: false));

        Assert.Equal(SeatEnding.Transferred, (await w.SeatsAsync(w.Ben))[0].Ending);
        Assert.Equal((w.Clock.GetUtcNow(), end), ((await w.SeatsAsync(people[0]))[0].StartsAt, (await w.SeatsAsync(people[0]))[0].EndsAt));
        Assert.False(await IsMemberAsync(w, people[0]));
        Assert.True(await IsMemberAsync(w, w.Ben));

        await w.DoAsync<SeatTransfers>(w.Sam, async a => await a.TransferAsync(await w.SeatAsync(w.Cas), people[1].Id, withMemberships: true));

        Assert.False(await IsMemberAsync(w, w.Cas));
        Assert.Equal(Role.Commenter, await w.DoAsync<SpaceAccess, Role>(people[1], async spaces =>
        {
            await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Reader);
            return visit.Role;
        }));
        Assert.Equal(["member.left", "member.joined"], await w.EventsAsync());
    }

    [Fact]
    public async Task The_only_owner_of_a_space_keeps_the_seat_until_somebody_follows()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (ann, person) = (await w.SeatAsync(w.Ann), (await w.HireAsync(1))[0]);

        Assert.StartsWith("Ann Reed is the only owner of 1 space.", (await w.RefusedAsync(w.Sam, a => a.ReleaseAsync([ann]))).Message);
        Assert.StartsWith("Ann Reed is the only owner of 1 space.", (await w.RefusedAsync<SeatTransfers>(w.Sam, a => a.TransferAsync(ann, person.Id, withMemberships: false))).Message);

        await w.DoAsync<SeatTransfers>(w.Sam, a => a.TransferAsync(ann, person.Id, withMemberships: true));
        Assert.Equal(Role.Owner, await w.ReadAsync(db => db.Set<Membership>().Where(m => m.PersonId == person.Id).Select(m => m.Role).SingleAsync()));
    }

    [Fact]
    public async Task Two_owners_of_a_space_cannot_lose_their_seats_together()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(async db => (await db.Set<Membership>().SingleAsync(m => m.SpaceId == w.SpaceId && m.PersonId == w.Fay.Id)).Change(Role.Owner));
        var (ann, fay) = (await w.SeatAsync(w.Ann), await w.SeatAsync(w.Fay));

        Assert.Contains("is the only owner of 1 space.", (await w.RefusedAsync(w.Sam, a => a.ReleaseAsync([ann, fay]))).Message);
        var answers = await SeatRaceTests.AtOnceAsync(new[] { ann, fay }.Select(seat => (Func<Task>)(() => w.DoAsync<SeatActions>(w.Sam, a => a.ReleaseAsync([seat])))));

        Assert.Single(answers, a => a is null);
    }

    [Fact]
    public async Task Nobody_is_given_a_seat_in_the_past_or_a_second_one()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var person = (await w.HireAsync(1))[0];

        Assert.Equal("FirstDay", (await w.RefusedAsync(w.Sam, a => a.AssignAsync(person.Id, new SeatTerms(w.LicenceId, FirstDay: new DateOnly(2026, 11, 23))))).Field);
        Assert.StartsWith("Ben Okoro already holds a seat until", (await w.RefusedAsync(w.Sam, a => a.AssignAsync(w.Ben.Id, new SeatTerms(w.LicenceId)))).Message);
    }

    [Fact]
    public async Task A_licence_is_changed_by_one_administrator_at_a_time()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var licence = await w.BuyAsync(2);
        LicenceTerms Larger(int seats) => new("L-2027-01", seats, new(2026, 11, 24), new(2027, 3, 31), "PO 4500081772");

        await w.DoAsync<LicenceActions>(w.Sam, a => a.ChangeAsync(licence, Larger(5), 0));

        Assert.Equal(RefusalKind.Conflict, (await w.RefusedAsync<LicenceActions>(w.Sam, a => a.ChangeAsync(licence, Larger(6), 0))).Kind);
        await w.DoAsync<LicenceActions>(w.Sam, a => a.ChangeAsync(licence, Larger(6), 1));
        Assert.Equal(6, await w.ReadAsync(db => db.Set<Licence>().Where(l => l.Id == licence).Select(l => l.Seats).SingleAsync()));
        Assert.Equal("There is a licence L-2026-04 already. Enter another reference.", (await w.RefusedAsync<LicenceActions>(w.Sam, a => a.BuyAsync(new("L-2026-04", 1, new(2026, 1, 1), new(2027, 1, 1))))).Message);
    }

    private static Task<bool> IsMemberAsync(TestWorkspace w, Actor person) =>
        w.ReadAsync(db => db.Set<Membership>().AnyAsync(m => m.SpaceId == w.SpaceId && m.PersonId == person.Id && m.LeftAt == null));
}
