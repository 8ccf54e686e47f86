using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>An administrator at work: the only way to seats, licences and accounts. It sees names and dates, never content.</summary>
public sealed class Office : IAsyncDisposable
{
    private readonly WorkspaceDb _db;
    private readonly IWriter _writer;
    private readonly TimeProvider _clock;
    private readonly Func<WorkspaceDb, CancellationToken, Task> _check;

    internal Office(WorkspaceDb db, IWriter writer, TimeProvider clock, Guid organisationId, Guid personId, string timeZone, Func<WorkspaceDb, CancellationToken, Task> check)
    {
        (_db, _writer, _clock, _check) = (db, writer, clock, check);
        (OrganisationId, PersonId, Now, Zone) = (organisationId, personId, clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(timeZone));
    }

    public Guid OrganisationId { get; }
    public Guid PersonId { get; }
    public DateTimeOffset Now { get; private set; }
    public TimeZoneInfo Zone { get; }
    public DateOnly Today => LastDay.DayOf(Now, Zone);

    /// <summary>The organisation's things of one kind, not tracked: for reading.</summary>
    public IQueryable<T> Query<T>() where T : class, IInOrganisation => _db.Set<T>().AsNoTracking().Where(thing => thing.OrganisationId == OrganisationId);

    /// <summary>The same, tracked for change; name the few you need.</summary>
    public IQueryable<T> Tracked<T>() where T : class, IInOrganisation => _db.Set<T>().Where(thing => thing.OrganisationId == OrganisationId);

    public Task<Organisation> OrganisationAsync(CancellationToken ct = default) => _db.Set<Organisation>().SingleAsync(o => o.Id == OrganisationId, ct);

    /// <summary>Events of the organisation that belong to no space, and those that changed who is in one.</summary>
    public IQueryable<Event> Events() => _db.Set<Event>().AsNoTracking().Where(e => e.OrganisationId == OrganisationId && (e.SpaceId == null || e.Kind.StartsWith("member.")));

    public void Add<T>(T thing) where T : class, IInOrganisation
    {
        if (thing.OrganisationId != OrganisationId)
        {
            throw new InvalidOperationException($"A {typeof(T).Name} of another organisation was added in this one.");
        }

        _db.Add(thing);
    }

    public void Remove<T>(T thing) where T : class, IInOrganisation => _db.Remove(thing);

    public void Record(string kind, Guid subjectId, object? facts = null, Guid? spaceId = null) => _db.Add(new Event
    {
        OrganisationId = OrganisationId,
        SpaceId = spaceId,
        ActorId = PersonId,
        Kind = kind,
        SubjectId = subjectId,
        At = Now,
        Facts = facts is null ? null : JsonSerializer.Serialize(facts, JsonSerializerOptions.Web),
    });

    public Task SaveAsync(CancellationToken ct = default) => _writer.SaveAsync(_db, _check, ct);

    /// <summary>
    /// Decides and saves in one transaction while no other decision of this organisation is under way: what
    /// <paramref name="decide"/> reads is still so when it commits. It may only read, add, change and refuse; it is run once.
    /// </summary>
    public Task SaveAsync(Func<CancellationToken, Task> decide, CancellationToken ct = default) => _writer.SaveAsync(_db, async (db, stop) =>
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"""select 1 from "Organisation" where "Id" = {OrganisationId} for no key update""", stop);
        }

        await _check(db, stop);
        Now = _clock.GetUtcNow();
        await decide(stop);
    }, ct);

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    internal DbSet<T> Platform<T>() where T : class => _db.Set<T>();

    /// <summary>Before their seats: in the order in which a visit looks at them, so that neither waits for the other.</summary>
    internal async Task LockMembershipsAsync(Guid[] people, CancellationToken ct)
    {
        if (_db.Database.IsNpgsql())
        {
            await _db.Database.ExecuteSqlAsync($"""select 1 from "Membership" where "PersonId" = any({people}) order by "PersonId", "SpaceId" for update""", ct);
        }
    }
}

/// <summary>The door of the office.</summary>
public sealed class OfficeAccess(IDbContextFactory<WorkspaceDb> databases, IWriter writer, CurrentPerson current, TimeProvider clock)
{
    /// <summary>Lets an administrator in; to everybody else the office does not exist.</summary>
    public Task<Office> EnterAsync(CancellationToken ct = default) => EnterAsAsync(current.Id ?? throw Refusal.SignedOut(), ct);

    /// <summary>A job enters with the rights that person has now.</summary>
    public async Task<Office> EnterAsAsync(Guid personId, CancellationToken ct = default)
    {
        var db = await databases.CreateDbContextAsync(ct);
        try
        {
            var (organisationId, timeZone) = await CheckAsync(db, personId, ct);
            return new Office(db, writer, clock, organisationId, personId, timeZone, (saving, stop) => CheckAgainAsync(saving, personId, stop));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>True where the person asking is an administrator, for showing the way in.</summary>
    public async Task<bool> MayEnterAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return current.Id is { } id && await db.Set<Administrator>().AnyAsync(a => a.PersonId == id, ct);
    }

    private static async Task CheckAgainAsync(WorkspaceDb db, Guid personId, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"""select 1 from "Administrator" where "PersonId" = {personId} for share""", ct);
        }

        await CheckAsync(db, personId, ct);
    }

    private static async Task<(Guid OrganisationId, string TimeZone)> CheckAsync(WorkspaceDb db, Guid personId, CancellationToken ct)
    {
        var found = await (
            from administrator in db.Set<Administrator>()
            where administrator.PersonId == personId
            join person in db.Set<Person>() on administrator.PersonId equals person.Id
            where person.DisabledAt == null
            join organisation in db.Set<Organisation>() on administrator.OrganisationId equals organisation.Id
            select new { organisation.Id, organisation.TimeZone }).FirstOrDefaultAsync(ct);
        return found is null ? throw Refusal.NotFound() : (found.Id, found.TimeZone);
    }
}
