using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Mail;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>A space that takes requests, to somebody who is not in it: name and purpose, nothing else.</summary>
public sealed record OpenSpace
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Purpose { get; init; }
    public required bool IsMember { get; init; }
    public DateTimeOffset? AskedAt { get; init; }
}

/// <summary>Somebody who waits to be let in.</summary>
public sealed record Waiting(Guid RequestId, Guid PersonId, string Name, string? Affiliation, string Words, DateTimeOffset AskedAt, bool HasSeat, Role? Was);

/// <summary>Asking to join, and being let in. A space that takes no requests cannot be told from one that does not exist.</summary>
public sealed class JoinActions(SpaceAccess spaces, IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, Post post, TimeProvider clock)
{
    public const string Asked = "member.asked", Declined = "member.request-declined", Opened = "space.takes-requests", Closed = "space.takes-no-requests";

    /// <summary>The spaces of the organisation that take requests and that the person asking is not in.</summary>
    public async Task<IReadOnlyList<OpenSpace>> ListAsync(CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Open(db, me).Where(s => !s.IsMember).OrderBy(s => s.Name).Take(100).ToListAsync(ct);
    }

    public async Task<OpenSpace> LookAsync(Guid spaceId, CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Open(db, me).FirstOrDefaultAsync(s => s.Id == spaceId, ct) ?? throw Refusal.NotFound();
    }

    public async Task AskAsync(Guid spaceId, string? words, CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        var space = await LookAsync(spaceId, ct);
        if (space.IsMember || space.AskedAt is not null)
        {
            throw Refusal.Wrong(space.IsMember ? "You are in this space already." : "You have asked already. An owner of the space will answer.");
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var request = JoinRequest.Ask(spaceId, me.PersonId, words, now);
        db.Add(request);
        db.Add(new Event { OrganisationId = me.OrganisationId, SpaceId = spaceId, ActorId = me.PersonId, Kind = Asked, SubjectId = me.PersonId, At = now });
        foreach (var owner in await db.Set<Membership>().Where(m => m.SpaceId == spaceId && m.Role == Role.Owner && m.LeftAt == null).Select(m => m.PersonId).Take(10).ToListAsync(ct))
        {
            db.Add(Asking.Write(me.OrganisationId, spaceId, owner, new Asking(me.PersonId, "asks to join", space.Name, $"/spaces/{spaceId}/people/joining"), now));
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Lets somebody in; without a seat they are a member, and a request for one waits in the office.</summary>
    /// <param name="asBefore">Whoever was here before gets back the role of that time.</param>
    public Task LetInAsync(Guid spaceId, Guid requestId, Role role, bool asBefore = false, CancellationToken ct = default) => AnswerAsync(spaceId, requestId, declined: false, async (visit, request, db, stop) =>
    {
        var organisation = await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == visit.OrganisationId, stop);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == request.PersonId, stop);
        var joining = new Joining(db, organisation, visit.Now);
        role = asBefore && await db.Set<Membership>().Where(m => m.SpaceId == spaceId && m.PersonId == person.Id).Select(m => (Role?)m.Role).FirstOrDefaultAsync(stop) is { } was ? was : role;
        await joining.EnterAsync(spaceId, person.Id, Enum.IsDefined(role) ? role : throw Refusal.Wrong("Choose a role from the list."), visit.PersonId, stop);
        if (!await db.Set<Seat>().AnyAsync(s => s.PersonId == person.Id && s.StartsAt <= visit.Now && visit.Now < s.EndsAt, stop))
        {
            await joining.AskAsync(person, "Was let into a space and holds no seat", stop);
        }

        db.Add(post.Write(visit.OrganisationId, "joined", Recipient.Of(person.Id), new Message($"You are in {visit.SpaceName}", [$"You asked to join, and are {RoleWords.A(role)} there now."], "Open the space", $"/spaces/{spaceId}"), visit.Now));
    }, ct);

    public Task DeclineAsync(Guid spaceId, Guid requestId, CancellationToken ct = default) => AnswerAsync(spaceId, requestId, declined: true, (visit, request, _, _) =>
    {
        visit.Record(Declined, request.PersonId);
        return Task.CompletedTask;
    }, ct);

    public async Task<(string SpaceName, bool TakesRequests, bool MayAnswer, IReadOnlyList<Waiting> Waiting)> WaitingAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var space = await visit.ReadSpaceAsync(ct);
        var (seats, memberships, now) = (visit.Platform<Seat>(), visit.Platform<Membership>(), visit.Now);
        var waiting = await (
            from request in visit.Query<JoinRequest>()
            where request.AnsweredAt == null
            join person in visit.Platform<Person>() on request.PersonId equals person.Id
            where person.DisabledAt == null
            join affiliation in visit.Platform<Affiliation>() on person.AffiliationId equals affiliation.Id into affiliations
            from affiliation in affiliations.DefaultIfEmpty()
            orderby request.AskedAt
            select new Waiting(request.Id, person.Id, person.Name, affiliation.Name, request.Words, request.AskedAt, seats.Any(s => s.PersonId == person.Id && s.StartsAt <= now && now < s.EndsAt),
                memberships.Where(m => m.SpaceId == spaceId && m.PersonId == person.Id).Select(m => (Role?)m.Role).FirstOrDefault())).Take(200).ToListAsync(ct);
        return (visit.SpaceName, space.OpenSince is not null, visit.May(Role.Owner), waiting);
    }

    /// <summary>Whether people of the organisation see that the space is there, and may ask to join.</summary>
    public async Task TakeRequestsAsync(Guid spaceId, bool takes, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var space = await visit.SpaceAsync(ct);
        if (takes != space.OpenSince is not null)
        {
            space.TakeRequests(takes ? visit.Now : null);
            visit.Record(takes ? Opened : Closed, spaceId);
            await visit.SaveAsync(ct);
        }
    }

    private async Task AnswerAsync(Guid spaceId, Guid requestId, bool declined, Func<Visit, JoinRequest, WorkspaceDb, CancellationToken, Task> then, CancellationToken ct)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        await visit.SaveAsync(async (db, stop) =>
        {
            var request = await visit.FindAsync<JoinRequest>(requestId, stop);
            request.Answer(visit.PersonId, visit.Now, declined);
            await then(visit, request, db, stop);
        }, ct);
    }

    private static IQueryable<OpenSpace> Open(WorkspaceDb db, SignedIn me) =>
        from space in db.Set<Space>()
        where space.OrganisationId == me.OrganisationId && space.OpenSince != null && space.ArchivedAt == null
        select new OpenSpace
        {
            Id = space.Id,
            Name = space.Name,
            Purpose = space.Purpose,
            IsMember = db.Set<Membership>().Any(m => m.SpaceId == space.Id && m.PersonId == me.PersonId && m.LeftAt == null),
            AskedAt = db.Set<JoinRequest>().Where(r => r.SpaceId == space.Id && r.PersonId == me.PersonId && r.AnsweredAt == null).Select(r => (DateTimeOffset?)r.AskedAt).FirstOrDefault(),
        };
}
