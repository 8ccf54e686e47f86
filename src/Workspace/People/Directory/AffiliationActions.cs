using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.People.Directory;

/// <summary>Keeps the list of bodies that people speak for. Names that look alike collide.</summary>
public sealed class AffiliationActions(OfficeAccess access)
{
    public async Task<Guid> ListAsync(string? name, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var affiliation = Fields.At("Name", () => Affiliation.List(office.OrganisationId, name ?? ""));
        await RefuseTwinAsync(office, affiliation, ct);
        office.Add(affiliation);
        office.Record(PeopleEvents.AffiliationListed, affiliation.Id, new { affiliation.Name });
        await office.SaveAsync(ct);
        return affiliation.Id;
    }

    /// <summary>The new name stands wherever the body is shown, also beside what was written before.</summary>
    public async Task RenameAsync(Guid affiliationId, string? name, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var affiliation = await office.Tracked<Affiliation>().FirstOrDefaultAsync(a => a.Id == affiliationId, ct) ?? throw Refusal.NotFound();
        var from = affiliation.Name;
        Fields.At("Name", () => affiliation.Rename(name ?? ""));
        if (affiliation.Name == from)
        {
            return;
        }

        await RefuseTwinAsync(office, affiliation, ct);
        office.Record(PeopleEvents.AffiliationRenamed, affiliationId, new { from, to = affiliation.Name });
        await office.SaveAsync(ct);
    }

    public async Task<Affiliation> ReadAsync(Guid affiliationId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        return await office.Query<Affiliation>().FirstOrDefaultAsync(a => a.Id == affiliationId, ct) ?? throw Refusal.NotFound();
    }

    public async Task DescribeAsync(Guid affiliationId, string? name, string? shortName, AffiliationKind? kind, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var affiliation = await office.Tracked<Affiliation>().FirstOrDefaultAsync(a => a.Id == affiliationId, ct) ?? throw Refusal.NotFound();
        var from = affiliation.Name;
        Fields.At("Name", () => affiliation.Rename(name ?? ""));
        Fields.At("ShortName", () => affiliation.Describe(shortName, kind));
        await RefuseTwinAsync(office, affiliation, ct);
        office.Record(PeopleEvents.AffiliationRenamed, affiliationId, new { from, to = affiliation.Name, affiliation.ShortName, kind });
        await office.SaveAsync(ct);
    }

    /// <summary>The people and open invitations of the one go to the other, and it leaves the list.</summary>
    public async Task MergeAsync(Guid affiliationId, Guid intoId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var from = await office.Tracked<Affiliation>().FirstOrDefaultAsync(a => a.Id == affiliationId, stop) ?? throw Refusal.NotFound();
            var into = await office.Tracked<Affiliation>().FirstOrDefaultAsync(a => a.Id == intoId && a.Id != affiliationId, stop) ?? throw Refusal.Wrong("Choose the organisation that stays.", "Into");
            var people = await office.Tracked<Person>().Where(p => p.AffiliationId == affiliationId).ToListAsync(stop);
            people.ForEach(person => person.SpeakFor(into));
            (await office.Tracked<Invitations.Invitation>().Where(i => i.AffiliationId == affiliationId).ToListAsync(stop)).ForEach(invitation => invitation.MoveTo(into.Id));
            office.Remove(from);
            people.ForEach(person => office.Record(PeopleEvents.AffiliationChanged, person.Id, new { from = from.Name, to = into.Name }));
            office.Record(PeopleEvents.AffiliationMerged, into.Id, new { from = from.Name, to = into.Name, people = people.Count });
        }, ct);
    }

    private static async Task RefuseTwinAsync(Office office, Affiliation affiliation, CancellationToken ct)
    {
        if (await office.Query<Affiliation>().FirstOrDefaultAsync(a => a.Key == affiliation.Key && a.Id != affiliation.Id, ct) is { } twin)
        {
            throw Refusal.Wrong($"{twin.Name} is on the list already. Enter another name.", "Name");
        }
    }
}
