using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>Somebody comes in: account, seat and membership, inside one transaction that holds the organisation's turn.</summary>
internal sealed class Joining(WorkspaceDb db, Organisation organisation, DateTimeOffset now)
{
    public DateTimeOffset Now => now;

    public Person Create(Invitation invitation, string? name)
    {
        var person = Fields.At("Name", () => Person.Join(organisation.Id, name ?? invitation.Name, invitation.Email, organisation.TimeZone, now));
        person.SecurityStamp = Secret.Make();
        if (invitation.AffiliationId is { } body)
        {
            person.SpeakFor(db.Set<Affiliation>().Find(body));
        }

        db.Add(person);
        Happened(PeopleEvents.Joined, person.Id, person.Id, null);
        return person;
    }

    /// <summary>Gives a seat where none is held; where none is free a request waits for the administrators. False then.</summary>
    public async Task<bool> SeatAsync(Invitation invitation, Person person, CancellationToken ct)
    {
        if (await db.Set<Seat>().AnyAsync(s => s.PersonId == person.Id && s.EndsAt > now && s.StartsAt < s.EndsAt, ct))
        {
            return true;
        }

        var from = invitation.FirstDay is { } first && LastDay.StartOf(first, organisation.Zone) is var start && start > now ? start : now;
        var wanted = invitation.LastDay is { } last ? LastDay.EndOf(last, organisation.Zone) : DateTimeOffset.MaxValue;
        foreach (var (licence, _, held) in await FreeSeats.OffersAsync(() => db.Set<Licence>(), () => db.Set<Seat>().AsNoTracking(), organisation.Id, now, ct))
        {
            var until = wanted < licence.EndsAt ? wanted : licence.EndsAt;
            if (from < until && Occupancy.Most(held, from, until) < licence.Seats)
            {
                var seat = licence.Assign(person.Id, from, until, invitation.SponsorId ?? invitation.MadeById, "By invitation", held, now);
                db.Add(seat);
                Happened(LicensingEvents.Assigned, invitation.MadeById, person.Id, null, new { licence = licence.Reference, seat = seat.Id, from, until, lastDay = LastDay.Of(until, organisation.Zone) });
                return true;
            }
        }

        await AskAsync(person, "Accepted an invitation when no seat was free", ct);
        return false;
    }

    /// <summary>Somebody who was here before comes back; who is here stays what they are.</summary>
    public async Task EnterAsync(Invitation invitation, Person person, CancellationToken ct)
    {
        if (invitation.SpaceId is { } spaceId)
        {
            await EnterAsync(spaceId, person.Id, invitation.Role, person.Id, ct);
        }
    }

    internal async Task EnterAsync(Guid spaceId, Guid personId, Role role, Guid by, CancellationToken ct)
    {
        var known = await db.Set<Membership>().FirstOrDefaultAsync(m => m.SpaceId == spaceId && m.PersonId == personId, ct);
        if (known is null)
        {
            db.Add(Membership.Join(spaceId, personId, role, now));
        }
        else if (known.LeftAt is not null)
        {
            known.Return(role, now);
        }
        else
        {
            return;
        }

        Happened(known is null ? MemberEvents.Joined : MemberEvents.Returned, by, personId, spaceId, new { role = RoleWords.Name(role) });
        if (await db.Set<Space>().AnyAsync(s => s.Id == spaceId && s.Charter != "", ct) && !await db.Set<CharterConsent>().AnyAsync(c => c.SpaceId == spaceId && c.PersonId == personId, ct))
        {
            db.Add(CharterConsent.Ask(spaceId, personId, now));
        }
    }

    internal async Task AskAsync(Person person, string words, CancellationToken ct)
    {
        if (!await db.Set<SeatRequest>().AnyAsync(r => r.PersonId == person.Id && r.AnsweredAt == null, ct))
        {
            db.Add(SeatRequest.Ask(organisation.Id, person.Id, words, now));
            Happened(LicensingEvents.Requested, person.Id, person.Id, null);
        }
    }

    public void Happened(string kind, Guid actorId, Guid subjectId, Guid? spaceId, object? facts = null) => db.Add(new Event
    {
        OrganisationId = organisation.Id,
        SpaceId = spaceId,
        ActorId = actorId,
        Kind = kind,
        SubjectId = subjectId,
        At = now,
        Facts = facts is null ? null : System.Text.Json.JsonSerializer.Serialize(facts, System.Text.Json.JsonSerializerOptions.Web),
    });
}
