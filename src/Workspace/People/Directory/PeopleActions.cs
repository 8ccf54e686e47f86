using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.People.Directory;

/// <summary>What administrators do with accounts. They never see or set a password: they hand out links that work once.</summary>
public sealed class PeopleActions(OfficeAccess access, Links links)
{
    public async Task<Guid> AddAsync(string? name, string? email, Guid? affiliationId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var organisation = await office.OrganisationAsync(ct);
        var read = Fields.At("Name", () => NameText.Read(name, Person.MaxName, "the name"));
        var person = Fields.At("Email", () => Person.Join(office.OrganisationId, read, email ?? "", organisation.TimeZone, office.Now));
        if (await office.Query<Person>().FirstOrDefaultAsync(p => p.NormalizedEmail == person.NormalizedEmail, ct) is { } holder)
        {
            throw Refusal.Wrong($"{holder.Name} has this email address already. Enter another one.", "Email");
        }

        var affiliation = await FindAsync(office, affiliationId, ct);
        person.SpeakFor(affiliation);
        office.Add(person);
        office.Record(PeopleEvents.Joined, person.Id);
        if (affiliation is not null)
        {
            office.Record(PeopleEvents.AffiliationChanged, person.Id, new { to = affiliation.Name });
        }

        await office.SaveAsync(ct);
        return person.Id;
    }

    /// <summary>The address of a link, to be shown once. Earlier unused links of the same kind stop working.</summary>
    public async Task<string> HandOutAsync(Guid personId, LinkPurpose purpose, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var person = await FindAsync(office, personId, ct);
        if (person.DisabledAt is not null)
        {
            throw Refusal.Wrong($"The account of {person.Name} is switched off. Switch it on first.");
        }

        if (purpose == LinkPurpose.SetUp)
        {
            throw Refusal.NotFound();
        }

        var unused = office.Platform<OneTimeLink>();
        unused.RemoveRange(await unused.Where(l => l.PersonId == personId && l.Purpose == purpose && l.UsedAt == null).ToListAsync(ct));
        var (secret, link) = links.New(purpose, personId, office.PersonId, Links.LifeOf(purpose));
        unused.Add(link);
        office.Record(PeopleEvents.LinkMade, personId, new { @for = purpose == LinkPurpose.Password ? "password" : "sign-in" });
        await office.SaveAsync(ct);
        return links.AddressOf(purpose, secret);
    }

    public async Task SpeakForAsync(Guid personId, Guid? affiliationId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var person = await FindAsync(office, personId, ct);
        if (person.AffiliationId == affiliationId)
        {
            return;
        }

        var (from, to) = (await office.Query<Affiliation>().Where(a => a.Id == person.AffiliationId).Select(a => a.Name).FirstOrDefaultAsync(ct), await FindAsync(office, affiliationId, ct));
        person.SpeakFor(to);
        office.Record(PeopleEvents.AffiliationChanged, personId, new { from, to = to?.Name });
        await office.SaveAsync(ct);
    }

    /// <summary>Nobody signs in to the account any more, and whoever is signed in is not. What the person wrote stays; so does their seat, until it is released.</summary>
    public async Task DisableAsync(Guid personId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var person = await FindAsync(office, personId, ct);
        if (personId == office.PersonId)
        {
            throw Refusal.Wrong("You cannot switch off your own account. Another administrator can.");
        }

        if (person.DisabledAt is not null)
        {
            return;
        }

        person.Disable(office.Now);
        var unused = office.Platform<OneTimeLink>();
        unused.RemoveRange(await unused.Where(l => l.PersonId == personId && l.UsedAt == null).ToListAsync(ct));
        await EndAsync(office, personId, ct);
        office.Record(PeopleEvents.Disabled, personId);
        await office.SaveAsync(ct);
    }

    public async Task EnableAsync(Guid personId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var person = await FindAsync(office, personId, ct);
        if (person.DisabledAt is not null)
        {
            person.Enable();
            office.Record(PeopleEvents.Enabled, personId);
            await office.SaveAsync(ct);
        }
    }

    /// <summary>Signs the person out everywhere, and answers in how many browsers.</summary>
    public async Task<int> EndSessionsAsync(Guid personId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await FindAsync(office, personId, ct);
        var ended = await EndAsync(office, personId, ct);
        if (ended > 0)
        {
            office.Record(PeopleEvents.SessionsEnded, personId, new { ended });
            await office.SaveAsync(ct);
        }

        return ended;
    }

    private static async Task<int> EndAsync(Office office, Guid personId, CancellationToken ct)
    {
        var open = await office.Platform<Session>().Where(s => s.PersonId == personId && s.EndedAt == null).ToListAsync(ct);
        open.ForEach(session => session.End(office.Now));
        return open.Count;
    }

    private static async Task<Person> FindAsync(Office office, Guid personId, CancellationToken ct) =>
        await office.Tracked<Person>().FirstOrDefaultAsync(p => p.Id == personId, ct) ?? throw Refusal.NotFound();

    private static async Task<Affiliation?> FindAsync(Office office, Guid? affiliationId, CancellationToken ct) => affiliationId is { } id
        ? await office.Query<Affiliation>().FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw Refusal.Wrong("Choose an organisation from the list.", "Affiliation")
        : null;
}
