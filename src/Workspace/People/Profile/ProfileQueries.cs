using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.People.Profile;

/// <summary>A person's own account as they see it, with who can change what they cannot.</summary>
public sealed record OwnProfile(ProfileForm Form, string Email, string? Affiliation, IReadOnlyList<string> Administrators);

/// <summary>A link that an administrator made for a person.</summary>
public sealed record LinkMade(DateTimeOffset At, string? By, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);

/// <summary>Reads one's own account. It needs a session, not a seat.</summary>
public sealed class ProfileQueries(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, TimeProvider clock)
{
    private static readonly TimeSpan LinksSince = TimeSpan.FromDays(90);

    public async Task<OwnProfile> ReadAsync(CancellationToken ct = default)
    {
        var id = current.Id ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == id, ct);
        var affiliation = await db.Set<Affiliation>().Where(a => a.Id == person.AffiliationId).Select(a => a.Name).FirstOrDefaultAsync(ct);
        var form = new ProfileForm
        {
            Name = person.Name,
            Initials = person.Initials,
            TimeZone = person.TimeZone,
            Theme = person.Theme,
            SingleKeys = person.SingleKeys,
            ShowsPresence = person.ShowsPresence,
        };
        return new OwnProfile(form, person.Email!, affiliation, await AdministratorsAsync(db, person.OrganisationId, ct));
    }

    /// <summary>The links made for the person in the last months, so that nobody signs in as them unseen.</summary>
    public async Task<IReadOnlyList<LinkMade>> LinksAsync(CancellationToken ct = default)
    {
        var id = current.Id ?? throw Refusal.SignedOut();
        var since = clock.GetUtcNow() - LinksSince;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<OneTimeLink>().Where(l => l.PersonId == id && l.MadeAt > since).OrderByDescending(l => l.MadeAt).Take(10)
            .Select(l => new LinkMade(l.MadeAt, db.Set<Person>().Where(p => p.Id == l.MadeById).Select(p => p.Name).FirstOrDefault(), l.ExpiresAt, l.UsedAt)).ToListAsync(ct);
    }

    private static async Task<IReadOnlyList<string>> AdministratorsAsync(WorkspaceDb db, Guid organisationId, CancellationToken ct) => await (
        from administrator in db.Set<Administrator>()
        where administrator.OrganisationId == organisationId
        join person in db.Set<Person>() on administrator.PersonId equals person.Id
        where person.DisabledAt == null
        orderby administrator.AppointedAt
        select person.Name).Take(3).ToListAsync(ct);
}
