using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.People;

/// <summary>Makes an administrator from the console, for the day on which nobody can sign in any more.</summary>
public sealed class AdminCreation(IDbContextFactory<WorkspaceDb> databases, Links links, TimeProvider clock)
{
    /// <summary>Makes the account where the address is new, switches it on, appoints it, and answers with a link that signs in once.</summary>
    public async Task<string> CreateAsync(string name, string email, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var organisation = await db.Set<Organisation>().OrderBy(o => o.CreatedAt).FirstOrDefaultAsync(ct)
            ?? throw Refusal.Wrong("Nobody has set Workspace up yet. Start the server and open the link that it prints.");
        var (now, key) = (clock.GetUtcNow(), EmailAddress.Key(EmailAddress.Read(email)));
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.NormalizedEmail == key, ct) ?? Join(db, organisation, name, email, now);
        if (person.DisabledAt is not null)
        {
            person.Enable();
            db.Add(ByConsole(PeopleEvents.Enabled, person, now));
        }

        if (!await db.Set<Administrator>().AnyAsync(a => a.PersonId == person.Id, ct))
        {
            db.Add(Administrator.Appoint(person.OrganisationId, person.Id, null, now));
            db.Add(ByConsole(LicensingEvents.Appointed, person, now));
        }

        db.Add(ByConsole(PeopleEvents.LinkMade, person, now));
        var address = links.Add(db, LinkPurpose.SignIn, person.Id, null, Links.SetUpLife);
        await db.SaveChangesAsync(ct);
        return address;
    }

    private static Person Join(WorkspaceDb db, Organisation organisation, string name, string email, DateTimeOffset now)
    {
        var person = Person.Join(organisation.Id, name, email, organisation.TimeZone, now);
        db.Add(person);
        db.Add(ByConsole(PeopleEvents.Joined, person, now));
        return person;
    }

    // Nobody is signed in at a console: the event has no actor.
    private static Event ByConsole(string kind, Person person, DateTimeOffset at) =>
        new() { OrganisationId = person.OrganisationId, Kind = kind, SubjectId = person.Id, At = at, Facts = """{"by":"console"}""" };
}
