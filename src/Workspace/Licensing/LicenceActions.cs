using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>What administrators do with licences. Each is decided inside its own saving transaction, one at a time.</summary>
public sealed class LicenceActions(OfficeAccess access)
{
    public async Task<Guid> BuyAsync(LicenceTerms terms, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var licence = Licence.Buy(await office.OrganisationAsync(ct), terms);
        await office.SaveAsync(async stop =>
        {
            await KeepReferenceUniqueAsync(office, licence.Id, terms.Reference, stop);
            office.Add(licence);
            office.Record(LicensingEvents.Bought, licence.Id, Facts(terms));
        }, ct);
        return licence.Id;
    }

    /// <param name="version">Of the licence as the form showed it.</param>
    public async Task ChangeAsync(Guid licenceId, LicenceTerms terms, int version, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var licence = await office.Tracked<Licence>().FirstOrDefaultAsync(l => l.Id == licenceId, stop) ?? throw Refusal.NotFound();
            if (licence.Version != version)
            {
                throw Refusal.Conflict($"Somebody else changed licence {licence.Reference} while you were writing. Load the page again to see what it says now.");
            }

            var held = await office.Query<Seat>().Where(s => s.LicenceId == licenceId && s.StartsAt < s.EndsAt).Select(s => new Held(s.Id, s.PersonId, s.StartsAt, s.EndsAt)).ToListAsync(stop);
            await KeepReferenceUniqueAsync(office, licenceId, terms.Reference, stop);
            licence.Change(terms, office.Zone, held);
            office.Record(LicensingEvents.Changed, licenceId, Facts(terms));
        }, ct);
    }

    private static async Task KeepReferenceUniqueAsync(Office office, Guid licenceId, string reference, CancellationToken ct)
    {
        var line = reference.Trim();
        if (await office.Query<Licence>().AnyAsync(l => l.Id != licenceId && l.Reference == line, ct))
        {
            throw Refusal.Wrong($"There is a licence {line} already. Enter another reference.", nameof(LicenceTerms.Reference));
        }
    }

    private static object Facts(LicenceTerms terms) => new { reference = terms.Reference, seats = terms.Seats, firstDay = terms.FirstDay, lastDay = terms.LastDay, order = terms.OrderNumber };
}
