using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>With a transferred seat its spaces may go along: the one leaves, the other joins in the same role.</summary>
internal static class MovedMemberships
{
    public static Task<int> CountAsync(Office office, IReadOnlyCollection<Guid> people, CancellationToken ct) => Of(office, people).CountAsync(ct);

    /// <summary>The memberships of both have to be locked before.</summary>
    public static async Task<int> MoveAsync(Office office, Guid fromId, Guid toId, CancellationToken ct)
    {
        var leaving = await Of(office, [fromId]).ToListAsync(ct);
        var spaces = leaving.Select(m => m.SpaceId).ToArray();
        var known = await office.Platform<Membership>().Where(m => m.PersonId == toId && spaces.Contains(m.SpaceId)).ToDictionaryAsync(m => m.SpaceId, ct);
        foreach (var membership in leaving)
        {
            membership.Leave(office.Now);
            var role = Join(office, known.GetValueOrDefault(membership.SpaceId), membership, toId);
            office.Record("member.left", fromId, new { role = membership.Role }, membership.SpaceId);
            office.Record("member.joined", toId, new { role }, membership.SpaceId);
        }

        return leaving.Count;
    }

    private static IQueryable<Membership> Of(Office office, IReadOnlyCollection<Guid> people) =>
        from membership in office.Platform<Membership>()
        where people.Contains(membership.PersonId) && membership.LeftAt == null
        join space in office.Platform<Space>() on membership.SpaceId equals space.Id
        where space.OrganisationId == office.OrganisationId
        select membership;

    private static Role Join(Office office, Membership? known, Membership left, Guid toId)
    {
        if (known is null)
        {
            office.Platform<Membership>().Add(Membership.Join(left.SpaceId, toId, left.Role, office.Now));
        }
        else if (known.LeftAt is not null)
        {
            known.Return(left.Role, office.Now);
        }
        else if (known.Role < left.Role)
        {
            known.Change(left.Role);
        }

        return known?.Role ?? left.Role;
    }
}
