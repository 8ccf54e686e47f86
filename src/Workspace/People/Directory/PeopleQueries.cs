using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.People.Directory;

/// <summary>One page of the organisation's people.</summary>
public sealed record PeopleList(IReadOnlyList<PersonRow> Rows, int Count, int All, IReadOnlyList<Affiliation> Affiliations, DateTimeOffset Now, TimeZoneInfo Zone);

/// <summary>An account with what happened to it, latest first.</summary>
public sealed record PersonFile(PersonRow Person, IReadOnlyList<Session> Sessions, IReadOnlyList<AuditLine> Lines, bool HasMore, IReadOnlyList<Affiliation> Affiliations, DateTimeOffset Now, TimeZoneInfo Zone, Guid ReaderId);

/// <summary>One line of what happened to an account: when, who did it, and what.</summary>
public sealed record AuditLine(long Number, DateTimeOffset At, string? Actor, string Words);

/// <summary>A body that people speak for, and how many do.</summary>
public sealed record AffiliationRow(Guid Id, string Name, int People);

/// <summary>Reads the organisation's people for its administrators.</summary>
public sealed class PeopleQueries(OfficeAccess access)
{
    public const int LinesPerPage = 30;

    private const int MostAffiliations = 2_000;

    public async Task<PeopleList> ListAsync(PeopleView view, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var rows = view.Filter(PersonRow.Of(office), office.Now);
        var page = await view.Order(rows).Skip((view.Page - 1) * PeopleView.PageSize).Take(PeopleView.PageSize).ToListAsync(ct);
        return new(page, await rows.CountAsync(ct), await office.Query<Person>().CountAsync(ct), await AffiliationsAsync(office, ct), office.Now, office.Zone);
    }

    /// <param name="personId">Whose file.</param>
    /// <param name="before">Only lines older than this one.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<PersonFile> FileAsync(Guid personId, long? before, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var person = await PersonRow.Of(office).FirstOrDefaultAsync(r => r.Id == personId, ct) ?? throw Refusal.NotFound();
        var open = await office.Platform<Session>().AsNoTracking().Where(s => s.PersonId == personId && s.EndedAt == null).OrderByDescending(s => s.SeenAt).Take(50).ToListAsync(ct);
        var lines = await LinesAsync(office, personId, before, ct);
        return new(
            person, [.. open.Where(s => Session.IsAlive(s.StartedAt, s.SeenAt, s.EndedAt, office.Now))], [.. lines.Take(LinesPerPage)],
            lines.Count > LinesPerPage, await AffiliationsAsync(office, ct), office.Now, office.Zone, office.PersonId);
    }

    public async Task<IReadOnlyList<AffiliationRow>> AffiliationsAsync(CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var people = office.Query<Person>();
        return await office.Query<Affiliation>().OrderBy(a => a.Name).Take(MostAffiliations).Select(a => new AffiliationRow(a.Id, a.Name, people.Count(p => p.AffiliationId == a.Id))).ToListAsync(ct);
    }

    /// <summary>What a new person may be given.</summary>
    public async Task<IReadOnlyList<Affiliation>> ChoicesAsync(CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        return await AffiliationsAsync(office, ct);
    }

    private static async Task<IReadOnlyList<Affiliation>> AffiliationsAsync(Office office, CancellationToken ct) =>
        await office.Query<Affiliation>().OrderBy(a => a.Name).Take(MostAffiliations).ToListAsync(ct);

    private static async Task<IReadOnlyList<AuditLine>> LinesAsync(Office office, Guid personId, long? before, CancellationToken ct)
    {
        var people = office.Query<Person>();
        var rows = await office.Events().Where(e => e.SubjectId == personId && (before == null || e.Id < before)).OrderByDescending(e => e.Id).Take(LinesPerPage + 1)
            .Select(e => new { Event = e, Actor = people.Where(p => p.Id == e.ActorId).Select(p => p.Name).FirstOrDefault() }).ToListAsync(ct);
        return [.. rows.Select(r => new AuditLine(r.Event.Id, r.Event.At, r.Event.ActorId == personId ? null : r.Actor, AccountTeller.Tell(r.Event)))];
    }
}
