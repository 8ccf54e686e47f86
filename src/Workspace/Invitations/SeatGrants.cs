using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Mail;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>A list that waits for seats, as the administrators see it: people and dates, not the space.</summary>
public sealed record SeatsAsked(Guid BatchId, string Owner, string? Affiliation, int Seats, int People, DateTimeOffset AskedAt);

/// <summary>The list to be granted, with what it takes.</summary>
/// <param name="Missing">Seats that the licence must grow by.</param>
public sealed record SeatsToGrant(InvitationBatch Batch, string Owner, IReadOnlyList<Guest> Guests, int Free, int Missing, Licence? Licence, DateTimeOffset Now, TimeZoneInfo Zone);

/// <summary>Administrators answer owners who want to invite more people than there are free seats: one act grants the seats and sends the invitations.</summary>
public sealed class SeatGrants(OfficeAccess access, Post post)
{
    public async Task<IReadOnlyList<SeatsAsked>> WaitingAsync(CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        return await (
            from batch in office.Query<InvitationBatch>()
            where batch.State == BatchState.Asked
            join owner in office.Query<Person>() on batch.MadeById equals owner.Id
            join affiliation in office.Query<Affiliation>() on owner.AffiliationId equals affiliation.Id into affiliations
            from affiliation in affiliations.DefaultIfEmpty()
            orderby batch.AskedAt
            select new SeatsAsked(batch.Id, owner.Name, affiliation.Name, batch.SeatsNeeded, batch.Total - batch.LeftOut, batch.AskedAt ?? batch.MadeAt)).Take(50).ToListAsync(ct);
    }

    public async Task<SeatsToGrant> ReadAsync(Guid batchId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var batch = await office.Query<InvitationBatch>().FirstOrDefaultAsync(b => b.Id == batchId && b.AskedAt != null, ct) ?? throw Refusal.NotFound();
        var owner = await office.Query<Person>().Where(p => p.Id == batch.MadeById).Select(p => p.Name).SingleAsync(ct);
        var at = new Inviting(office);
        var free = await FreeSeats.CountAsync(at, ct);
        var offers = await OffersAsync(office, ct);
        return new(batch, owner, batch.Guests(), free, Math.Max(0, batch.SeatsNeeded - free), offers.Count > 0 ? offers[0].Licence : null, office.Now, office.Zone);
    }

    /// <summary>Where seats are missing the licence grows by them; then the invitations go out in the owner's name.</summary>
    public async Task GrantAsync(Guid batchId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var batch = await FindAsync(office, batchId, stop);
            var missing = Math.Max(0, batch.SeatsNeeded - await FreeSeats.CountAsync(new Inviting(office), stop));
            if (missing > 0)
            {
                await GrowAsync(office, missing, stop);
            }

            batch.Grant(office.PersonId);
            office.Record(InvitationEvents.SeatsGranted, batch.Id, new { seats = batch.SeatsNeeded, added = missing });
            office.Add(Answer(office, batch, $"You have {Ui.Words.Count(batch.SeatsNeeded, "seat")} for the people you want to invite", "The invitations are on their way."));
        }, ct);
    }

    public async Task DeclineAsync(Guid batchId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var batch = await FindAsync(office, batchId, stop);
            batch.Decline(office.PersonId);
            office.Record(InvitationEvents.SeatsDeclined, batch.Id);
            office.Add(Answer(office, batch, "Your request for seats was declined", "Nobody was invited. An administrator of your organisation can say why."));
        }, ct);
    }

    private static async Task GrowAsync(Office office, int by, CancellationToken ct)
    {
        var offers = await OffersAsync(office, ct);
        if (offers.Count == 0)
        {
            throw Refusal.Wrong("No licence runs at the moment. Add one first.");
        }

        var licence = await office.Tracked<Licence>().SingleAsync(l => l.Id == offers[0].Licence.Id, ct);
        var held = await office.Query<Seat>().Where(s => s.LicenceId == licence.Id && s.StartsAt < s.EndsAt).Select(s => new Held(s.Id, s.PersonId, s.StartsAt, s.EndsAt)).ToListAsync(ct);
        licence.Change(licence.Reference, licence.Seats + by, licence.StartsAt, licence.EndsAt, licence.OrderNumber, licence.CostCentre, held);
        office.Record(LicensingEvents.Changed, licence.Id, new { reference = licence.Reference, seats = licence.Seats });
    }

    private static Task<IReadOnlyList<(Licence Licence, int Free, List<Held> Held)>> OffersAsync(Office office, CancellationToken ct) =>
        FreeSeats.OffersAsync(() => office.Query<Licence>(), () => office.Query<Seat>(), office.OrganisationId, office.Now, ct);

    private Letter Answer(Office office, InvitationBatch batch, string subject, string line) =>
        post.Write(office.OrganisationId, "seats-answered", Recipient.Of(batch.MadeById), new Message(subject, [line], "See the list", $"/spaces/{batch.SpaceId}/people/invite/{batch.Id}"), office.Now);

    private static async Task<InvitationBatch> FindAsync(Office office, Guid id, CancellationToken ct) =>
        await office.Tracked<InvitationBatch>().FirstOrDefaultAsync(b => b.Id == id && b.AskedAt != null, ct) ?? throw Refusal.NotFound();
}
