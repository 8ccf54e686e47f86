using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.People.Factors;
using Workspace.People.Passkeys;
using Workspace.People.Proofs;
using Workspace.Spaces;

namespace Workspace.People.Directory;

/// <summary>How administrators let people in and keep them out. They never see or set a password: they hand out links that work once.</summary>
public sealed class AccountActions(OfficeAccess access, Links links, StepUp stepUp, AccountNotices notices)
{
    /// <summary>The address of a link, to be shown once. Earlier unused links of the same kind stop working.</summary>
    public async Task<string> HandOutAsync(Guid personId, LinkPurpose purpose, CancellationToken ct = default)
    {
        stepUp.Demand();
        await using var office = await access.EnterAsync(ct);
        var person = await PeopleActions.FindAsync(office, personId, ct);
        if (person.DisabledAt is not null)
        {
            throw Refusal.Wrong($"The account of {person.Name} is switched off. Switch it on first.");
        }

        if (purpose == LinkPurpose.SetUp)
        {
            throw Refusal.NotFound();
        }

        await WithdrawLinksAsync(office, personId, ct, purpose);
        var (secret, link) = links.New(purpose, personId, office.PersonId, Links.LifeOf(purpose));
        office.Platform<OneTimeLink>().Add(link);
        office.Record(PeopleEvents.LinkMade, personId, new { @for = purpose == LinkPurpose.Password ? "password" : "sign-in" });
        await office.SaveAsync(ct);
        return links.AddressOf(purpose, secret);
    }

    /// <summary>Nobody signs in to the account any more, and whoever is signed in is not. What the person wrote stays; so does their seat, until it is released.</summary>
    public async Task DisableAsync(Guid personId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        if (personId == office.PersonId)
        {
            throw Refusal.Wrong("You cannot switch off your own account. Another administrator can.");
        }

        await office.SaveAsync(async stop =>
        {
            var person = await PeopleActions.FindAsync(office, personId, stop);
            if (person.DisabledAt is null)
            {
                await Administrators.KeepTwoAsync(office, personId, stop);
                person.Disable(office.Now);
                await WithdrawLinksAsync(office, personId, stop);
                await EndAsync(office, personId, stop);
                office.Record(PeopleEvents.Disabled, personId);
            }
        }, ct);
    }

    public async Task EnableAsync(Guid personId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var person = await PeopleActions.FindAsync(office, personId, ct);
        if (person.DisabledAt is not null)
        {
            person.Enable();
            office.Record(PeopleEvents.Enabled, personId);
            await office.SaveAsync(ct);
        }
    }

    /// <summary>Signs the person out everywhere, and answers in how many browsers.</summary>
    public async Task<int> EndSessionsAsync(Guid personId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await PeopleActions.FindAsync(office, personId, ct);
        var ended = await EndAsync(office, personId, ct);
        if (ended > 0)
        {
            office.Record(PeopleEvents.SessionsEnded, personId, new { ended });
            await office.SaveAsync(ct);
        }

        return ended;
    }

    /// <summary>Takes the second step away from somebody who lost it: app, passkeys and recovery codes. They are signed out everywhere, and told.</summary>
    public async Task ResetFactorsAsync(Guid personId, CancellationToken ct = default)
    {
        stepUp.Demand();
        await using var office = await access.EnterAsync(ct);
        var person = await PeopleActions.FindAsync(office, personId, ct);
        if (!person.TwoFactorEnabled)
        {
            return;
        }

        office.Platform<Authenticator>().RemoveRange(await office.Platform<Authenticator>().Where(a => a.PersonId == personId).ToListAsync(ct));
        office.Platform<Passkey>().RemoveRange(await office.Platform<Passkey>().Where(p => p.PersonId == personId).ToListAsync(ct));
        office.Platform<RecoveryCode>().RemoveRange(await office.Platform<RecoveryCode>().Where(c => c.PersonId == personId).ToListAsync(ct));
        (person.TwoFactorEnabled, person.SecurityStamp) = (false, Secret.Make());
        await EndAsync(office, personId, ct);
        office.Record(PeopleEvents.FactorsReset, personId);
        office.Add(notices.Write(person, "The second step of your account was taken away", "An administrator took away your authenticator app, passkeys and recovery codes, and signed you out everywhere. Set up a new second step when you are in again.", office.Now));
        await office.SaveAsync(ct);
    }

    /// <summary>Unused links stop working: those of one kind, or all.</summary>
    internal static async Task WithdrawLinksAsync(Office office, Guid personId, CancellationToken ct, LinkPurpose? purpose = null)
    {
        var links = office.Platform<OneTimeLink>();
        links.RemoveRange(await links.Where(l => l.PersonId == personId && l.UsedAt == null && (purpose == null || l.Purpose == purpose)).ToListAsync(ct));
    }

    private static async Task<int> EndAsync(Office office, Guid personId, CancellationToken ct)
    {
        var open = await office.Platform<Session>().Where(s => s.PersonId == personId && s.EndedAt == null).ToListAsync(ct);
        open.ForEach(session => session.End(office.Now));
        return open.Count;
    }
}
