using Microsoft.EntityFrameworkCore;
using Workspace.Activity.Visits;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Activity.Shell;

/// <summary>Reads what stands round every page: two small queries, and what <see cref="Glances"/> keeps.</summary>
public sealed class ShellQueries(IDbContextFactory<WorkspaceDb> databases, DutyQueries duties, HelperQueries helpers, Recency recency, Toolbox toolbox, TimeProvider clock)
{
    private const int MostSpaces = 200;

    private static readonly Func<WorkspaceDb, Guid, DateTimeOffset, Task<PersonRow>> Person = EF.CompileAsyncQuery((WorkspaceDb db, Guid personId, DateTimeOffset now) => (
        from person in db.Set<Person>()
        where person.Id == personId
        join organisation in db.Set<Organisation>() on person.OrganisationId equals organisation.Id
        select new PersonRow(
            organisation.Name, organisation.TimeZone,
            db.Set<Affiliation>().Where(a => a.Id == person.AffiliationId).Select(a => a.Name).FirstOrDefault(),
            db.Set<Administrator>().Any(a => a.PersonId == personId),
            db.Set<Seat>().Where(s => s.PersonId == personId && s.StartsAt <= now && now < s.EndsAt).OrderByDescending(s => s.EndsAt).Select(s => (DateTimeOffset?)s.EndsAt).FirstOrDefault()))
        .First());

    private static readonly Func<WorkspaceDb, Guid, IAsyncEnumerable<SpaceRow>> Spaces = EF.CompileAsyncQuery((WorkspaceDb db, Guid personId) => (
        from membership in db.Set<Membership>()
        where membership.PersonId == personId && membership.LeftAt == null
        join space in db.Set<Space>() on membership.SpaceId equals space.Id
        orderby space.ArchivedAt != null, space.Name
        select new SpaceRow(space.Id, space.Name, space.Marking, space.ToolsOff, membership.Role, space.ArchivedAt, membership.ReadUntil, membership.SeenAt))
        .Take(MostSpaces));

    public async Task<ShellFacts> ReadAsync(Guid personId, Guid? spaceId, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var (person, rows) = await ReadRowsAsync(personId, now, ct);
        var spaces = new List<SpaceFacts>(rows.Count);
        HereFacts? here = null;
        foreach (var row in rows)
        {
            var readUntil = LastVisit.ReadUntil(row.ReadUntil, row.SeenAt, now);
            var changed = await recency.ChangedAsync(row.Id, personId, readUntil, ct);
            var space = new SpaceFacts(row.Id, row.Name, row.Marking, row.Role, row.ArchivedAt, readUntil, changed.Count > 0);
            spaces.Add(space);
            here = row.Id == spaceId ? await HereAsync(personId, row, space, changed, ct) : here;
        }

        return new(person.Organisation, person.Affiliation, person.IsAdministrator, person.SeatEndsAt, TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone), spaces, here);
    }

    private async Task<(PersonRow Person, List<SpaceRow> Spaces)> ReadRowsAsync(Guid personId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await Person(db, personId, now);
        var rows = new List<SpaceRow>();
        if (person.SeatEndsAt is not null)
        {
            await foreach (var row in Spaces(db, personId).WithCancellation(ct))
            {
                rows.Add(row);
            }
        }

        return (person, rows);
    }

    private async Task<HereFacts> HereAsync(Guid personId, SpaceRow row, SpaceFacts space, IReadOnlySet<string> changed, CancellationToken ct)
    {
        var waiting = await duties.InSpaceAsync(personId, row.Id, ct);
        var tools = toolbox.All
            .Where(tool => SpaceTools.IsOn(row.ToolsOff, tool.Key))
            .Select(tool => new ToolFacts(tool, waiting.Count(duty => duty.Tool == tool.Key), changed.Contains(tool.Key)));
        return new(space, [.. tools], changed.Contains(Area.People.Key), await helpers.OfSpaceAsync(row.Id, ct));
    }

    private sealed record PersonRow(string Organisation, string TimeZone, string? Affiliation, bool IsAdministrator, DateTimeOffset? SeatEndsAt);

    private sealed record SpaceRow(Guid Id, string Name, string Marking, string ToolsOff, Role Role, DateTimeOffset? ArchivedAt, DateTimeOffset ReadUntil, DateTimeOffset SeenAt);
}
