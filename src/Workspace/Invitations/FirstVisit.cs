using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>The first visit in three steps: who you are, what holds in the space, what is waiting.</summary>
public sealed class FirstVisit(SpaceAccess spaces, IDbContextFactory<WorkspaceDb> databases, CurrentPerson current)
{
    public const string CharterAccepted = "member.charter-accepted";

    /// <summary>The space whose charter waits to be accepted, or else the one joined last.</summary>
    public async Task<Guid?> NextSpaceAsync(CancellationToken ct = default)
    {
        var me = current.Id ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<CharterConsent>().Where(c => c.PersonId == me && c.AcceptedAt == null && db.Set<Membership>().Any(m => m.SpaceId == c.SpaceId && m.PersonId == me && m.LeftAt == null)).OrderByDescending(c => c.AskedAt).Select(c => (Guid?)c.SpaceId).FirstOrDefaultAsync(ct)
            ?? await db.Set<Membership>().Where(m => m.PersonId == me && m.LeftAt == null).OrderByDescending(m => m.JoinedAt).Select(m => (Guid?)m.SpaceId).FirstOrDefaultAsync(ct);
    }

    /// <summary>The charter of a space, and whether the person asking has accepted it.</summary>
    public async Task<(string SpaceName, string Charter, DateTimeOffset? AcceptedAt)> CharterAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        var accepted = await visit.Platform<CharterConsent>().Where(c => c.SpaceId == spaceId && c.PersonId == visit.PersonId).Select(c => c.AcceptedAt).FirstOrDefaultAsync(ct);
        return (visit.SpaceName, (await visit.ReadSpaceAsync(ct)).Charter, accepted);
    }

    public async Task AcceptCharterAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        var consent = await visit.Platform<CharterConsent>().FirstOrDefaultAsync(c => c.SpaceId == spaceId && c.PersonId == visit.PersonId, ct);
        if (consent?.AcceptedAt is not null)
        {
            return;
        }

        if (consent is null)
        {
            visit.Platform<CharterConsent>().Add(consent = CharterConsent.Ask(spaceId, visit.PersonId, visit.Now));
        }

        consent.Accept(visit.Now);
        visit.Record(CharterAccepted, visit.PersonId);
        await visit.SaveAsync(ct);
    }
}
