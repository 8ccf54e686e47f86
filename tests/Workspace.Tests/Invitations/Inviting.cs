using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Invitations;
using Workspace.People;
using Workspace.People.SignIn;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Invitations;

/// <summary>What tests about invitations do again and again.</summary>
internal static class Invite
{
    public static readonly Visitor Visitor = new("a test", null, null);

    public static async Task<Guid> DrawAsync(TestWorkspace w, Actor by, Guid? spaceId, string addresses, Role role = Role.Contributor, DateOnly? until = null, string? message = null) =>
        await w.DoAsync<InviteActions, Guid>(by, a => a.DrawAsync(spaceId, new InviteWish(addresses, null, null, role, until, message)));

    /// <summary>Sends a list, and waits until it is worked through.</summary>
    public static async Task<InvitationBatch> SendAsync(TestWorkspace w, Actor by, Guid? spaceId, string addresses, Role role = Role.Contributor, string? message = null)
    {
        var batch = await DrawAsync(w, by, spaceId, addresses, role, message: message);
        await w.DoAsync<InviteActions>(by, a => a.SendAsync(spaceId, batch));
        return await OverAsync(w, batch);
    }

    public static async Task<InvitationBatch> OverAsync(TestWorkspace w, Guid batch)
    {
        for (var tries = 0; tries < 1_200; tries++)
        {
            if (await w.ReadAsync(db => db.Set<InvitationBatch>().AsNoTracking().SingleAsync(b => b.Id == batch)) is { IsOver: true } over)
            {
                return over;
            }

            await w.Server.Services.GetRequiredService<InvitationRunner>().StepAsync();
        }

        throw new TimeoutException("The list is not worked through.");
    }

    /// <summary>An invitation whose secret the test knows.</summary>
    public static async Task<(Guid Id, string Secret)> MakeAsync(TestWorkspace w, string email, Role role = Role.Contributor, Guid? spaceId = null, Guid? by = null)
    {
        var secret = Secret.Make();
        var invitation = Invitation.Make(w.OrganisationId, spaceId ?? w.SpaceId, new Guest(1, "New Person", email, role, GuestKind.New), "", by ?? w.Ann.Id, Secret.Hash(secret), w.Clock.GetUtcNow());
        await w.WriteAsync(db =>
        {
            db.Add(invitation);
            return Task.CompletedTask;
        });
        return (invitation.Id, secret);
    }

    public static Task<Accepted> AcceptAsync(TestWorkspace w, string secret, string? name = "New Person", Guid? me = null) =>
        w.Server.Services.GetRequiredService<AcceptActions>().AcceptAsync(secret, name, me, Visitor);
}
