using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.People.Proofs;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>Appoints and removes those who hold the seats. There are two at least: somebody can act while the other is away.</summary>
public sealed class Administrators(OfficeAccess access, StepUp stepUp)
{
    /// <summary>So many there must be.</summary>
    public const int Least = 2;

    public async Task AppointAsync(Guid personId, CancellationToken ct = default)
    {
        stepUp.Demand();
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var person = await office.Query<Person>().FirstOrDefaultAsync(p => p.Id == personId && p.DisabledAt == null, stop) ?? throw Refusal.Wrong("Choose a person from the list.", "PersonId");
            if (await office.Query<Administrator>().AnyAsync(a => a.PersonId == personId, stop))
            {
                throw Refusal.Wrong($"{person.Name} is an administrator already.", "PersonId");
            }

            office.Add(Administrator.Appoint(office.OrganisationId, personId, office.PersonId, office.Now));
            office.Record(LicensingEvents.Appointed, personId);
        }, ct);
    }

    public async Task RemoveAsync(Guid personId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var administrator = await office.Tracked<Administrator>().FirstOrDefaultAsync(a => a.PersonId == personId, stop) ?? throw Refusal.NotFound();
            await KeepTwoAsync(office, personId, stop);
            office.Remove(administrator);
            office.Record(LicensingEvents.Removed, personId);
        }, ct);
    }

    /// <summary>Refuses to have fewer than two administrators who can act. To be asked inside a decision of the office, also when an account is switched off.</summary>
    public static async Task KeepTwoAsync(Office office, Guid withoutPersonId, CancellationToken ct = default)
    {
        var acting = await (
            from administrator in office.Query<Administrator>() join person in office.Query<Person>() on administrator.PersonId equals person.Id where person.DisabledAt == null select new { person.Id, person.Name }).ToListAsync(ct);
        if (acting.Count <= Least && acting.Find(a => a.Id == withoutPersonId) is { } leaving)
        {
            throw Refusal.Wrong($"{leaving.Name} is {(acting.Count == 1 ? "the only administrator" : "one of only two administrators, and there must be two")}. Appoint another one first.");
        }
    }
}
