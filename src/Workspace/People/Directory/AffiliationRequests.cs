using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.People.Directory;

/// <summary>A wish to speak for somebody else, as the office sees it.</summary>
public sealed record AffiliationWish(Guid Id, Guid PersonId, string Name, string? Now, string Wanted, DateTimeOffset AskedAt);

/// <summary>People ask to speak for another organisation; administrators agree, or decline.</summary>
public sealed class AffiliationRequests(OfficeAccess access, IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, TimeProvider clock)
{
    public const string Asked = "affiliation.asked", Declined = "affiliation.declined";

    /// <summary>What one asked for, while it waits; and the list to choose from.</summary>
    public async Task<(string? Mine, string? Waiting, IReadOnlyList<string> All)> ReadOwnAsync(CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        return (
            await db.Set<Person>().Where(p => p.Id == me.PersonId).Select(p => db.Set<Affiliation>().Where(a => a.Id == p.AffiliationId).Select(a => a.Name).FirstOrDefault()).FirstOrDefaultAsync(ct),
            await db.Set<AffiliationRequest>().Where(r => r.PersonId == me.PersonId && r.AnsweredAt == null).Select(r => r.Wanted).FirstOrDefaultAsync(ct),
            await db.Set<Affiliation>().Where(a => a.OrganisationId == me.OrganisationId).OrderBy(a => a.Name).Select(a => a.Name).Take(500).ToListAsync(ct));
    }

    public async Task AskAsync(string? wanted, CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<AffiliationRequest>().AnyAsync(r => r.PersonId == me.PersonId && r.AnsweredAt == null, ct))
        {
            throw Refusal.Wrong("You have asked already. An administrator will answer.");
        }

        var request = AffiliationRequest.Ask(me.OrganisationId, me.PersonId, wanted, clock.GetUtcNow());
        db.Add(request);
        db.Add(new Activity.Event { OrganisationId = me.OrganisationId, ActorId = me.PersonId, Kind = Asked, SubjectId = me.PersonId, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
    }

    public async Task<IReadOnlyList<AffiliationWish>> WaitingAsync(CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        return await (
            from request in office.Query<AffiliationRequest>()
            where request.AnsweredAt == null
            join person in office.Query<Person>() on request.PersonId equals person.Id
            join affiliation in office.Query<Affiliation>() on person.AffiliationId equals affiliation.Id into affiliations
            from affiliation in affiliations.DefaultIfEmpty()
            orderby request.AskedAt
            select new AffiliationWish(request.Id, person.Id, person.Name, affiliation.Name, request.Wanted, request.AskedAt)).Take(100).ToListAsync(ct);
    }

    /// <summary>They speak for it from now on; where it is not on the list yet it is added.</summary>
    public Task AgreeAsync(Guid requestId, CancellationToken ct = default) => AnswerAsync(requestId, declined: false, async (office, request, stop) =>
    {
        var key = Text.Key(request.Wanted);
        var body = await office.Tracked<Affiliation>().FirstOrDefaultAsync(a => a.Key == key, stop);
        if (body is null)
        {
            office.Add(body = Affiliation.List(office.OrganisationId, request.Wanted));
            office.Record(PeopleEvents.AffiliationListed, body.Id, new { body.Name });
        }

        var person = await PeopleActions.FindAsync(office, request.PersonId, stop);
        var from = await office.Query<Affiliation>().Where(a => a.Id == person.AffiliationId).Select(a => a.Name).FirstOrDefaultAsync(stop);
        person.SpeakFor(body);
        office.Record(PeopleEvents.AffiliationChanged, person.Id, new { from, to = body.Name });
    }, ct);

    public Task DeclineAsync(Guid requestId, CancellationToken ct = default) => AnswerAsync(requestId, declined: true, (office, request, _) =>
    {
        office.Record(Declined, request.PersonId);
        return Task.CompletedTask;
    }, ct);

    private async Task AnswerAsync(Guid requestId, bool declined, Func<Office, AffiliationRequest, CancellationToken, Task> then, CancellationToken ct)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var request = await office.Tracked<AffiliationRequest>().FirstOrDefaultAsync(r => r.Id == requestId, stop) ?? throw Refusal.NotFound();
            request.Answer(office.PersonId, office.Now, declined);
            await then(office, request, stop);
        }, ct);
    }
}
