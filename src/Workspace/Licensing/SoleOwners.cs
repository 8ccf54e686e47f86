using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Licensing;

/// <summary>A space keeps an owner who can act: the office sees how many would be left without one, not what is in them.</summary>
internal static class SoleOwners
{
    /// <param name="leaving">All who lose their seats in the same decision: none of them can be the owner that is left.</param>
    public static async Task RefuseAsync(Office office, IReadOnlyCollection<Guid> leaving, CancellationToken ct)
    {
        if (await CountAsync(office, leaving, ct) is { Count: > 0 } found)
        {
            var (personId, spaces) = found.OrderBy(f => f.Key).First();
            var name = await office.Query<Person>().Where(p => p.Id == personId).Select(p => p.Name).SingleAsync(ct);
            throw Refusal.Wrong($"{name} is the only owner of {Words.Count(spaces, "space")}. Transfer the seat together with its memberships, or have another owner named first.");
        }
    }

    /// <summary>Of those who leave, who owns how many spaces that have no other owner with a seat.</summary>
    public static Task<Dictionary<Guid, int>> CountAsync(Office office, IReadOnlyCollection<Guid> leaving, CancellationToken ct)
    {
        var (memberships, seats, now) = (office.Platform<Membership>(), office.Platform<Seat>(), office.Now);
        return (
            from mine in memberships
            where leaving.Contains(mine.PersonId) && mine.Role == Role.Owner && mine.LeftAt == null
            join space in office.Query<Space>() on mine.SpaceId equals space.Id
            where space.ArchivedAt == null
            where !memberships.Any(m => m.SpaceId == space.Id && !leaving.Contains(m.PersonId) && m.Role == Role.Owner && m.LeftAt == null
                && seats.Any(s => s.PersonId == m.PersonId && s.StartsAt <= now && now < s.EndsAt))
            group space by mine.PersonId into spaces
            select new { spaces.Key, Count = spaces.Count() }).ToDictionaryAsync(f => f.Key, f => f.Count, ct);
    }
}
