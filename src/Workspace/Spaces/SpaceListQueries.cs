using Microsoft.EntityFrameworkCore;
using Workspace.Activity.Shell;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces.Founding;

namespace Workspace.Spaces;

/// <summary>Reads the spaces of the person asking.</summary>
public sealed class SpaceListQueries(ShellQueries shell, Invitations.JoinActions joining, IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, TimeProvider clock)
{
    public async Task<SpaceList> ReadAsync(CancellationToken ct = default)
    {
        var personId = current.Id ?? throw Refusal.SignedOut();
        var facts = await shell.ReadAsync(personId, null, ct);
        var ids = facts.Spaces.Select(space => space.Id).ToArray();
        await using var db = await databases.CreateDbContextAsync(ct);
        var purposes = await db.Set<Space>().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Purpose, ct);
        return new(facts, purposes, await Founder.ReadAsync(db, personId, clock.GetUtcNow(), ct), await joining.ListAsync(ct));
    }
}

/// <summary>The spaces of one person, and whether they may create another.</summary>
public sealed record SpaceList(ShellFacts Facts, IReadOnlyDictionary<Guid, string> Purposes, Founder Founder, IReadOnlyList<Invitations.OpenSpace> Open);
