using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;

namespace Workspace.Operations.Demo;

/// <summary>Gives the people of the example their accounts, affiliations and seats.</summary>
internal sealed class DemoCast(WorkspaceDb db, Organisation organisation, DateTimeOffset now)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private readonly DateOnly _today = LastDay.DayOf(now, Zone).AddDays(60);

    /// <summary>Everybody who is in spaces, with the body they speak for; the owner first.</summary>
    public IReadOnlyList<(string Body, Person Person)> Join()
    {
        var licence = Licence.Buy(organisation.Id, "L-2026-04", 64, LastDay.StartOf(_today.AddMonths(-7), Zone), LastDay.EndOf(_today.AddMonths(5), Zone), "PO 4500081772", "LR-220");
        db.Add(licence);
        var office = new DemoOffice(db, organisation);
        var administrator = Join(DemoPeople.SeatAdministrator, null);
        office.Happened(LicensingEvents.Bought, administrator.Id, licence.Id, now, new { reference = licence.Reference, seats = licence.Seats });
        var joined = new List<(string, Person)>();
        foreach (var (body, names) in DemoPeople.Bodies)
        {
            var affiliation = Affiliation.List(organisation.Id, body);
            db.Add(affiliation);
            joined.AddRange(names.Select(name => (body, Join(name, affiliation))));
        }

        foreach (var (person, place) in joined.Select((p, i) => (p.Item2, i)))
        {
            var seat = licence.Assign(person.Id, licence.StartsAt, Until(person.Name, place, licence), place == 0 ? null : joined[0].Item2.Id, "", [], now);
            db.Add(seat);
            office.Given(seat, licence, administrator.Id, Zone, now);
        }

        var second = joined.First(p => p.Item2.Name == DemoPeople.SecondAdministrator).Item2;
        db.Add(Administrator.Appoint(organisation.Id, administrator.Id, null, now));
        db.Add(Administrator.Appoint(organisation.Id, second.Id, administrator.Id, now));
        office.Happened(LicensingEvents.Appointed, administrator.Id, second.Id, now);
        return joined;
    }

    private Person Join(string name, Affiliation? affiliation)
    {
        var person = Person.Join(organisation.Id, name, DemoPeople.Email(name), "Europe/London", now);
        (person.NormalizedEmail, person.NormalizedUserName, person.SecurityStamp) = (person.Email!.ToUpperInvariant(), person.UserName!.ToUpperInvariant(), Secret.Make());
        person.SpeakFor(affiliation);
        db.Add(person);
        return person;
    }

    private DateTimeOffset Until(string name, int place, Licence licence) => name switch
    {
        DemoPeople.Lapsed => LastDay.EndOf(_today.AddDays(-10), Zone),
        _ when place % 9 == 7 => LastDay.EndOf(_today.AddDays(8 + (place % 4 * 5)), Zone),
        _ => licence.EndsAt,
    };
}
