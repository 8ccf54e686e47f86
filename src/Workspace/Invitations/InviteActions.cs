using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Mail;
using Workspace.Operations;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>Reads lists of people, sends them off, and looks after invitations that are on their way.</summary>
public sealed class InviteActions(InvitingAccess access, SpaceAccess spaces, Post post, PublicAddress address)
{
    public const int Most = 5_000;

    /// <summary>Reads a list and says what would come of each row; nobody is invited yet.</summary>
    public async Task<Guid> DrawAsync(Guid? spaceId, InviteWish wish, CancellationToken ct = default)
    {
        await using var at = await access.EnterAsync(spaceId, ct);
        var raw = await RowsAsync(wish, ct);
        if (raw.Count is 0 or > Most)
        {
            throw Refusal.Wrong(raw.Count == 0 ? "Paste addresses, or choose a file or a space." : $"Invite {Most:N0} people at most at once; the others afterwards.", "Addresses");
        }

        var guests = await GuestJudge.JudgeAsync(at, raw, wish.Role, wish.LastDay, ct);
        var batch = InvitationBatch.Draw(at.OrganisationId, spaceId, at.PersonId, wish.Message ?? "", guests, at.Now);
        at.Set<InvitationBatch>().Add(batch);
        await at.SaveAsync(_ => Task.CompletedTask, ct);
        return batch.Id;
    }

    /// <summary>Sends the invitations of a list, in the background.</summary>
    public Task SendAsync(Guid? spaceId, Guid batchId, CancellationToken ct = default) => ChangeAsync(spaceId, batchId, async (at, batch, stop) =>
    {
        if (batch.SeatsNeeded > 0 && !at.IsOffice && batch.SeatsNeeded > await FreeSeats.CountAsync(at, stop))
        {
            throw Refusal.Wrong("There are not enough free seats any more. Ask for seats, or invite fewer people.");
        }

        batch.Begin();
        at.Record(InvitationEvents.ListMoved, batch.Id, new { people = batch.Total - batch.LeftOut });
    }, ct);

    /// <summary>Asks the administrators for the seats that a list needs; they see names and addresses, not the space.</summary>
    public Task AskSeatsAsync(Guid? spaceId, Guid batchId, CancellationToken ct = default) => ChangeAsync(spaceId, batchId, (at, batch, _) =>
    {
        batch.Ask(at.Now);
        at.Record(InvitationEvents.SeatsAsked, batch.Id, new { seats = batch.SeatsNeeded });
        return Task.CompletedTask;
    }, ct);

    public Task CancelAsync(Guid? spaceId, Guid batchId, CancellationToken ct = default) => ChangeAsync(spaceId, batchId, (at, batch, _) =>
    {
        batch.Cancel();
        at.Record(InvitationEvents.ListMoved, batch.Id, new { cancelled = true });
        return Task.CompletedTask;
    }, ct);

    /// <summary>A new link, by mail where there is a mail server; answers the link where there is none.</summary>
    public async Task<string?> ResendAsync(Guid? spaceId, Guid invitationId, CancellationToken ct = default)
    {
        await using var at = await access.EnterAsync(spaceId, ct);
        var secret = Secret.Make();
        await at.SaveAsync(async stop =>
        {
            var invitation = await FindAsync(at, invitationId, stop);
            invitation.Resend(Secret.Hash(secret), at.Now, post.IsOn);
            at.Record(InvitationEvents.Resent, invitation.Id, new { to = invitation.Email });
            if (post.IsOn)
            {
                var (inviter, place) = await NamesAsync(at, stop);
                at.Set<Letter>().Add(InvitationMail.Write(post, invitation, inviter, place, secret, at.Now, at.Zone));
            }
        }, ct);
        return post.IsOn ? null : address.Link($"/invitation/{secret}");
    }

    public async Task WithdrawAsync(Guid? spaceId, Guid invitationId, CancellationToken ct = default)
    {
        await using var at = await access.EnterAsync(spaceId, ct);
        await at.SaveAsync(async stop =>
        {
            var invitation = await FindAsync(at, invitationId, stop);
            invitation.Withdraw(at.Now);
            at.Record(InvitationEvents.Withdrawn, invitationId, new { to = invitation.Email });
        }, ct);
    }

    /// <summary>The mail came back later, to whoever reads the sender's mailbox: noted as if the mail server had refused it at once.</summary>
    public async Task BounceAsync(Guid? spaceId, Guid invitationId, CancellationToken ct = default)
    {
        await using var at = await access.EnterAsync(spaceId, ct);
        await at.SaveAsync(async stop =>
        {
            var invitation = await FindAsync(at, invitationId, stop);
            var letter = invitation.IsOpen ? await at.Set<Letter>().Where(l => l.AboutId == invitationId && l.QueuedAt >= invitation.SentAt && l.Outcome == LetterOutcome.Sent).OrderByDescending(l => l.QueuedAt).FirstOrDefaultAsync(stop) : null;
            (letter ?? throw Refusal.Wrong("No mail of this invitation has been sent that could have come back.")).CameBack();
            at.Record(InvitationEvents.Bounced, invitationId, new { to = invitation.Email });
        }, ct);
    }

    internal static async Task<(string Inviter, string Place)> NamesAsync(Inviting at, CancellationToken ct) => (
        await at.Set<Person>().Where(p => p.Id == at.PersonId).Select(p => p.Name).SingleAsync(ct),
        at.SpaceName ?? await at.Set<Organisation>().Where(o => o.Id == at.OrganisationId).Select(o => o.Name).SingleAsync(ct));

    private async Task ChangeAsync(Guid? spaceId, Guid batchId, Func<Inviting, InvitationBatch, CancellationToken, Task> change, CancellationToken ct)
    {
        await using var at = await access.EnterAsync(spaceId, ct);
        await at.SaveAsync(async stop => await change(at, await at.Set<InvitationBatch>().FirstOrDefaultAsync(b => b.Id == batchId && b.OrganisationId == at.OrganisationId && b.SpaceId == spaceId, stop) ?? throw Refusal.NotFound(), stop), ct);
    }

    private static async Task<Invitation> FindAsync(Inviting at, Guid id, CancellationToken ct) => await at.Invitations.FirstOrDefaultAsync(i => i.Id == id, ct) ?? throw Refusal.NotFound();

    private async Task<IReadOnlyList<RawGuest>> RowsAsync(InviteWish wish, CancellationToken ct) =>
        wish.File is not null ? await GuestFile.ReadAsync(wish.File, ct)
        : wish.FromSpaceId is { } other ? await MembersAsync(other, ct)
        : GuestText.Read(wish.Addresses);

    // Only whoever runs both spaces may carry people from one to the other.
    private async Task<IReadOnlyList<RawGuest>> MembersAsync(Guid spaceId, CancellationToken ct)
    {
        await using var other = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var members = await other.Members().Where(m => m.LeftAt == null).OrderBy(m => m.Name).Select(m => new { m.PersonId, m.Name }).ToListAsync(ct);
        return [.. members.Select((m, i) => new RawGuest(i + 1, m.Name, "") { PersonId = m.PersonId })];
    }
}

/// <summary>Whom to invite, and how.</summary>
public sealed record InviteWish(string? Addresses, Stream? File, Guid? FromSpaceId, Role Role, DateOnly? LastDay, string? Message);
