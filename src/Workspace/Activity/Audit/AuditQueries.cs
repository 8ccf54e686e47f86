using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Activity.Audit;

/// <summary>One line of the audit: who did what, to whom, when, from where, and what came of it.</summary>
public sealed record AuditEntry(long Number, DateTimeOffset At, string Who, string What, string? About, string? Where, bool IsRefused);

/// <summary>A page of the audit.</summary>
public sealed record AuditLines(IReadOnlyList<AuditEntry> Rows, long? Next, TimeZoneInfo Zone, string? SpaceName);

/// <summary>Reads the audit: administrators that of the organisation, never which space it was in; owners that of their space.</summary>
public sealed class AuditQueries(OfficeAccess offices, SpaceAccess spaces, IDbContextFactory<WorkspaceDb> databases, Tellers tellers)
{
    public const int AtOnce = 50, MostInFile = 100_000;

    private const int MostPeople = 200;

    /// <param name="spaceId">The space, or none: the organisation.</param>
    public async Task<AuditLines> ReadAsync(Guid? spaceId, AuditView view, int atOnce = AtOnce, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (events, organisationId, zone, name) = spaceId is { } id ? await InSpaceAsync(db, id, ct) : await InOfficeAsync(db, ct);
        var people = view.Person is { } words ? await FindAsync(db, organisationId, words, ct) : null;
        var found = await view.Filter(events, zone, people).Take(atOnce + 1).ToListAsync(ct);
        var names = await NamesAsync(db, found, ct);
        var rows = found.Take(atOnce).Select(e => new AuditEntry(
            e.Id, e.At, AuditTeller.Plain(e.ActorId is { } actor ? names.GetValueOrDefault(actor, "Workspace") : AuditTeller.IsRefusal(e) ? "Nobody signed in" : "Workspace"),
            AuditTeller.Tell(e, spaceId is null ? null : tellers, person => names.GetValueOrDefault(person, "Workspace")),
            e.SubjectId != e.ActorId && names.TryGetValue(e.SubjectId, out var about) ? AuditTeller.Plain(about) : null, e.Place, AuditTeller.IsRefusal(e))).ToList();
        return new(rows, found.Count > atOnce ? rows[^1].Number : null, zone, name);
    }

    private async Task<(IQueryable<Event>, Guid, TimeZoneInfo, string?)> InOfficeAsync(WorkspaceDb db, CancellationToken ct)
    {
        await using var office = await offices.EnterAsync(ct);
        var id = office.OrganisationId;
        return (db.Set<Event>().AsNoTracking().Where(e => e.OrganisationId == id && (e.SpaceId == null || e.Kind.StartsWith("member."))), id, office.Zone, null);
    }

    private async Task<(IQueryable<Event>, Guid, TimeZoneInfo, string?)> InSpaceAsync(WorkspaceDb db, Guid spaceId, CancellationToken ct)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var organisationId = await db.Set<Space>().Where(s => s.Id == spaceId).Select(s => s.OrganisationId).SingleAsync(ct);
        return (db.Set<Event>().AsNoTracking().Where(e => e.SpaceId == spaceId || (e.SubjectId == spaceId && (e.Kind == AuditEvents.Refused || e.Kind == AuditEvents.Exported))), organisationId, visit.Zone, visit.SpaceName);
    }

    private static async Task<IReadOnlyList<Guid>> FindAsync(WorkspaceDb db, Guid organisationId, string words, CancellationToken ct)
    {
        var key = words.ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // the database does it, in its own way
        return await db.Set<Person>().Where(p => p.OrganisationId == organisationId && (p.Name.Contains(words) || p.Name.ToUpper().Contains(key) || p.NormalizedEmail!.Contains(key))).OrderBy(p => p.Name).Select(p => p.Id).Take(MostPeople).ToListAsync(ct);
#pragma warning restore CA1304, CA1311, CA1862
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(WorkspaceDb db, IReadOnlyList<Event> events, CancellationToken ct)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var some in events.SelectMany(e => new[] { e.ActorId, e.SubjectId }).OfType<Guid>().Distinct().Chunk(500))
        {
            foreach (var person in await db.Set<Person>().Where(p => some.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(ct))
            {
                names[person.Id] = person.Name;
            }
        }

        return names;
    }
}
