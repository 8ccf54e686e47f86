using System.Net;
using Microsoft.EntityFrameworkCore;
using Workspace.Invitations;
using Workspace.Licensing;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Tests.Support;

namespace Workspace.Tests.Invitations;

/// <summary>Asking to join a space that takes requests, and being let in.</summary>
public sealed class JoinTests
{
    [Fact]
    public async Task A_space_that_takes_no_requests_cannot_be_told_from_none()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var zed = await w.SignInAsync(w.Zed);

        Assert.Equal(HttpStatusCode.NotFound, (await zed.GetAsync($"/spaces/{w.SpaceId}/join")).Status);
        Assert.DoesNotContain("Land registration reform", (await zed.GetAsync("/spaces")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_asks_and_an_owner_lets_them_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ann = await w.SignInAsync(w.Ann);
        await (await ann.GetAsync($"/spaces/{w.SpaceId}/people/joining")).PressAsync("Save", ("Takes", "true"));
        var zed = await w.SignInAsync(w.Zed);
        var page = await (await zed.GetAsync("/spaces")).ClickAsync("Land registration reform");
        await page.PressAsync("Ask to join", ("Said", "I know deeds."));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<JoinActions>(w.Zed, a => a.AskAsync(w.SpaceId, "")));

        var waiting = await ann.GetAsync($"/spaces/{w.SpaceId}/people/joining");
        Assert.Contains("I know deeds.", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("1 person asks to join", (await ann.GetAsync("/")).Text, StringComparison.Ordinal);
        await waiting.PressAsync("Let in", ("Role", "Commenter"));

        Assert.Equal(HttpStatusCode.OK, (await zed.GetAsync($"/spaces/{w.SpaceId}")).Status);
        Assert.Equal(Role.Commenter, await w.ReadAsync(db => db.Set<Membership>().Where(m => m.SpaceId == w.SpaceId && m.PersonId == w.Zed.Id).Select(m => m.Role).SingleAsync()));
    }

    [Fact]
    public async Task Who_comes_back_has_the_role_of_before()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<JoinActions>(w.Ann, a => a.TakeRequestsAsync(w.SpaceId, true));
        await w.DoAsync<MemberActions>(w.Fay, a => a.LeaveAsync(w.SpaceId));
        await w.DoAsync<JoinActions>(w.Fay, a => a.AskAsync(w.SpaceId, "I am back."));
        await w.DoAsync<MemberActions>(w.Cas, a => a.LeaveAsync(w.SpaceId));
        var ann = await w.SignInAsync(w.Ann);

        var answered = await (await ann.GetAsync($"/spaces/{w.SpaceId}/people/joining")).PressAsync("Let in", ("Role", "Reader"));
        var add = await ann.GetAsync($"/spaces/{w.SpaceId}/people/add");
        Assert.Contains("Was here before as a commenter", add.Text, StringComparison.Ordinal);
        await add.PressAsync("Add the people ticked", ("Form.People", w.Cas.Id.ToString()), ("Form.Role", "Owner"));

        Assert.Contains("They are let in, as a facilitator.", answered.AllText, StringComparison.Ordinal);
        Assert.Equal([(w.Fay.Id, Role.Facilitator), (w.Cas.Id, Role.Commenter)],
            await w.ReadAsync(async db => (await db.Set<Membership>().Where(m => m.SpaceId == w.SpaceId && (m.PersonId == w.Fay.Id || m.PersonId == w.Cas.Id)).OrderByDescending(m => m.Role).ToListAsync()).Select(m => (m.PersonId, m.Role))));
    }

    [Fact]
    public async Task Who_is_let_in_without_a_seat_waits_for_one()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<JoinActions>(w.Ann, a => a.TakeRequestsAsync(w.SpaceId, true));
        await w.DoAsync<JoinActions>(w.Sam, a => a.AskAsync(w.SpaceId, ""));
        var request = await w.ReadAsync(db => db.Set<JoinRequest>().SingleAsync(r => r.SpaceId == w.SpaceId));

        await w.DoAsync<JoinActions>(w.Ann, a => a.LetInAsync(w.SpaceId, request.Id, Role.Reader));

        Assert.True(await w.ReadAsync(db => db.Set<SeatRequest>().AnyAsync(r => r.PersonId == w.Sam.Id && r.AnsweredAt == null)));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<JoinActions>(w.Ann, a => a.DeclineAsync(w.SpaceId, request.Id)));
    }

    [Fact]
    public async Task Only_owners_answer_and_only_their_own()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<JoinActions>(w.Ann, a => a.TakeRequestsAsync(w.SpaceId, true));
        await w.DoAsync<JoinActions>(w.Zed, a => a.AskAsync(w.SpaceId, ""));
        var request = await w.ReadAsync(db => db.Set<JoinRequest>().SingleAsync(r => r.SpaceId == w.SpaceId));

        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<JoinActions>(w.Fay, a => a.LetInAsync(w.SpaceId, request.Id, Role.Owner)));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<JoinActions>(w.Ola, a => a.LetInAsync(w.OtherSpaceId, request.Id, Role.Owner)));
    }
}
