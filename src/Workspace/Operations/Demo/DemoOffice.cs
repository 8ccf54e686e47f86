using System.Text.Json;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;

namespace Workspace.Operations.Demo;

/// <summary>What the administrators of the example did, and who has been here since: what the office and its audit show.</summary>
internal sealed class DemoOffice(WorkspaceDb db, Organisation organisation)
{
    private static readonly string[] Devices = ["Firefox on Windows", "Edge on Windows", "Safari on iPhone", "Chrome on Android", "Chrome on Windows"];

    public void Happened(string kind, Guid? by, Guid subject, DateTimeOffset at, object? facts = null) => db.Add(new Event
    {
        OrganisationId = organisation.Id,
        ActorId = by,
        Kind = kind,
        SubjectId = subject,
        At = at,
        Facts = facts is null ? null : JsonSerializer.Serialize(facts, JsonSerializerOptions.Web),
    });

    public void Given(Seat seat, Licence licence, Guid by, TimeZoneInfo zone, DateTimeOffset at) =>
        Happened(LicensingEvents.Assigned, by, seat.PersonId, at, new { licence = licence.Reference, seat = seat.Id, from = seat.StartsAt, until = seat.EndsAt, lastDay = LastDay.Of(seat.EndsAt, zone) });

    /// <summary>Most were here lately, some long ago, and a few never: those are proposed for release.</summary>
    public void Visited(IReadOnlyList<Person> people, DateTimeOffset now)
    {
        foreach (var (person, place, at) in people.Select((person, place) => (person, place, At: LastHere(place, now))).Where(v => v.At < now).OrderBy(v => v.At))
        {
            var session = Session.Start(person.Id, Secret.Hash(Secret.Make()), Devices[place % Devices.Length], at);
            session.End(at.AddHours(1));
            db.Add(session);
            if (place % 7 == 3)
            {
                Happened(PeopleEvents.SignInRefused, null, person.Id, at.AddMinutes(-1), new { why = "password" });
            }

            Happened(PeopleEvents.SignedIn, person.Id, person.Id, at, new { how = "link", device = session.Device });
        }
    }

    private static DateTimeOffset LastHere(int place, DateTimeOffset now) => (place % 13) switch
    {
        9 => DateTimeOffset.MaxValue, // never
        5 => now.AddDays(-64 - place),
        _ => now.AddMinutes(-95 - (place * 397 % 28_000)),
    };
}
