using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Texts;

namespace Workspace.Tools.Wiki;

/// <summary>Throwing pages away, bringing them back, and deleting them for good.</summary>
public sealed class TrashActions(SpaceAccess spaces, TreeTurns turns, SharedTexts texts)
{
    /// <summary>Puts a page and everything below it into the trash. Answers how many pages that were: none where it is there already.</summary>
    public Task<int> DeleteAsync(Guid spaceId, Guid id, CancellationToken ct = default) => turns.ChangeAsync(spaceId, () => EnterAsync(spaceId, Role.Contributor, ct), async (visit, tree) =>
    {
        if (tree.Find(id) is null) return await IsInTrashAsync(visit, id, ct) ? 0 : throw Refusal.NotFound();
        var ids = tree.Below(id).Select(n => n.Id).ToList();
        foreach (var page in await visit.Tracked<WikiPage>().Where(p => ids.Contains(p.Id)).ToListAsync(ct)) page.ThrowAway(id, visit.PersonId, visit.Now);
        await AllowAsync(visit, ids, TextRules.Hidden, ct);
        foreach (var publication in await visit.Tracked<Spaces.Publishing.Publication>().Where(p => ids.Contains(p.ThingId)).ToListAsync(ct)) visit.Remove(publication);
        visit.Record(WikiEvents.Deleted, id, new WikiFacts { Count = ids.Count });
        return ids.Count;
    }, ct);

    /// <summary>Brings back what was thrown away together. Where its place is gone it stands at the top.</summary>
    public Task<int> RestoreAsync(Guid spaceId, Guid id, CancellationToken ct = default) => turns.ChangeAsync(spaceId, () => EnterAsync(spaceId, Role.Contributor, ct), async (visit, tree) =>
    {
        if (tree.Find(id) is not null) return 0;
        var pages = await TogetherAsync(visit, id, ct);
        var back = pages.Select(p => p.Id).ToHashSet();
        foreach (var page in pages)
        {
            page.BringBack();
            if (page.ParentId is { } parent && tree.Find(parent) is null && !back.Contains(parent)) page.Stand(null, Places.Last(tree, null));
        }
        await AllowAsync(visit, [.. back], PageRules.Live, ct);
        visit.Record(WikiEvents.Restored, id, new WikiFacts { Count = pages.Count });
        return pages.Count;
    }, ct);

    /// <summary>Deletes for good: words, history and links. The event says who and when, and nothing else is left.</summary>
    public Task<int> PurgeAsync(Guid spaceId, Guid id, CancellationToken ct = default) => turns.ChangeAsync(spaceId, () => EnterAsync(spaceId, Role.Owner, ct), async (visit, _) =>
    {
        var pages = await TogetherAsync(visit, id, ct);
        var (gone, heir) = (pages.Select(p => p.Id).ToList(), pages.Single(p => p.Id == id).ParentId);
        var orphans = await visit.Tracked<WikiPage>().Where(p => p.ParentId != null && gone.Contains(p.ParentId.Value) && !gone.Contains(p.Id)).ToListAsync(ct);
        foreach (var orphan in orphans) orphan.Stand(heir, orphan.Place);
        foreach (var page in pages)
        {
            await texts.RemoveAsync(visit, page.Id, ct);
            visit.Remove(page);
        }
        visit.Record(WikiEvents.Purged, id, new WikiFacts { Count = pages.Count });
        return pages.Count;
    }, ct);

    private static Task<bool> IsInTrashAsync(Visit visit, Guid id, CancellationToken ct) => visit.Query<WikiPage>().AnyAsync(p => p.Id == id && p.DeletedAt != null, ct);

    private static async Task<List<WikiPage>> TogetherAsync(Visit visit, Guid id, CancellationToken ct)
    {
        var pages = await visit.Tracked<WikiPage>().Where(p => p.DeletedAt != null && p.DeletedWithId == id).ToListAsync(ct);
        return pages.Exists(p => p.Id == id) ? pages : throw Refusal.NotFound();
    }

    private static async Task AllowAsync(Visit visit, List<Guid> ids, TextRules rules, CancellationToken ct)
    {
        foreach (var text in await visit.Tracked<SharedText>().Where(t => ids.Contains(t.Id)).ToListAsync(ct)) text.Allow(rules);
    }

    private Task<Visit> EnterAsync(Guid spaceId, Role least, CancellationToken ct) => spaces.EnterAsync(spaceId, least, WikiTool.Wiki, ct);
}
