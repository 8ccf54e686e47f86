using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Ui;

namespace Workspace.Spaces;

/// <summary>Who can see what stands in a space: everybody in it who holds a seat.</summary>
public sealed record Audience(Guid SpaceId, int People, int Organisations)
{
    /// <summary>"all 58 people from 12 organisations".</summary>
    public string Words => $"{(People == 1 ? "1 person" : $"all {Ui.Words.Count(People, "person", "people")}")} from {Ui.Words.Count(Organisations, "organisation")}";
}

/// <summary>Counts who can see a space; kept until somebody comes or goes.</summary>
public sealed class AudienceQueries(IDbContextFactory<WorkspaceDb> databases, Glances glances, TimeProvider clock)
{
    public Task<Audience> OfSpaceAsync(Visit visit, CancellationToken ct = default) =>
        glances.GetAsync(visit.SpaceId, Guid.Empty, "audience", () => CountAsync(visit.SpaceId, ct));

    private async Task<Audience> CountAsync(Guid spaceId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var affiliations = await (
            from membership in db.Set<Membership>()
            where membership.SpaceId == spaceId && membership.LeftAt == null
            join person in db.Set<Person>() on membership.PersonId equals person.Id
            where person.DisabledAt == null && db.Set<Seat>().Any(s => s.PersonId == person.Id && s.StartsAt <= now && now < s.EndsAt)
            group person by person.AffiliationId into body
            select new { body.Key, Count = body.Count() }).ToListAsync(ct);
        return new(spaceId, affiliations.Sum(body => body.Count), affiliations.Count(body => body.Key is not null));
    }
}
