using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Activity.Visits;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Mail;

namespace Workspace.Spaces;

/// <summary>
/// Somebody in a space: proof that they were let in, and the only way to its things. It sees one space and nothing else.
/// Get one from <see cref="SpaceAccess"/>; the same rights are checked once more inside the saving transaction.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly WorkspaceDb _db;
    private readonly IWriter _writer;
    private readonly Pass _pass;
    private readonly Func<WorkspaceDb, CancellationToken, Task> _check;
    private readonly List<Action<WorkspaceDb>> _many = [];
    private Space? _space;

    internal Visit(WorkspaceDb db, IWriter writer, Pass pass, DateTimeOffset now, Func<WorkspaceDb, CancellationToken, Task> check) =>
        (_db, _writer, _pass, Now, _check) = (db, writer, pass, now, check);

    public Guid SpaceId => _pass.SpaceId;
    public Guid PersonId => _pass.PersonId;
    public Guid OrganisationId => _pass.OrganisationId;
    public string SpaceName => _pass.SpaceName;
    public Role Role => _pass.Role;
    public bool IsArchived => _pass.ArchivedAt is not null;

    /// <summary>When the person came into the space.</summary>
    public DateTimeOffset JoinedAt => _pass.JoinedAt;
    public DateTimeOffset Now { get; }

    /// <summary>What happened after this is new to the person.</summary>
    public DateTimeOffset ReadUntil => LastVisit.ReadUntil(_pass.ReadUntil, _pass.SeenAt, Now);

    /// <summary>True where nobody entered: something happens by itself at its instant.</summary>
    public bool IsHouse => PersonId == Guid.Empty;

    /// <summary>True once the changes are durable.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>The organisation's zone: days and deadlines of the space are days there.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(_pass.TimeZone);

    public DateOnly Today => LastDay.DayOf(Now, Zone);

    /// <summary>True where this tool is switched on.</summary>
    public bool Has(string tool) => SpaceTools.IsOn(_pass.ToolsOff, tool);

    /// <summary>True where the person may do what needs this role, and the space takes changes.</summary>
    public bool May(Role least) => Role >= least && !IsArchived;

    /// <summary>This space's things of one kind, not tracked: for reading.</summary>
    public IQueryable<T> Query<T>() where T : class, IInSpace => _db.Set<T>().AsNoTracking().Where(thing => thing.SpaceId == SpaceId);

    /// <summary>The answer to a question that was turned into SQL once.</summary>
    public Task<IReadOnlyList<TRow>> AskAsync<T, TWith, TRow>(Question<T, TWith, TRow> question, TWith with, CancellationToken ct = default) where T : class, IInSpace =>
        ListAsync(question.Ask(_db, SpaceId, with), ct);

    /// <summary>The first answer, or none.</summary>
    public async Task<TRow?> AskOneAsync<T, TWith, TRow>(Question<T, TWith, TRow> question, TWith with, CancellationToken ct = default) where T : class, IInSpace =>
        await AskAsync(question, with, ct) is [var first, ..] ? first : default;

    /// <summary>The same with two values.</summary>
    public async Task<TRow?> AskOneAsync<T, TWith, TAnd, TRow>(Question<T, TWith, TAnd, TRow> question, TWith with, TAnd and, CancellationToken ct = default) where T : class, IInSpace =>
        await AskAsync(question, with, and, ct) is [var first, ..] ? first : default;

    /// <summary>All answers, with two values.</summary>
    public Task<IReadOnlyList<TRow>> AskAsync<T, TWith, TAnd, TRow>(Question<T, TWith, TAnd, TRow> question, TWith with, TAnd and, CancellationToken ct = default) where T : class, IInSpace =>
        ListAsync(question.Ask(_db, SpaceId, with, and), ct);

    /// <summary>This space's people, those who left included.</summary>
    public IQueryable<Member> Members() =>
        from membership in _db.Set<Membership>().AsNoTracking()
        where membership.SpaceId == SpaceId
        join person in _db.Set<People.Person>().AsNoTracking() on membership.PersonId equals person.Id
        join affiliation in _db.Set<People.Affiliation>().AsNoTracking() on person.AffiliationId equals affiliation.Id into affiliations
        from affiliation in affiliations.DefaultIfEmpty()
        select new Member
        {
            PersonId = person.Id,
            Name = person.Name,
            Initials = person.Initials,
            Affiliation = affiliation.Name,
            Role = membership.Role,
            JoinedAt = membership.JoinedAt,
            LeftAt = membership.LeftAt,
        };

    /// <summary>Those who hold a seat now, of this space or another.</summary>
    public IQueryable<Guid> Seated() => _db.Set<Seat>().Where(s => s.OrganisationId == OrganisationId && s.StartsAt <= Now && Now < s.EndsAt).Select(s => s.PersonId);

    public IQueryable<Event> Events() => _db.Set<Event>().AsNoTracking().Where(e => e.SpaceId == SpaceId);

    /// <summary>The thing, tracked for change. Unknown, and in another space, look the same.</summary>
    public async Task<T> FindAsync<T>(Guid id, CancellationToken ct = default) where T : class, IInSpace =>
        await _db.Set<T>().FirstOrDefaultAsync(thing => thing.Id == id && thing.SpaceId == SpaceId, ct) ?? throw Refusal.NotFound();

    /// <summary>This space's things of one kind, tracked for change; name the few you need.</summary>
    public IQueryable<T> Tracked<T>() where T : class, IInSpace => _db.Set<T>().Where(thing => thing.SpaceId == SpaceId);

    /// <summary>Those of these ids that no thing of this kind has, or has any more.</summary>
    public async Task<IReadOnlyCollection<Guid>> GoneAsync<T>(IReadOnlyCollection<Guid> things, CancellationToken ct = default) where T : class, IInSpace =>
        [.. things.Except(await Query<T>().Where(thing => things.Contains(thing.Id)).Select(thing => thing.Id).ToListAsync(ct))];

    public void Add<T>(T thing) where T : class, IInSpace
    {
        if (thing.SpaceId != SpaceId)
        {
            throw new InvalidOperationException($"A {typeof(T).Name} of another space was added in this one.");
        }

        _db.Add(thing);
    }

    /// <summary>Hundreds of new things of one kind, written before everything else of this visit: add what others refer to first.</summary>
    public void AddMany<T>(IReadOnlyCollection<T> things) where T : class, IInSpace
    {
        if (things.Any(thing => thing.SpaceId != SpaceId))
        {
            throw new InvalidOperationException($"A {typeof(T).Name} of another space was added in this one.");
        }

        _many.Add(db => ManyRows.Add(db, things));
    }

    public void Remove<T>(T thing) where T : class, IInSpace => _db.Remove(thing);

    public void Record(string kind, IInSpace subject, object? facts = null) => Record(kind, subject.Id, facts);

    /// <summary>Adds the event row: facts, never content.</summary>
    public void Record(string kind, Guid subjectId, object? facts = null) => _db.Add(new Event
    {
        OrganisationId = OrganisationId,
        SpaceId = SpaceId,
        ActorId = IsHouse ? null : PersonId,
        Kind = kind,
        SubjectId = subjectId,
        At = Now,
        Facts = facts is null ? null : JsonSerializer.Serialize(facts, JsonSerializerOptions.Web),
    });

    /// <summary>
    /// Asks something of a member, by mail at once too: "asked you to review", "Draft 2 of the guidance", where to do it. It is sent when this
    /// visit is saved, to those who want it and may then still see it. Names, never content. What happens by itself asks in the name of whoever began it.
    /// </summary>
    public void Ask(Guid personId, string verb, string thing, string address, Guid? inNameOf = null)
    {
        var actor = inNameOf ?? PersonId;
        if (personId != actor)
        {
            _db.Add(Asking.Write(OrganisationId, SpaceId, personId, new Asking(actor, verb, thing, address), Now));
        }
    }

    /// <summary>One transaction: rights, changes and events, all or none. Answers when it is durable.</summary>
    public Task SaveAsync(CancellationToken ct = default) => CommitAsync(_check, ct);

    /// <summary>The same, after a last look inside the transaction: what the rule reads there is what holds when the changes become true. It may still change what this visit tracks.</summary>
    public Task SaveAsync(Func<CancellationToken, Task> rule, CancellationToken ct = default) => CommitAsync(async (db, stop) =>
    {
        await _check(db, stop);
        await rule(stop);
    }, ct);

    /// <summary>For a rule: until the transaction ends nobody changes this thing; alone, nobody else holds it either.</summary>
    public async Task HoldAsync<T>(Guid id, bool alone, CancellationToken ct = default) where T : class, IInSpace
    {
        if (_db.Database.IsNpgsql()) // on SQLite there is one writer
        {
            var table = _db.Model.FindEntityType(typeof(T))!.GetTableName();
            await _db.Database.ExecuteSqlAsync(FormattableStringFactory.Create($$"""select 1 from "{{table}}" where "Id" = {0} for {{(alone ? "no key update" : "share")}}""", id), ct);
        }
    }

    /// <summary>True where the database shows of each row which transaction wrote it, and so in which order.</summary>
    public bool ShowsWhenWritten => _db.Database.IsNpgsql();

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    /// <summary>Saves while nobody else changes who is in this space, and only if the rule holds then.</summary>
    internal Task SaveAsync(Func<WorkspaceDb, CancellationToken, Task> rule, CancellationToken ct = default) => CommitAsync(async (db, stop) =>
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"""select 1 from "Organisation" where "Id" = {OrganisationId} for share""", stop); // seats are given and released under it
            await db.Database.ExecuteSqlAsync($"""select 1 from "Space" where "Id" = {SpaceId} for no key update""", stop);
        }

        await _check(db, stop);
        await rule(db, stop);
    }, ct);

    /// <summary>Saves while nobody else of the organisation takes this turn, and only if the rule holds then: sums that must not be passed.</summary>
    internal Task SaveInTurnAsync(string turn, Func<WorkspaceDb, CancellationToken, Task> rule, CancellationToken ct = default) => CommitAsync(async (db, stop) =>
    {
        await _check(db, stop);
        if (db.Database.IsNpgsql()) // on SQLite there is one writer
        {
            await db.Database.ExecuteSqlAsync($"""select pg_advisory_xact_lock(hashtextextended({$"{turn} {OrganisationId}"}, 0))""", stop);
        }

        await rule(db, stop);
    }, ct);

    /// <summary>The space itself, for those platform parts that change it.</summary>
    internal async Task<Space> SpaceAsync(CancellationToken ct = default) =>
        _space ??= await _db.Set<Space>().SingleAsync(s => s.Id == SpaceId, ct);

    /// <summary>The same, not tracked: for reading.</summary>
    internal Task<Space> ReadSpaceAsync(CancellationToken ct = default) => _db.Set<Space>().AsNoTracking().SingleAsync(s => s.Id == SpaceId, ct);

    internal DbSet<T> Platform<T>() where T : class => _db.Set<T>();

    /// <summary>The answer to a compiled query of the platform.</summary>
    internal IAsyncEnumerable<T> Compiled<T>(Func<WorkspaceDb, IAsyncEnumerable<T>> query) => query(_db);

    private static async Task<IReadOnlyList<TRow>> ListAsync<TRow>(IAsyncEnumerable<TRow> asked, CancellationToken ct)
    {
        var rows = new List<TRow>();
        await foreach (var row in asked.WithCancellation(ct))
        {
            rows.Add(row);
        }

        return rows;
    }

    private async Task CommitAsync(Func<WorkspaceDb, CancellationToken, Task> check, CancellationToken ct)
    {
        await _writer.SaveAsync(_db, _many.Count == 0 ? check : async (db, stop) =>
        {
            await check(db, stop);
            _many.ForEach(write => write(db));
        }, ct);
        IsSaved = true;
    }
}

/// <summary>A person as the other people of a space see them.</summary>
public sealed record Member
{
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public required string Initials { get; init; }
    public string? Affiliation { get; init; }
    public required Role Role { get; init; }
    public required DateTimeOffset JoinedAt { get; init; }
    public DateTimeOffset? LeftAt { get; init; }
}
