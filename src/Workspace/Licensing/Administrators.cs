using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.People.Proofs;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>Appoints and removes those who hold the seats. The office is never left without somebody who can enter it.</summary>
public sealed class Administrators(OfficeAccess access, StepUp stepUp)
{
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
            await KeepOneAsync(office, personId, stop);
            office.Remove(administrator);
            office.Record(LicensingEvents.Removed, personId);
        }, ct);
    }

    /// <summary>Refuses to lose the last administrator. To be asked inside a decision of the office, also when an account is switched off.</summary>
    public static async Task KeepOneAsync(Office office, Guid withoutPersonId, CancellationToken ct = default)
    {
        var administrators = from administrator in office.Query<Administrator>() join person in office.Query<Person>() on administrator.PersonId equals person.Id select new { person.Id, person.DisabledAt, person.Name };
        var leaving = await administrators.FirstOrDefaultAsync(a => a.Id == withoutPersonId, ct);
        if (leaving is not null && !await administrators.AnyAsync(a => a.Id != withoutPersonId && a.DisabledAt == null, ct))
        {
            throw Refusal.Wrong($"{leaving.Name} is the only administrator. Appoint another one first.");
        }
    }
}
