using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Tests.Support;

namespace Workspace.Tests.Spaces;

/// <summary>Owners say who is in a space and as what; nobody else does.</summary>
public sealed class MemberTests
{
    [Fact]
    public async Task An_owner_adds_people_who_hold_a_seat()
    {
        await using var w = await TestWorkspace.OpenAsync();

        Assert.Equal(1, await w.DoAsync<MemberActions, int>(w.Ann, m => m.AddAsync(w.SpaceId, [w.Zed.Id, w.Ben.Id], Role.Commenter)));

        Assert.Equal(Role.Commenter, await RoleAsync(w, w.Zed));
        Assert.Equal(Role.Contributor, await RoleAsync(w, w.Ben)); // already here: unchanged
        Assert.Equal([MemberEvents.Joined], await w.EventsAsync());
    }

    [Fact]
    public async Task People_without_a_seat_and_of_other_organisations_cannot_be_added()
    {
        await using var w = await TestWorkspace.OpenAsync();

        foreach (var stranger in new[] { w.Sam.Id, w.Ola.Id, Guid.CreateVersion7() })
        {
            var refusal = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<MemberActions>(w.Ann, m => m.AddAsync(w.SpaceId, [stranger, w.Zed.Id], Role.Reader)));
            Assert.Equal("Only people who hold a seat can be added. Look for them again.", refusal.Message);
        }

        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<MemberActions>(w.Ann, m => m.AddAsync(w.SpaceId, [], Role.Reader)));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<MemberActions>(w.Ann, m => m.AddAsync(w.SpaceId, [w.Zed.Id], (Role)9)));
        Assert.Empty(await w.EventsAsync());
        Assert.Null(await RoleAsync(w, w.Zed));
    }

    [Fact]
    public async Task A_facilitator_cannot_change_who_is_here()
    {
        await using var w = await TestWorkspace.OpenAsync();

        await RefusedAsync(w.DoAsync<MemberActions>(w.Fay, m => m.AddAsync(w.SpaceId, [w.Zed.Id], Role.Reader)), RefusalKind.Forbidden);
        await RefusedAsync(w.DoAsync<MemberActions>(w.Fay, m => m.ChangeRoleAsync(w.SpaceId, w.Rae.Id, Role.Owner)), RefusalKind.Forbidden);
        await RefusedAsync(w.DoAsync<MemberActions>(w.Fay, m => m.RemoveAsync(w.SpaceId, w.Rae.Id)), RefusalKind.Forbidden);
        await RefusedAsync(w.DoAsync<MemberActions>(w.Fay, m => m.BringBackAsync(w.SpaceId, w.Rae.Id)), RefusalKind.Forbidden);
        await RefusedAsync(w.DoAsync<CandidateQueries>(w.Fay, m => m.FindAsync(w.SpaceId, "Zed")), RefusalKind.Forbidden);
        Assert.Empty(await w.EventsAsync());
    }

    [Fact]
    public async Task Strangers_cannot_tell_that_it_exists()
    {
        await using var w = await TestWorkspace.OpenAsync();

        foreach (var stranger in new[] { w.Zed, w.Sam, w.Ola })
        {
            await RefusedAsync(w.DoAsync<MemberActions>(stranger, m => m.AddAsync(w.SpaceId, [w.Zed.Id], Role.Owner)), RefusalKind.NotFound);
            await RefusedAsync(w.DoAsync<MemberActions>(stranger, m => m.LeaveAsync(w.SpaceId)), RefusalKind.NotFound);
            await RefusedAsync(w.DoAsync<MemberQueries>(stranger, m => m.ListAsync(w.SpaceId, new())), RefusalKind.NotFound);
            await RefusedAsync(w.DoAsync<MemberQueries>(stranger, m => m.FindAsync(w.SpaceId, w.Ann.Id)), RefusalKind.NotFound);
        }

        await RefusedAsync(w.DoAsync<MemberQueries>(w.Ola, m => m.FindAsync(w.OtherSpaceId, w.Ann.Id)), RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_role_changes_and_the_event_says_from_what_to_what()
    {
        await using var w = await TestWorkspace.OpenAsync();

        await w.DoAsync<MemberActions>(w.Ann, m => m.ChangeRoleAsync(w.SpaceId, w.Rae.Id, Role.Facilitator));
        await w.DoAsync<MemberActions>(w.Ann, m => m.ChangeRoleAsync(w.SpaceId, w.Rae.Id, Role.Facilitator)); // no change, no event

        Assert.Equal(Role.Facilitator, await RoleAsync(w, w.Rae));
        Assert.Equal([MemberEvents.RoleChanged], await w.EventsAsync());
        Assert.Equal("""{"from":"Reader","to":"Facilitator"}""", await w.ReadAsync(db => Task.FromResult(db.Set<Workspace.Activity.Event>().Single(e => e.SpaceId == w.SpaceId).Facts)));
    }

    [Fact]
    public async Task Somebody_removed_is_out_at_once_and_comes_back_in_the_role_they_had()
    {
        await using var w = await TestWorkspace.OpenAsync();

        await w.DoAsync<MemberActions>(w.Ann, m => m.RemoveAsync(w.SpaceId, w.Ben.Id));
        Assert.Null(await RoleAsync(w, w.Ben));
        await RefusedAsync(w.DoAsync<MemberActions>(w.Ann, m => m.RemoveAsync(w.SpaceId, w.Ben.Id)), RefusalKind.NotFound);

        await w.DoAsync<MemberActions>(w.Ann, m => m.BringBackAsync(w.SpaceId, w.Ben.Id));
        Assert.Equal(Role.Contributor, await RoleAsync(w, w.Ben));
        Assert.Equal([MemberEvents.Removed, MemberEvents.Returned], await w.EventsAsync());
    }

    [Fact]
    public async Task The_last_owner_can_neither_leave_nor_be_demoted()
    {
        await using var w = await TestWorkspace.OpenAsync();

        await RefusedAsync(w.DoAsync<MemberActions>(w.Ann, m => m.LeaveAsync(w.SpaceId)), RefusalKind.Wrong);
        await RefusedAsync(w.DoAsync<MemberActions>(w.Ann, m => m.RemoveAsync(w.SpaceId, w.Ann.Id)), RefusalKind.Wrong);
        await RefusedAsync(w.DoAsync<MemberActions>(w.Ann, m => m.ChangeRoleAsync(w.SpaceId, w.Ann.Id, Role.Reader)), RefusalKind.Wrong);
        Assert.Empty(await w.EventsAsync());

        await w.DoAsync<MemberActions>(w.Ann, m => m.ChangeRoleAsync(w.SpaceId, w.Fay.Id, Role.Owner));
        await w.DoAsync<MemberActions>(w.Ann, m => m.LeaveAsync(w.SpaceId));
        Assert.Null(await RoleAsync(w, w.Ann));
    }

    [Fact]
    public async Task An_owner_whose_seat_has_lapsed_is_no_successor()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(async db => (await db.FindAsync<Membership>(w.SpaceId, w.Gil.Id))!.Change(Role.Owner));

        var refusal = await RefusedAsync(w.DoAsync<MemberActions>(w.Ann, m => m.LeaveAsync(w.SpaceId)), RefusalKind.Wrong);

        Assert.Equal("A space needs an owner who holds a seat. Make somebody else an owner first.", refusal.Message);
    }

    [Fact]
    public async Task Of_owners_who_remove_each_other_at_once_one_always_stays()
    {
        await using var w = await TestWorkspace.OpenAsync();
        for (var round = 0; round < 12; round++)
        {
            await w.WriteAsync(async db =>
            {
                foreach (var actor in new[] { w.Ann, w.Fay, w.Ben })
                {
                    (await db.FindAsync<Membership>(w.SpaceId, actor.Id))!.Return(Role.Owner, w.Clock.GetUtcNow());
                }
            });
            var start = new TaskCompletionSource();
            Task[] all =
            [
                TryAsync(start.Task, () => w.DoAsync<MemberActions>(w.Ann, m => m.RemoveAsync(w.SpaceId, w.Fay.Id))),
                TryAsync(start.Task, () => w.DoAsync<MemberActions>(w.Fay, m => m.ChangeRoleAsync(w.SpaceId, w.Ann.Id, Role.Reader))),
                TryAsync(start.Task, () => w.DoAsync<MemberActions>(w.Ben, m => m.LeaveAsync(w.SpaceId))),
                TryAsync(start.Task, () => w.DoAsync<MemberActions>(w.Ann, m => m.LeaveAsync(w.SpaceId))),
                TryAsync(start.Task, () => w.DoAsync<MemberActions>(w.Fay, m => m.LeaveAsync(w.SpaceId))),
            ];

            start.SetResult();
            await Task.WhenAll(all);

            Assert.True(await w.ReadAsync(db => Task.FromResult(db.Set<Membership>().Any(m => m.SpaceId == w.SpaceId && m.Role == Role.Owner && m.LeftAt == null))), $"No owner was left in round {round}.");
        }
    }

    [Fact]
    public async Task Everybody_else_leaves_when_they_want()
    {
        await using var w = await TestWorkspace.OpenAsync();

        await w.DoAsync<MemberActions>(w.Rae, m => m.LeaveAsync(w.SpaceId));

        Assert.Null(await RoleAsync(w, w.Rae));
        Assert.Equal([MemberEvents.Left], await w.EventsAsync());
    }

    [Fact]
    public async Task Candidates_are_seat_holders_of_the_organisation_found_by_name_body_or_address()
    {
        await using var w = await TestWorkspace.OpenAsync();

        foreach (var search in new[] { "", "zed", "HALE", "lenders", w.Zed.Email[..12] })
        {
            var (_, found, administrators) = await w.DoAsync<CandidateQueries, (Place, IReadOnlyList<Candidate>, IReadOnlyList<string>)>(w.Ann, c => c.FindAsync(w.SpaceId, search));
            Assert.Equal([new Candidate(w.Zed.Id, "Zed Hale", "Lenders’ Association", null)], found);
            Assert.Equal(["Sam Price"], administrators);
        }

        var (_, nobody, _) = await w.DoAsync<CandidateQueries, (Place, IReadOnlyList<Candidate>, IReadOnlyList<string>)>(w.Ann, c => c.FindAsync(w.SpaceId, "Ola"));
        Assert.Empty(nobody);
    }

    [Fact]
    public async Task An_archived_space_keeps_its_people_as_they_are()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(async db => (await db.FindAsync<Space>(w.SpaceId))!.Archive(w.Clock.GetUtcNow()));

        await RefusedAsync(w.DoAsync<MemberActions>(w.Ann, m => m.AddAsync(w.SpaceId, [w.Zed.Id], Role.Reader)), RefusalKind.Forbidden);
        await RefusedAsync(w.DoAsync<MemberActions>(w.Ann, m => m.RemoveAsync(w.SpaceId, w.Rae.Id)), RefusalKind.Forbidden);
    }

    private static Task<Role?> RoleAsync(TestWorkspace w, Actor actor) =>
        w.ReadAsync(db => Task.FromResult(db.Set<Membership>().Where(m => m.SpaceId == w.SpaceId && m.PersonId == actor.Id && m.LeftAt == null).Select(m => (Role?)m.Role).FirstOrDefault()));

    private static async Task<Refusal> RefusedAsync(Task act, RefusalKind kind)
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => act);
        Assert.Equal(kind, refusal.Kind);
        return refusal;
    }

    private static async Task TryAsync(Task start, Func<Task> act)
    {
        await start;
        try
        {
            await Task.Run(act);
        }
        catch (Refusal)
        {
            // the other was faster
        }
    }
}
