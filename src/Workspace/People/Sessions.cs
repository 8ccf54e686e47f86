using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People.SignIn;

namespace Workspace.People;

/// <summary>Starts, reads and ends signed-in browsers.</summary>
public sealed class Sessions(IDbContextFactory<WorkspaceDb> databases, AccountNotices notices, TimeProvider clock)
{
    private const int Several = 3;

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5), SoonAfterEnd = TimeSpan.FromHours(1), LongAfterIdle = TimeSpan.FromDays(30);

    private static readonly Func<WorkspaceDb, string, Task<Row?>> BySecret = EF.CompileAsyncQuery(
        (WorkspaceDb db, string hash) => (
            from s in db.Set<Session>()
            where s.SecretHash == hash
            join p in db.Set<Person>() on s.PersonId equals p.Id
            join o in db.Set<Organisation>() on p.OrganisationId equals o.Id
            select new Row(
                new SignedIn(s.Id, p.Id, p.OrganisationId, p.Name, p.Initials, p.TimeZone, p.Theme, p.SingleKeys, p.ShowsPresence, s.StartedAt, s.SeenAt, p.PasswordHash != null)
                {
                    ProvenAt = s.ProvenAt ?? s.StartedAt,
                    HasFactor = p.TwoFactorEnabled,
                    FactorsRequiredFrom = o.FactorsRequiredFrom,
                },
                s.EndedAt, p.DisabledAt)).FirstOrDefault());

    private static readonly Func<WorkspaceDb, Guid, Task<Row?>> ById = EF.CompileAsyncQuery(
        (WorkspaceDb db, Guid id) => db.Set<Session>().Where(s => s.Id == id)
            .Join(db.Set<Person>(), s => s.PersonId, p => p.Id, (s, p) => new Row(
                new SignedIn(s.Id, p.Id, p.OrganisationId, p.Name, p.Initials, p.TimeZone, p.Theme, p.SingleKeys, p.ShowsPresence, s.StartedAt, s.SeenAt, p.PasswordHash != null),
                s.EndedAt, p.DisabledAt))
            .FirstOrDefault());

    /// <summary>The secret for the new session's cookie. Whoever signs in always gets a new one.</summary>
    public async Task<string> StartAsync(Guid personId, string device, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId, ct);
        var secret = await BeginAsync(db, person, new Visitor(device, null, null), "link", ct);
        await db.SaveChangesAsync(ct);
        return secret;
    }

    /// <summary>Adds the session to what is about to be saved; the one this browser had before ends with it.</summary>
    /// <param name="how">By what the person showed who they are: "password", "link". Nothing where a session is only renewed.</param>
    internal async Task<string> BeginAsync(WorkspaceDb db, Person person, Visitor visitor, string? how, CancellationToken ct)
    {
        var (secret, now) = (Secret.Make(), clock.GetUtcNow());
        if (visitor.OldSecret is { } old && Secret.Hash(old) is var hash && await db.Set<Session>().FirstOrDefaultAsync(s => s.SecretHash == hash && s.EndedAt == null, ct) is { } before)
        {
            before.End(now);
        }

        db.Add(Session.Start(person.Id, Secret.Hash(secret), visitor.Device, now));
        if (how is not null)
        {
            db.Add(PeopleEvents.Happened(PeopleEvents.SignedIn, person, now, new { how, visitor.Device }));
            await NoticeAsync(db, person, visitor, now, ct);
        }

        return secret;
    }

    /// <summary>Who holds this secret, if their session and their account are alive at this instant.</summary>
    public async Task<SignedIn?> ReadAsync(string secret, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = Alive(await BySecret(db, Secret.Hash(secret)));
        if (found is not null && clock.GetUtcNow() >= found.SeenAt + SeenEvery)
        {
            await SeeAsync(db, found.SessionId, ct);
        }

        return found;
    }

    /// <summary>The same for a connection that is already open.</summary>
    public async Task<SignedIn?> ReadAsync(Guid sessionId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return Alive(await ById(db, sessionId));
    }

    /// <summary>Whose session this was, if it ended not long ago: only to keep what they were typing.</summary>
    public async Task<Guid?> WhoseAsync(string secret, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        return await BySecret(db, Secret.Hash(secret)) is { PersonDisabledAt: null, SignedIn: { } who } row && now < (row.EndedAt + SoonAfterEnd ?? who.SeenAt + LongAfterIdle) ? who.PersonId : null;
    }

    public async Task<IReadOnlyList<Session>> ListAsync(Guid personId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var open = await db.Set<Session>().AsNoTracking().Where(s => s.PersonId == personId && s.EndedAt == null).OrderByDescending(s => s.SeenAt).Take(100).ToListAsync(ct);
        return [.. open.Where(s => Session.IsAlive(s.StartedAt, s.SeenAt, s.EndedAt, now))];
    }

    /// <summary>Ends the person's sessions that match: one, all others, or all.</summary>
    public async Task EndAsync(Guid personId, Guid? only = null, Guid? except = null, Guid? by = null, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId, ct);
        if (await EndAllAsync(db, personId, except, now, ct, only) is var ended and > 0)
        {
            db.Add(PeopleEvents.Happened(PeopleEvents.SessionsEnded, person, now, new { ended }, by));
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>Marks the person's open sessions as ended in what is about to be saved, and answers how many.</summary>
    internal static async Task<int> EndAllAsync(WorkspaceDb db, Guid personId, Guid? except, DateTimeOffset now, CancellationToken ct, Guid? only = null)
    {
        var open = await db.Set<Session>().Where(s => s.PersonId == personId && s.EndedAt == null && (only == null || s.Id == only) && (except == null || s.Id != except)).ToListAsync(ct);
        open.ForEach(session => session.End(now));
        return open.Count;
    }

    // A browser that the account has not been used with, or a success after several failures.
    private async Task NoticeAsync(WorkspaceDb db, Person person, Visitor visitor, DateTimeOffset now, CancellationToken ct)
    {
        var known = await db.Set<Session>().Where(s => s.PersonId == person.Id).Select(s => s.Device).Distinct().OrderBy(device => device).Take(200).ToListAsync(ct);
        if (known.Count > 0 && !known.Contains(visitor.Device, StringComparer.Ordinal))
        {
            notices.Tell(db, person, "New sign-in to your account", $"Your account was entered with {visitor.Device}, which it has not been used with before.", now);
        }
        else if (await RecentFailures.CountAsync(db, person.Id, RecentFailures.WrongPassword, now, ct) is var failures and >= Several)
        {
            notices.Tell(db, person, "Sign-in after wrong passwords", $"Your account was entered with {visitor.Device}, after {failures} wrong passwords within a quarter of an hour.", now);
        }
    }

    private async Task SeeAsync(WorkspaceDb db, Guid sessionId, CancellationToken ct)
    {
        var session = await db.Set<Session>().SingleAsync(s => s.Id == sessionId, ct);
        session.See(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    private SignedIn? Alive(Row? row) => row is { PersonDisabledAt: null, SignedIn: { } who } && Session.IsAlive(who.StartedAt, who.SeenAt, row.EndedAt, clock.GetUtcNow()) ? who : null;

    private sealed record Row(SignedIn SignedIn, DateTimeOffset? EndedAt, DateTimeOffset? PersonDisabledAt);
}
