using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.People.Directory;

/// <summary>Who has an account, under which name and address, and for whom they speak: the administrators' to say.</summary>
public sealed class PeopleActions(OfficeAccess access)
{
    public async Task<Guid> AddAsync(string? name, string? email, Guid? affiliationId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var organisation = await office.OrganisationAsync(ct);
        var read = Fields.At("Name", () => NameText.Read(name, Person.MaxName, "the name"));
        var person = Fields.At("Email", () => Person.Join(office.OrganisationId, read, email ?? "", organisation.TimeZone, office.Now));
        await RefuseTwinAsync(office, person, ct);
        var affiliation = await FindAffiliationAsync(office, affiliationId, ct);
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

    /// <summary>Puts right a name or an address. Links made for the old address stop working.</summary>
    public async Task CorrectAsync(Guid personId, string? name, string? email, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var person = await FindAsync(office, personId, ct);
        var (from, to) = (new { person.Name, person.Email }, Fields.At("Name", () => NameText.Read(name, Person.MaxName, "the name")));
        Fields.At("Email", () => person.Correct(to, email ?? ""));
        if (person.Name == from.Name && person.Email == from.Email)
        {
            return;
        }

        await RefuseTwinAsync(office, person, ct);
        if (person.Email != from.Email)
        {
            await AccountActions.WithdrawLinksAsync(office, personId, ct);
        }

        office.Record(PeopleEvents.Corrected, personId, new { name = Change(from.Name, person.Name), address = Change(from.Email, person.Email) });
        await office.SaveAsync(ct);
    }

    public async Task SpeakForAsync(Guid personId, Guid? affiliationId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var person = await FindAsync(office, personId, ct);
        if (person.AffiliationId == affiliationId)
        {
            return;
        }

        var (from, to) = (await office.Query<Affiliation>().Where(a => a.Id == person.AffiliationId).Select(a => a.Name).FirstOrDefaultAsync(ct), await FindAffiliationAsync(office, affiliationId, ct));
        person.SpeakFor(to);
        office.Record(PeopleEvents.AffiliationChanged, personId, new { from, to = to?.Name });
        await office.SaveAsync(ct);
    }

    internal static async Task<Person> FindAsync(Office office, Guid personId, CancellationToken ct) =>
        await office.Tracked<Person>().FirstOrDefaultAsync(p => p.Id == personId, ct) ?? throw Refusal.NotFound();

    private static object? Change(string? from, string? to) => from == to ? null : new { from, to };

    private static async Task RefuseTwinAsync(Office office, Person person, CancellationToken ct)
    {
        if (await office.Query<Person>().FirstOrDefaultAsync(p => p.NormalizedEmail == person.NormalizedEmail && p.Id != person.Id, ct) is { } holder)
        {
            throw Refusal.Wrong($"{holder.Name} has this email address already. Enter another one.", "Email");
        }
    }

    private static async Task<Affiliation?> FindAffiliationAsync(Office office, Guid? affiliationId, CancellationToken ct) => affiliationId is { } id
        ? await office.Query<Affiliation>().FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw Refusal.Wrong("Choose an organisation from the list.", "Affiliation")
        : null;
}
