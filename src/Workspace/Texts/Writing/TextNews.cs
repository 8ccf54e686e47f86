using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Prose;
using Workspace.Search;
using Workspace.Spaces;

namespace Workspace.Texts.Writing;

/// <summary>Tells tools that their texts have changed, and remembers what they were told.</summary>
internal sealed class TextNews(IDbContextFactory<WorkspaceDb> databases, TextStore store, SpaceAccess spaces, IEnumerable<ITextOwner> owners, ISearchFeed search)
{
    private const int Most = 5_000, MostOwners = 20;

    public async Task<List<Guid>> UntoldAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<SharedText>().Where(t => t.ToldVersion < t.Version).OrderBy(t => t.Id).Select(t => t.Id).Take(Most).ToListAsync(ct);
    }

    public async Task<SharedText?> ReadAsync(Guid textId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<SharedText>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == textId, ct);
    }

    public async Task SnapshotAsync(Guid textId, int version, Node doc, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await db.Set<TextSnapshot>().AnyAsync(s => s.TextId == textId && s.Version >= version, ct))
        {
            await store.SnapshotAsync(textId, version, doc, ct);
        }
    }

    public async Task TellOwnerAsync(SharedText text, CancellationToken ct)
    {
        if (text.ToldVersion >= text.Version)
        {
            return;
        }

        var told = text.Version;
        if (owners.FirstOrDefault(o => o.Tool == text.Tool) is { } owner && await EnterAsync(text, ct) is { } visit)
        {
            await using (visit)
            {
                await using var db = await databases.CreateDbContextAsync(ct);
                var (doc, version) = await TextLog.ReadAsync(db, text.Id, ct: ct);
                await owner.ChangedAsync(visit, text.ThingId, new(text.Id, version, doc, text.ChangedAt, text.ChangedById), ct);
                told = version;
            }
        }

        await search.AgainAsync(text.Tool, text.SpaceId, [text.ThingId], ct);
        await RememberAsync(text.Id, told, ct);
    }

    private async Task RememberAsync(Guid textId, int version, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<SharedText>().FirstOrDefaultAsync(t => t.Id == textId, ct) is { } text && text.ToldVersion < version)
        {
            text.Told(version);
            await db.SaveChangesAsync(ct);
        }
    }

    // With the rights of the last author, or of an owner where the author has left meanwhile.
    private async Task<Visit?> EnterAsync(SharedText text, CancellationToken ct)
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
