using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Texts;

namespace Workspace.Tools.Wiki;

/// <summary>Looking after pages: who keeps them, whether they are still true, who has read them.</summary>
public sealed class CareActions(SpaceAccess spaces)
{
    public Task KeepAsync(Guid spaceId, Guid id, Guid? keeper, DateOnly? reviewOn, int? months, CancellationToken ct = default) => ChangeAsync(spaceId, id, Role.Contributor, WikiEvents.KeeperSet, async (page, visit) =>
    {
        if (keeper is { } person && person != page.KeeperId && !await visit.Members().AnyAsync(m => m.PersonId == person && m.LeftAt == null, ct))
            throw Refusal.Wrong("Choose somebody who is a member of this space.", "Keeper");
        page.Keep(keeper, reviewOn, months);
    }, ct);

    public Task StillTrueAsync(Guid spaceId, Guid id, CancellationToken ct = default) => ChangeAsync(spaceId, id, Role.Contributor, WikiEvents.StillTrue, (page, visit) =>
    {
        page.StillTrue(visit.PersonId, visit.Now, visit.Today);
        return Task.CompletedTask;
    }, ct);

    public Task TemplateAsync(Guid spaceId, Guid id, bool isTemplate, CancellationToken ct = default) => ChangeAsync(spaceId, id, Role.Contributor, WikiEvents.TemplateSet, (page, _) =>
    {
        page.BeTemplate(isTemplate);
        return Task.CompletedTask;
    }, ct);

    /// <summary>Asks everybody in the space to confirm that they have read the page; asked again, earlier answers no longer count.</summary>
    public Task AskAsync(Guid spaceId, Guid id, CancellationToken ct = default) => ChangeAsync(spaceId, id, Role.Facilitator, WikiEvents.ConfirmAsked, (page, visit) =>
    {
        page.AskToConfirm(visit.Now);
        return Task.CompletedTask;
    }, ct);

    public Task EndAskingAsync(Guid spaceId, Guid id, CancellationToken ct = default) => ChangeAsync(spaceId, id, Role.Facilitator, WikiEvents.ConfirmEnded, (page, _) =>
    {
        page.AskToConfirm(null);
        return Task.CompletedTask;
    }, ct);

    public async Task ConfirmAsync(Guid spaceId, Guid id, int version, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, WikiTool.Wiki, ct);
        var page = await PageActions.LiveAsync(visit, id, ct);
        if (page.ConfirmSince is null) throw Refusal.Wrong("Nobody asks any more whether this page was read.");
        var latest = await visit.Query<SharedText>().Where(t => t.Id == id).Select(t => t.Version).SingleAsync(ct);
        if (version < 0 || version > latest) throw Refusal.Wrong("Read the page again, and confirm then.");
        var given = await visit.Tracked<Confirmation>().SingleOrDefaultAsync(c => c.PageId == id && c.PersonId == visit.PersonId, ct);
        if (given is null) visit.Add(Confirmation.Give(page, visit.PersonId, version, visit.Now));
        else given.Again(version, visit.Now);
        visit.Record(WikiEvents.Confirmed, page, new WikiFacts { Version = version });
        await visit.SaveAsync(ct);
    }

    private async Task ChangeAsync(Guid spaceId, Guid id, Role least, string kind, Func<WikiPage, Visit, Task> change, CancellationToken ct)
    {
        await using var visit = await spaces.EnterAsync(spaceId, least, WikiTool.Wiki, ct);
        var page = await PageActions.LiveAsync(visit, id, ct);
        await change(page, visit);
        visit.Record(kind, page);
        await visit.SaveAsync(ct);
    }
}
