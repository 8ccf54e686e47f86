using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.People.SignIn;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>What an invitation offers, for the page behind its link.</summary>
/// <param name="MustSignIn">The address has an account that was used: its owner signs in first.</param>
public sealed record InvitationOffer(string Organisation, string Inviter, string? Space, string Purpose, Role Role, string Name, string Email, string? Affiliation, DateTimeOffset ExpiresAt, TimeZoneInfo Zone, Guid? PersonId, bool MustSignIn);

/// <summary>What came of accepting.</summary>
/// <param name="Secret">Of the new session, where the link signed its holder in.</param>
public sealed record Accepted(string? Secret, Guid? SpaceId, bool HasSeat);

/// <summary>Accepts invitations. Looking changes nothing; of two who press at once one gets in, with one account, one seat and one membership.</summary>
public sealed class AcceptActions(IDbContextFactory<WorkspaceDb> databases, IWriter writer, Sessions sessions, TimeProvider clock)
{
    public async Task<InvitationOffer> LookAsync(string secret, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (invitation, organisation) = await FindAsync(db, secret, ct);
        var person = await PersonAsync(db, invitation, ct);
        var space = await db.Set<Space>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == invitation.SpaceId, ct);
        var inviter = await db.Set<Person>().Where(p => p.Id == invitation.MadeById).Select(p => p.Name).SingleAsync(ct);
        var body = await db.Set<Affiliation>().Where(a => a.Id == invitation.AffiliationId).Select(a => a.Name).FirstOrDefaultAsync(ct);
        return new(organisation.Name, inviter, space?.Name, space?.Purpose ?? "", invitation.Role, person?.Name ?? invitation.Name, invitation.Email, body, invitation.ExpiresAt, organisation.Zone,
            person?.Id, person is not null && await WasUsedAsync(db, person, ct));
    }

    /// <param name="me">Who is signed in where the link was opened.</param>
    public async Task<Accepted> AcceptAsync(string secret, string? name, Guid? me, Visitor visitor, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        Accepted? accepted = null;
        await writer.SaveAsync(db, async (saving, stop) =>
        {
            await LockAsync(saving, secret, stop);
            accepted = await DecideAsync(saving, secret, name, me, visitor, stop);
        }, ct);
        return accepted!;
    }

    private async Task<Accepted> DecideAsync(WorkspaceDb db, string secret, string? name, Guid? me, Visitor visitor, CancellationToken ct)
    {
        var (invitation, organisation) = await FindAsync(db, secret, ct);
        var known = await PersonAsync(db, invitation, ct);
        if (known is not null && me != known.Id && await WasUsedAsync(db, known, ct))
        {
            throw Refusal.Wrong($"{invitation.Email} has an account already. Sign in with it, then accept.");
        }

        var joining = new Joining(db, organisation, clock.GetUtcNow());
        var person = known ?? joining.Create(invitation, name);
        invitation.Accept(person.Id, joining.Now);
        joining.Happened(InvitationEvents.Accepted, person.Id, invitation.Id, invitation.SpaceId);
        var seated = await joining.SeatAsync(invitation, person, ct);
        await joining.EnterAsync(invitation, person, ct);
        var session = me == person.Id ? null : await sessions.BeginAsync(db, person, visitor, "invitation", ct);
        return new(session, invitation.SpaceId, seated);
    }

    // Seats are given one at a time in an organisation; see Office.
    private static async Task LockAsync(WorkspaceDb db, string secret, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())
        {
            var hash = Secret.Hash(secret);
            await db.Database.ExecuteSqlAsync($"""select 1 from "Organisation" where "Id" = (select "OrganisationId" from "Invitation" where "SecretHash" = {hash}) for no key update""", ct);
        }
    }

    // One question, whatever there is: a link that was withdrawn takes as long as one that was made up.
    private async Task<(Invitation, Organisation)> FindAsync(WorkspaceDb db, string secret, CancellationToken ct)
    {
        var hash = Secret.Hash(secret);
        var found = await (from i in db.Set<Invitation>() where i.SecretHash == hash join o in db.Set<Organisation>() on i.OrganisationId equals o.Id select new { Invitation = i, Organisation = o }).FirstOrDefaultAsync(ct)
            ?? throw Refusal.Wrong("This is not the address of an invitation, or a newer one was sent since. Open the latest mail, and copy the whole address.");
        found.Invitation.CheckWorks(clock.GetUtcNow(), found.Organisation.Zone);
        await CheckMakerAsync(db, found.Invitation);
        return (found.Invitation, found.Organisation);
    }

    // A link dies with the rights of whoever made it.
    private async Task CheckMakerAsync(WorkspaceDb db, Invitation invitation)
    {
        try
        {
            if (invitation.SpaceId is { } spaceId)
            {
                var pass = await Pass.ReadAsync(db, spaceId, invitation.MadeById, Role.Owner, null, clock.GetUtcNow());
                if (pass.ArchivedAt is null)
                {
                    return;
                }
            }
            else if (await db.Set<Administrator>().AnyAsync(a => a.PersonId == invitation.MadeById && a.OrganisationId == invitation.OrganisationId))
            {
                return;
            }
        }
        catch (Refusal)
        {
            // falls to the same sentence
        }

        throw Refusal.Wrong("Whoever sent this invitation may not invite any more. Ask your contact for a new one.");
    }

    private static async Task<Person?> PersonAsync(WorkspaceDb db, Invitation invitation, CancellationToken ct)
    {
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.NormalizedEmail == invitation.EmailKey && p.OrganisationId == invitation.OrganisationId, ct);
        return person?.DisabledAt is null ? person : throw Refusal.Wrong("The account of this address is switched off. An administrator of your organisation can switch it on.");
    }

    // An account that somebody has signed in to is entered by its own proofs, never by a mail.
    private static async Task<bool> WasUsedAsync(WorkspaceDb db, Person person, CancellationToken ct) =>
        person.PasswordHash is not null || await db.Set<Session>().AnyAsync(s => s.PersonId == person.Id, ct);
}
