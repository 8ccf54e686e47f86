using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Activity.Visits;

/// <summary>Marks everything as read, in all spaces of the person asking, and takes that back.</summary>
public sealed class ReadActions(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, TimeProvider clock)
{
    /// <summary>The instant of the mark, by which it is taken back.</summary>
    public async Task<DateTimeOffset> MarkAllAsync(Guid? spaceId = null, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        await ChangeAsync(spaceId, membership => membership.MarkRead(now), ct);
        return now;
    }

    public Task TakeBackAsync(DateTimeOffset mark, CancellationToken ct = default) => ChangeAsync(null, membership => membership.TakeBackMark(mark), ct);

    private async Task ChangeAsync(Guid? spaceId, Action<Membership> change, CancellationToken ct)
    {
        var personId = current.Id ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        var memberships = await db.Set<Membership>().Where(m => m.PersonId == personId && m.LeftAt == null && (spaceId == null || m.SpaceId == spaceId)).ToListAsync(ct);
        memberships.ForEach(change);
        await db.SaveChangesAsync(ct);
    }
}
