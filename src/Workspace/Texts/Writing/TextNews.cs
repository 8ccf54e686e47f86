using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Prose;
using Workspace.Search;
using Workspace.Texts.Named;

namespace Workspace.Texts.Writing;

/// <summary>Tells tools that their texts have changed, asks those who are named there, and remembers what was told.</summary>
internal sealed class TextNews(IDbContextFactory<WorkspaceDb> databases, TextStore store, TextVisits visits, IEnumerable<ITextOwner> owners, TextNames names, ISearchFeed search)
{
    private const int Most = 5_000;

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
        if (owners.FirstOrDefault(o => o.Tool == text.Tool) is { } owner && await visits.EnterAsync(text, ct) is { } visit)
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
        await names.LookAsync(text, ct);
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
}
