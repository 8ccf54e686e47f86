using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Search.Sources;

/// <summary>The people of a space: by name, and by whom they speak for.</summary>
internal sealed class PeopleSource(IDbContextFactory<WorkspaceDb> databases) : ISearchSource
{
    public const string Person = "person";
    private const int MostSpaces = 1_000;

    public string? Tool => null;

    public IReadOnlyList<SearchKind> Kinds { get; } = [new(Person, "People", "users", 80)];

    public async ValueTask<IReadOnlyList<Touched>> TouchedAsync(Event happened, CancellationToken ct = default) => happened.Kind switch
    {
        _ when happened.Kind.StartsWith("member.", StringComparison.Ordinal) => Touched.Subject(happened, "member."),
        SpaceEvents.Created when happened.SpaceId is { } space => [new(space, null)],
        PeopleEvents.ProfileChanged or PeopleEvents.Corrected or PeopleEvents.AffiliationChanged or PeopleEvents.Disabled or PeopleEvents.Enabled => await PlacesAsync(happened.SubjectId, ct),
        PeopleEvents.AffiliationRenamed or PeopleEvents.AffiliationMerged => await EverywhereAsync(happened.OrganisationId, ct),
        _ => [],
    };

    public async Task<IReadOnlyList<SearchEntry>> ReadAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var members = await visit.Members().Where(m => m.LeftAt == null && things.Contains(m.PersonId)).ToListAsync(ct);
        return [.. members.Select(m => new SearchEntry(Person, m.PersonId, m.JoinedAt) { Title = m.Name, Text = m.Affiliation ?? "", PersonId = m.PersonId })];
    }

    public async Task<IReadOnlyList<Guid>> ThingsAsync(Visit visit, CancellationToken ct = default) =>
        await visit.Members().Where(m => m.LeftAt == null).Select(m => m.PersonId).ToListAsync(ct);

    public async Task<IReadOnlyList<Found>> FindAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var members = await visit.Members().Where(m => m.LeftAt == null && things.Contains(m.PersonId)).ToListAsync(ct);
        return [.. members.Select(m => new Found(Person, m.PersonId, m.Name, $"/spaces/{visit.SpaceId}/people/{m.PersonId}", m.JoinedAt) { State = RoleWords.Name(m.Role), Detail = m.Affiliation ?? "" })];
    }

    private async Task<IReadOnlyList<Touched>> PlacesAsync(Guid personId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Membership>().Where(m => m.PersonId == personId && m.LeftAt == null).OrderBy(m => m.SpaceId).Select(m => new Touched(m.SpaceId, personId)).Take(MostSpaces).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<Touched>> EverywhereAsync(Guid organisationId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Space>().Where(s => s.OrganisationId == organisationId).Select(s => new Touched(s.Id, null)).ToListAsync(ct);
    }
}
