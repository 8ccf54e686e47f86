using Workspace.Activity.Shell;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Activity;

/// <summary>What stands round every page.</summary>
public sealed class ShellTests
{
    [Fact]
    public async Task It_names_the_spaces_the_role_and_the_seat_of_a_member()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var shell = await ReadAsync(w, w.Ben, w.SpaceId);

        var space = Assert.Single(shell.Spaces);
        Assert.Equal(("Land registration reform", Role.Contributor, w.SpaceId), (space.Name, space.Role, space.Id));
        Assert.Equal("Lenders’ Association", shell.Affiliation);
        Assert.NotNull(shell.SeatEndsAt);
        Assert.False(shell.IsAdministrator);
        Assert.NotNull(shell.Here);
        Assert.Contains("Fay Owen (facilitator)", shell.Here.Helpers);
        Assert.Contains("Sam Price (licence administrator)", shell.Here.Helpers);
    }

    [Fact]
    public async Task It_shows_strangers_lapsed_seats_and_administrators_no_space()
    {
        await using var w = await TestWorkspace.OpenAsync();

        foreach (var actor in new[] { w.Zed, w.Gil, w.Sam, w.Ola })
        {
            var shell = await ReadAsync(w, actor, w.SpaceId);
            Assert.Null(shell.Here);
            Assert.DoesNotContain(shell.Spaces, space => space.Id == w.SpaceId);
        }

        Assert.True((await ReadAsync(w, w.Sam, null)).IsAdministrator);
        Assert.Null((await ReadAsync(w, w.Gil, null)).SeatEndsAt);
    }

    [Fact]
    public async Task What_others_do_after_the_last_visit_is_marked_and_what_one_does_oneself_is_not()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        Assert.False((await ReadAsync(w, w.Rae, w.SpaceId)).Here!.Space.Changed);
        w.Clock.Advance(TimeSpan.FromMinutes(1));

        await w.DoAsync<SpaceAccess>(w.Ann, async spaces =>
        {
            await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Owner);
            visit.Record(MemberEvents.RoleChanged, w.Cas.Id, new { from = "Reader", to = "Commenter" });
            await visit.SaveAsync();
        });

        Assert.True((await ReadAsync(w, w.Rae, w.SpaceId)).Here!.PeopleChanged);
        Assert.True((await ReadAsync(w, w.Rae, null)).Spaces[0].Changed);
        Assert.False((await ReadAsync(w, w.Ann, w.SpaceId)).Here!.PeopleChanged);
    }

    [Fact]
    public async Task A_tool_that_is_off_is_not_named()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(async db => (await db.FindAsync<Space>(w.SpaceId))!.SwitchTools(["risks"]));

        Assert.DoesNotContain((await ReadAsync(w, w.Ann, w.SpaceId)).Here!.Tools, tool => tool.Tool.Key == "risks");
    }

    private static Task<ShellFacts> ReadAsync(TestWorkspace w, Actor actor, Guid? spaceId) =>
        w.DoAsync<ShellQueries, ShellFacts>(actor, shell => shell.ReadAsync(actor.Id, spaceId));
}
