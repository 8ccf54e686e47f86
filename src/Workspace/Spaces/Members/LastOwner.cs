using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;

namespace Workspace.Spaces.Members;

/// <summary>A space keeps at least one owner who can act: with an account that is open and a seat that is held.</summary>
internal static class LastOwner
{
    /// <summary>Inside the saving transaction: refuses where the tracked changes would leave nobody.</summary>
    public static async Task KeepAsync(WorkspaceDb db, Guid spaceId, DateTimeOffset now, CancellationToken ct)
    {
        var owners = (await db.Set<Membership>().AsNoTracking().Where(m => m.SpaceId == spaceId && m.Role == Role.Owner && m.LeftAt == null).Select(m => m.PersonId).ToListAsync(ct)).ToHashSet();
        foreach (var changed in db.ChangeTracker.Entries<Membership>().Select(entry => entry.Entity).Where(m => m.SpaceId == spaceId))
        {
            if (changed is { Role: Role.Owner, LeftAt: null })
            {
                owners.Add(changed.PersonId);
            }
            else
            {
                owners.Remove(changed.PersonId);
            }
        }

        if (!await db.Set<Person>().AnyAsync(p => owners.Contains(p.Id) && p.DisabledAt == null && db.Set<Seat>().Any(s => s.PersonId == p.Id && s.StartsAt <= now && now < s.EndsAt), ct))
        {
            throw Refusal.Wrong("A space needs an owner who holds a seat. Make somebody else an owner first.");
        }
    }
}
