using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;

namespace Workspace.Spaces.Members;

/// <summary>Says who is in a space, and as what.</summary>
public sealed class MemberActions(SpaceAccess spaces)
{
    public const int MostAtOnce = 100;

    /// <summary>Adds people who hold a seat; those who were here before come back. Answers how many are new.</summary>
    /// <param name="asBefore">Whoever was here before gets back the role of that time.</param>
    public async Task<int> AddAsync(Guid spaceId, IReadOnlyCollection<Guid> people, Role role, bool asBefore = false, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var chosen = people.Distinct().ToArray();
        if (chosen.Length is 0 or > MostAtOnce)
        {
            throw Refusal.Wrong(chosen.Length == 0 ? "Tick the people to add." : $"Tick {MostAtOnce} people at most; add the others afterwards.", "People");
        }

        var known = await visit.Platform<Membership>().Where(m => m.SpaceId == spaceId && chosen.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId, ct);
        var added = chosen.Count(personId => known.GetValueOrDefault(personId) is var member && Join(visit, member, personId, asBefore ? member?.Role ?? role : role));
        await visit.SaveAsync((db, stop) => AllHoldSeatsAsync(db, visit, chosen, stop), ct);
        return added;
    }

    public async Task ChangeRoleAsync(Guid spaceId, Guid personId, Role role, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var membership = await FindAsync(visit, personId, ct);
        if (membership.Role == role)
        {
            return;
        }

        var before = membership.Role;
        membership.Change(role);
        visit.Record(MemberEvents.RoleChanged, personId, new { from = RoleWords.Name(before), to = RoleWords.Name(role) });
        await visit.SaveAsync((db, stop) => LastOwner.KeepAsync(db, spaceId, visit.Now, stop), ct);
    }

    /// <summary>They lose access at once. What they wrote stays, and so does their row: a return restores the role.</summary>
    public async Task RemoveAsync(Guid spaceId, Guid personId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        await EndAsync(visit, personId, personId == visit.PersonId ? MemberEvents.Left : MemberEvents.Removed, ct);
    }

    /// <summary>The person asking leaves; an owner only where another owner stays.</summary>
    public async Task LeaveAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        await EndAsync(visit, visit.PersonId, MemberEvents.Left, ct);
    }

    /// <summary>Brings somebody back who was removed, in the role they had.</summary>
    public async Task BringBackAsync(Guid spaceId, Guid personId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var membership = await visit.Platform<Membership>().FirstOrDefaultAsync(m => m.SpaceId == spaceId && m.PersonId == personId, ct) ?? throw Refusal.NotFound();
        if (Join(visit, membership, personId, membership.Role))
        {
            await visit.SaveAsync((db, stop) => AllHoldSeatsAsync(db, visit, [personId], stop), ct);
        }
    }

    private static async Task EndAsync(Visit visit, Guid personId, string kind, CancellationToken ct)
    {
        var membership = await FindAsync(visit, personId, ct);
        membership.Leave(visit.Now);
        visit.Record(kind, personId, new { role = RoleWords.Name(membership.Role) });
        await visit.SaveAsync((db, stop) => LastOwner.KeepAsync(db, visit.SpaceId, visit.Now, stop), ct);
    }

    private static async Task<Membership> FindAsync(Visit visit, Guid personId, CancellationToken ct) =>
        await visit.Platform<Membership>().FirstOrDefaultAsync(m => m.SpaceId == visit.SpaceId && m.PersonId == personId && m.LeftAt == null, ct) ?? throw Refusal.NotFound();

    private static bool Join(Visit visit, Membership? known, Guid personId, Role role)
    {
        switch (known)
        {
            case null:
                visit.Platform<Membership>().Add(Membership.Join(visit.SpaceId, personId, role, visit.Now));
                visit.Record(MemberEvents.Joined, personId, new { role = RoleWords.Name(role) });
                return true;
            case { LeftAt: not null }:
                known.Return(role, visit.Now);
                visit.Record(MemberEvents.Returned, personId, new { role = RoleWords.Name(role) });
                return true;
            default:
                return false; // already here: their role is changed on purpose only
        }
    }

    // Unknown people, people of another organisation and people without a seat look the same.
    private static async Task AllHoldSeatsAsync(WorkspaceDb db, Visit visit, Guid[] people, CancellationToken ct)
    {
        var holding = await db.Set<Person>().CountAsync(p => people.Contains(p.Id) && p.OrganisationId == visit.OrganisationId && p.DisabledAt == null
            && db.Set<Seat>().Any(s => s.PersonId == p.Id && s.StartsAt <= visit.Now && visit.Now < s.EndsAt), ct);
        if (holding != people.Length)
        {
            throw Refusal.Wrong("Only people who hold a seat can be added. Look for them again.", "People");
        }
    }
}
