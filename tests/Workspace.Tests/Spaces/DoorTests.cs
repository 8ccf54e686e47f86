using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Spaces;

/// <summary>Who gets into a space, and as what.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task A_member_with_a_seat_enters_in_their_role()
    {
        await using var w = await TestWorkspace.OpenAsync();

        Assert.Equal(Role.Contributor, await w.DoAsync<SpaceAccess, Role>(w.Ben, async spaces =>
        {
            await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Reader);
            return visit.Role;
        }));
    }

    [Fact]
    public async Task Unknown_and_forbidden_spaces_look_the_same()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var forbidden = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<SpaceAccess>(w.Zed, spaces => spaces.EnterAsync(w.SpaceId, Role.Reader)));
        var foreign = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<SpaceAccess>(w.Ola, spaces => spaces.EnterAsync(w.SpaceId, Role.Reader)));
        var unknown = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<SpaceAccess>(w.Zed, spaces => spaces.EnterAsync(Guid.CreateVersion7(), Role.Reader)));

        Assert.All([forbidden, foreign, unknown], refusal => Assert.Equal(RefusalKind.NotFound, refusal.Kind));
        Assert.Equal(unknown.Message, forbidden.Message);
        Assert.Equal(unknown.Message, foreign.Message);
    }

    [Fact]
    public async Task A_lapsed_seat_is_told_since_when()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var refusal = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<SpaceAccess>(w.Gil, spaces => spaces.EnterAsync(w.SpaceId, Role.Reader)));

        Assert.Equal(RefusalKind.SeatEnded, refusal.Kind);
        Assert.Equal("Your seat ended on 14 November 2026. Sam Price can renew it.", refusal.Message);
    }
}
