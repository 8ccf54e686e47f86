using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools.Wiki.Publishing;

namespace Workspace.Tools.Wiki.Content;

/// <summary>Keeps up which page leads where, as people write.</summary>
public sealed class LinkIndex(PublicPages published) : ITextOwner
{
    public string Tool => WikiTool.Wiki;

    public async Task ChangedAsync(Visit visit, Guid thingId, TextNow now, CancellationToken ct = default)
    {
        published.Forget(visit.SpaceId);
        if (await visit.Query<WikiPage>().SingleOrDefaultAsync(p => p.Id == thingId, ct) is not { } page) return;
        var wanted = PageLinks.Of(now.Doc, page.SpaceId);
        var known = await visit.Tracked<PageLink>().Where(l => l.FromId == thingId).ToListAsync(ct);
        foreach (var old in known.Where(l => l.ToId is { } id ? !wanted.Ids.Contains(id) : !wanted.TitleKeys.Contains(l.TitleKey!))) visit.Remove(old);
        foreach (var link in wanted.Rows(page).Where(l => !known.Exists(k => k.ToId == l.ToId && k.TitleKey == l.TitleKey))) visit.Add(link);
        await visit.SaveAsync(ct);
    }
}
