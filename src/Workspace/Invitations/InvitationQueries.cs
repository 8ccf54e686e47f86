using Microsoft.EntityFrameworkCore;
using Workspace.Mail;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>How an invitation stands.</summary>
public enum InvitationState
{
    Invited,
    Joined,
    Lapsed,
    Bounced,
    Withdrawn,
}

/// <summary>An invitation in a list.</summary>
public sealed record InvitationRow
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public string? Affiliation { get; init; }
    public required Role Role { get; init; }
    public required string MadeBy { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required int Sendings { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string? Refused { get; init; }

    /// <summary>False where the office sees an invitation that a space has sent and looks after.</summary>
    public required bool IsOurs { get; init; }

    /// <summary>A mail went out that can come back.</summary>
    public bool WasSent { get; init; }

    public InvitationState State(DateTimeOffset now) => this switch
    {
        { AcceptedAt: not null } => InvitationState.Joined,
        { WithdrawnAt: not null } => InvitationState.Withdrawn,
        { Refused: not null } => InvitationState.Bounced,
        _ => now < ExpiresAt ? InvitationState.Invited : InvitationState.Lapsed,
    };
}

/// <summary>A page of invitations.</summary>
public sealed record InvitationList(string? SpaceName, IReadOnlyList<InvitationRow> Rows, int Count, int Page, DateTimeOffset Now, TimeZoneInfo Zone)
{
    public int Pages => (Count + InvitationQueries.AtOnce - 1) / InvitationQueries.AtOnce;
}

/// <summary>A list of people, before, while and after it is worked through.</summary>
public sealed record BatchView(InvitationBatch Batch, IReadOnlyList<Guest> Guests, string? SpaceName, int FreeSeats, DateTimeOffset Now, TimeZoneInfo Zone);

/// <summary>Reads invitations for those who may invite there.</summary>
public sealed class InvitationQueries(InvitingAccess access)
{
    public const int AtOnce = 50;

    public async Task<InvitationList> ListAsync(Guid? spaceId, bool open, int page, CancellationToken ct = default)
    {
        await using var at = await access.EnterAsync(spaceId, ct);
        var wanted = at.Set<Invitation>().AsNoTracking().Where(i => i.OrganisationId == at.OrganisationId && (spaceId == null || i.SpaceId == spaceId)).Where(i => !open || (i.AcceptedAt == null && i.WithdrawnAt == null));
        var (count, letters, affiliations) = (await wanted.CountAsync(ct), at.Set<Letter>(), at.Set<Affiliation>());
        var rows = await (
            from invitation in wanted
            join maker in at.Set<Person>() on invitation.MadeById equals maker.Id
            orderby invitation.SentAt descending, invitation.Id descending
            select new InvitationRow
            {
                Id = invitation.Id,
                Name = invitation.Name,
                Email = invitation.Email,
                Affiliation = affiliations.Where(a => a.Id == invitation.AffiliationId).Select(a => a.Name).FirstOrDefault(),
                Role = invitation.Role,
                MadeBy = maker.Name,
                SentAt = invitation.SentAt,
                ExpiresAt = invitation.ExpiresAt,
                Sendings = invitation.Sendings,
                AcceptedAt = invitation.AcceptedAt,
                WithdrawnAt = invitation.WithdrawnAt,
                Refused = letters.Where(l => l.AboutId == invitation.Id && l.QueuedAt >= invitation.SentAt && l.Outcome == LetterOutcome.Refused).Select(l => l.Why).FirstOrDefault(),
                IsOurs = invitation.PlaceId == at.PlaceId,
                WasSent = letters.Any(l => l.AboutId == invitation.Id && l.QueuedAt >= invitation.SentAt && l.Outcome == LetterOutcome.Sent),
            }).Skip((page - 1) * AtOnce).Take(AtOnce).ToListAsync(ct);
        return new(at.SpaceName, rows, count, page, at.Now, at.Zone);
    }

    public async Task<BatchView> BatchAsync(Guid? spaceId, Guid batchId, CancellationToken ct = default)
    {
        await using var at = await access.EnterAsync(spaceId, ct);
        var batch = await at.Set<InvitationBatch>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == batchId && b.OrganisationId == at.OrganisationId && b.SpaceId == spaceId, ct) ?? throw Refusal.NotFound();
        return new(batch, batch.Guests(), at.SpaceName, await FreeSeats.CountAsync(at, ct), at.Now, at.Zone);
    }

    /// <summary>What the form offers: the free seats, and other spaces that the person asking runs too.</summary>
    public async Task<(string? SpaceName, int Free, IReadOnlyList<(Guid Id, string Name)> Spaces, DateOnly Today)> FormAsync(Guid? spaceId, CancellationToken ct = default)
    {
        await using var at = await access.EnterAsync(spaceId, ct);
        var own = spaceId is null ? [] : await (
            from membership in at.Set<Membership>()
            where membership.PersonId == at.PersonId && membership.LeftAt == null && membership.Role == Role.Owner && membership.SpaceId != spaceId
            join space in at.Set<Space>() on membership.SpaceId equals space.Id
            orderby space.Name
            select new { space.Id, space.Name }).Take(100).ToListAsync(ct);
        return (at.SpaceName, await FreeSeats.CountAsync(at, ct), [.. own.Select(s => (s.Id, s.Name))], at.Today);
    }
}
