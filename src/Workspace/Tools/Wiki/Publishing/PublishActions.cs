using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Spaces.Publishing;

namespace Workspace.Tools.Wiki.Publishing;

/// <summary>An owner gives a page, or a page and all below it, to everybody, and takes it back.</summary>
public sealed class PublishActions(SpaceAccess spaces)
{
    public async Task PublishAsync(Guid spaceId, Guid id, string address, bool whole, bool mayBeListed, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var page = await PageActions.LiveAsync(visit, id, ct);
        var known = await visit.Tracked<Publication>().SingleOrDefaultAsync(p => p.ThingId == id, ct);
        if (known is null) visit.Add(Publication.Make(spaceId, WikiTool.Wiki, id, address, whole, mayBeListed, visit.PersonId, visit.Now));
        else known.Change(address, whole, mayBeListed);
        visit.Record(WikiEvents.Published, page);
        try
        {
            await visit.SaveAsync(ct);
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            throw Refusal.Wrong("This address is taken. Choose another one.", nameof(Publication.Address));
        }
    }

    public async Task TakeBackAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var known = await visit.Tracked<Publication>().SingleOrDefaultAsync(p => p.ThingId == id, ct);
        if (known is null) return;
        visit.Remove(known);
        visit.Record(WikiEvents.Unpublished, id);
        await visit.SaveAsync(ct);
    }

    private Task<Visit> EnterAsync(Guid spaceId, CancellationToken ct) => spaces.EnterAsync(spaceId, Role.Owner, WikiTool.Wiki, ct);
}
