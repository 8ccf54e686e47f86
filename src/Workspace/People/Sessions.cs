using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;

namespace Workspace.People;

/// <summary>Starts, reads and ends signed-in browsers.</summary>
public sealed class Sessions(IDbContextFactory<WorkspaceDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private static readonly Func<WorkspaceDb, string, Task<Row?>> BySecret = EF.CompileAsyncQuery(
        (WorkspaceDb db, string hash) => db.Set<Session>().Where(s => s.SecretHash == hash)
            .Join(db.Set<Person>(), s => s.PersonId, p => p.Id, (s, p) => new Row(
                new SignedIn(s.Id, p.Id, p.OrganisationId, p.Name, p.Initials, p.TimeZone, p.Theme, p.SingleKeys, p.ShowsPresence, s.StartedAt, s.SeenAt, p.PasswordHash != null),
                s.EndedAt, p.DisabledAt))
            .FirstOrDefault());

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
        var organisationId = await db.Set<Person>().Where(p => p.Id == personId).Select(p => p.OrganisationId).SingleAsync(ct);
        var (secret, now) = (Secret.Make(), clock.GetUtcNow());
        var session = Session.Start(personId, Secret.Hash(secret), device, now);
        db.Add(session);
        db.Add(new Event { OrganisationId = organisationId, ActorId = personId, Kind = PeopleEvents.SignedIn, SubjectId = personId, At = now });
        await db.SaveChangesAsync(ct);
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

    /// <summary>Whose secret this was, even if the session has ended: only to keep what they were typing.</summary>
    public async Task<Guid?> WhoseAsync(string secret, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await BySecret(db, Secret.Hash(secret)))?.SignedIn.PersonId;
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
        var organisationId = await db.Set<Person>().Where(p => p.Id == personId).Select(p => p.OrganisationId).SingleAsync(ct);
        foreach (var session in await db.Set<Session>().Where(s => s.PersonId == personId && s.EndedAt == null && (only == null || s.Id == only) && (except == null || s.Id != except)).ToListAsync(ct))
        {
            session.End(now);
        }

        db.Add(new Event { OrganisationId = organisationId, ActorId = by ?? personId, Kind = PeopleEvents.SessionsEnded, SubjectId = personId, At = now });
        await db.SaveChangesAsync(ct);
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
