using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Texts.Writing;

/// <summary>Enters the space of a text for what follows from a change: with the rights of the last author, or of an owner where the author has left meanwhile.</summary>
internal sealed class TextVisits(IDbContextFactory<WorkspaceDb> databases, SpaceAccess spaces)
{
    private const int MostOwners = 20;

    public async Task<Visit?> EnterAsync(SharedText text, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var others = await db.Set<Membership>().Where(m => m.SpaceId == text.SpaceId && m.LeftAt == null && m.Role == Role.Owner).OrderBy(m => m.PersonId).Select(m => m.PersonId).Take(MostOwners).ToListAsync(ct);
        foreach (var personId in others.Prepend(text.ChangedById).Distinct())
        {
            try
            {
                return await spaces.EnterAsAsync(personId, text.SpaceId, Role.Reader, ct: ct);
            }
            catch (Refusal)
            {
                // the next one may
            }
        }

        return null;
    }
}
