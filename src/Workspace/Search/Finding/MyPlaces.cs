using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Search.Finding;

/// <summary>The spaces that the person asking may enter now: nothing of another one is even looked at.</summary>
internal sealed class MyPlaces(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, TimeProvider clock)
{
    private const int MostSpaces = 500, MostOrganisations = 300, MostPeople = 500;

    private static readonly Func<WorkspaceDb, Guid, DateTimeOffset, IAsyncEnumerable<MyPlace>> Mine = EF.CompileAsyncQuery((WorkspaceDb db, Guid personId, DateTimeOffset now) => (
        from membership in db.Set<Membership>()
        where membership.PersonId == personId && membership.LeftAt == null
        join space in db.Set<Space>() on membership.SpaceId equals space.Id
        join person in db.Set<Person>() on membership.PersonId equals person.Id
        where person.DisabledAt == null && person.OrganisationId == space.OrganisationId
        where db.Set<Seat>().Any(s => s.PersonId == personId && s.OrganisationId == space.OrganisationId && s.StartsAt <= now && now < s.EndsAt)
        orderby space.ArchivedAt != null, space.Name
        select new MyPlace(space.Id, space.Name, space.ToolsOff, membership.Role, space.ArchivedAt != null)).Take(MostSpaces));

    public async Task<IReadOnlyList<MyPlace>> ReadAsync(CancellationToken ct = default)
    {
        var personId = current.Id ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        var places = new List<MyPlace>();
        await foreach (var place in Mine(db, personId, clock.GetUtcNow()).WithCancellation(ct))
        {
            places.Add(place);
        }

        return places;
    }

    /// <summary>The organisations that people of these spaces speak for.</summary>
    public async Task<IReadOnlyList<string>> OrganisationsAsync(IReadOnlyCollection<Guid> spaces, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await (from membership in db.Set<Membership>()
                      where spaces.Contains(membership.SpaceId) && membership.LeftAt == null
                      join person in db.Set<Person>() on membership.PersonId equals person.Id
                      join affiliation in db.Set<Affiliation>() on person.AffiliationId equals affiliation.Id
                      select affiliation.Name).Distinct().OrderBy(name => name).Take(MostOrganisations).ToListAsync(ct);
    }

    /// <summary>Those people of these spaces who speak for the organisation now, those who left included: what they wrote stays.</summary>
    public async Task<IReadOnlyList<Guid>> SpeakingForAsync(IReadOnlyCollection<Guid> spaces, string organisation, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await (from membership in db.Set<Membership>()
                      where spaces.Contains(membership.SpaceId)
                      join person in db.Set<Person>() on membership.PersonId equals person.Id
                      join affiliation in db.Set<Affiliation>() on person.AffiliationId equals affiliation.Id
                      where affiliation.Name == organisation
                      select person.Id).Distinct().OrderBy(id => id).Take(MostPeople).ToListAsync(ct);
    }

    /// <summary>Those people of these spaces who are called so, or whose name has it.</summary>
    public async Task<IReadOnlyList<Guid>> CalledAsync(IReadOnlyCollection<Guid> spaces, string name, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var people = await (from membership in db.Set<Membership>()
                            where spaces.Contains(membership.SpaceId)
                            join person in db.Set<Person>() on membership.PersonId equals person.Id
                            select new { person.Id, person.Name }).Distinct().OrderBy(person => person.Name).ThenBy(person => person.Id).Take(20_000).ToListAsync(ct);
        string[] wanted = [.. Language.Word.In(name).Select(word => word.Folded)];
        return wanted.Length == 0 ? [] : [.. people.Where(person => wanted.All(w => Language.Word.In(person.Name).Any(word => word.Folded.StartsWith(w, StringComparison.Ordinal)))).Take(MostPeople).Select(person => person.Id)];
    }
}

/// <summary>A space of the person asking.</summary>
internal sealed record MyPlace(Guid Id, string Name, string ToolsOff, Role Role, bool IsArchived);
