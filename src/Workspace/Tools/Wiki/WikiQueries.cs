using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Spaces;
using Workspace.Spaces.Publishing;
using Workspace.Texts;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki;

/// <summary>What people read of a wiki.</summary>
public sealed class WikiQueries(AudienceQueries audiences, Glances glances, SharedTexts texts, PageRenderer renderer)
{
    private const int MostBacklinks = 200, MostInTrash = 500, MostEvents = 200;

    internal static readonly Question<WikiPage, Guid, WikiPage> ById = new((pages, id) => pages.Where(p => p.Id == id && p.DeletedAt == null));

    /// <summary>The tree, kept until something happens in the space.</summary>
    public Task<PageTree> TreeAsync(Visit visit, CancellationToken ct = default) => KeptAsync(visit, "tree", () => PageTree.ReadAsync(visit, ct));

    public async Task<WikiView> ListAsync(Visit visit, CancellationToken ct = default)
    {
        var since = visit.ReadUntil;
        var changed = await visit.Query<SharedText>().Where(t => t.Tool == WikiTool.Wiki && t.ChangedAt > since && t.ChangedById != visit.PersonId).Select(t => t.Id).OrderBy(id => id).Take(PageTree.MostPages).ToListAsync(ct);
        var trash = await KeptAsync(visit, "trash", () => visit.Query<WikiPage>().CountAsync(p => p.DeletedAt != null && p.DeletedWithId == p.Id, ct));
        return new(await TreeAsync(visit, ct), await AudienceAsync(visit, ct), changed.ToHashSet(), trash);
    }

    public async Task<PageView> PageAsync(Visit visit, Guid id, CancellationToken ct = default)
    {
        var tree = await TreeAsync(visit, ct);
        var page = await visit.AskOneAsync(ById, id, ct) ?? throw Refusal.NotFound();
        var text = await texts.ReadAsync(visit, id, ct);
        return new PageView
        {
            Page = page,
            TextVersion = text.Version,
            ChangedAt = text.At,
            ChangedById = text.ById,
            Text = renderer.Of(text, tree, visit.SpaceId),
            Tree = tree,
            Backlinks = await KeptAsync(visit, $"back.{id}", () => BacklinksAsync(visit, tree, page, ct)),
            Names = await NamesAsync(visit, ct),
            Audience = await AudienceAsync(visit, ct),
            ConfirmedAt = page.ConfirmSince is { } since ? await visit.Query<Confirmation>().Where(c => c.PageId == id && c.PersonId == visit.PersonId && c.At >= since).Select(c => (DateTimeOffset?)c.At).FirstOrDefaultAsync(ct) : null,
            PublicAddress = await PublishedAsync(visit, tree, id, ct),
        };
    }

    /// <summary>The latest version of a page's text.</summary>
    public Task<int> VersionAsync(Visit visit, Guid id, CancellationToken ct = default) => visit.Query<SharedText>().Where(t => t.Id == id).Select(t => t.Version).FirstOrDefaultAsync(ct);

    /// <summary>The publication a page is read under by everybody: its own, or one of a page above it.</summary>
    public async Task<string?> PublishedAsync(Visit visit, PageTree tree, Guid id, CancellationToken ct = default)
    {
        var all = await KeptAsync(visit, "published", () => visit.Query<Publication>().Where(p => p.Tool == WikiTool.Wiki).ToListAsync(ct));
        return all.Find(p => p.ThingId == id || (p.Whole && tree.IsWithin(id, p.ThingId)))?.Address;
    }

    public Task<Publication?> PublicationAsync(Visit visit, Guid id, CancellationToken ct = default) => visit.Query<Publication>().FirstOrDefaultAsync(p => p.ThingId == id, ct);

    public async Task<ReadersView> ReadersAsync(Visit visit, Guid id, CancellationToken ct = default)
    {
        var page = await visit.AskOneAsync(ById, id, ct) ?? throw Refusal.NotFound();
        var members = (await visit.Members().Where(m => m.LeftAt == null).ToListAsync(ct)).OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var given = await visit.Query<Confirmation>().Where(c => c.PageId == id && c.At >= (page.ConfirmSince ?? DateTimeOffset.MinValue)).ToDictionaryAsync(c => c.PersonId, ct);
        var version = await visit.Query<SharedText>().Where(t => t.Id == id).Select(t => t.Version).FirstOrDefaultAsync(ct);
        return new(page, [.. members.Where(m => given.ContainsKey(m.PersonId)).Select(m => (m, given[m.PersonId].At, given[m.PersonId].TextVersion))], [.. members.Where(m => !given.ContainsKey(m.PersonId))], version);
    }

    public async Task<IReadOnlyList<TrashLine>> TrashAsync(Visit visit, CancellationToken ct = default)
    {
        var thrown = await visit.Query<WikiPage>().Where(p => p.DeletedAt != null && p.DeletedWithId != null).GroupBy(p => p.DeletedWithId!.Value).Select(g => new { g.Key, Count = g.Count() }).Take(MostInTrash).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var pages = await visit.Query<WikiPage>().Where(p => p.DeletedAt != null && p.DeletedWithId == p.Id).OrderByDescending(p => p.DeletedAt).Take(MostInTrash).ToListAsync(ct);
        return [.. pages.Select(p => new TrashLine(p.Id, p.Title, p.DeletedAt!.Value, p.DeletedById!.Value, thrown.GetValueOrDefault(p.Id, 1)))];
    }

    /// <summary>What happened in the wiki, latest first.</summary>
    public async Task<IReadOnlyList<Event>> ChangesAsync(Visit visit, CancellationToken ct = default) =>
        await visit.Events().Where(e => e.Kind.StartsWith("wiki.") && e.Kind != WikiEvents.Confirmed).OrderByDescending(e => e.Id).Take(MostEvents).ToListAsync(ct);

    public Task<Audience> AudienceAsync(Visit visit, CancellationToken ct = default) => audiences.OfSpaceAsync(visit, ct);

    public Task<WikiNames> NamesAsync(Visit visit, CancellationToken ct = default) => KeptAsync(visit, "names", async () =>
        new WikiNames((await visit.Members().ToListAsync(ct)).ToDictionary(m => m.PersonId, m => (m.Name, m.Affiliation))));

    public async Task<IReadOnlyList<Member>> MembersAsync(Visit visit, CancellationToken ct = default) =>
        [.. (await visit.Members().ToListAsync(ct)).Where(m => m.LeftAt is null).OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase)];

    private static async Task<IReadOnlyList<TreeNode>> BacklinksAsync(Visit visit, PageTree tree, WikiPage page, CancellationToken ct)
    {
        var keys = await visit.Query<FormerTitle>().Where(t => t.PageId == page.Id).Select(t => t.TitleKey).ToListAsync(ct);
        keys.Add(page.TitleKey);
        var from = await visit.Query<PageLink>().Where(l => l.ToId == page.Id || (l.TitleKey != null && keys.Contains(l.TitleKey))).Select(l => l.FromId).Distinct().OrderBy(id => id).Take(MostBacklinks).ToListAsync(ct);
        return [.. from.Where(id => id != page.Id).Select(tree.Find).OfType<TreeNode>().OrderBy(n => n.Title, StringComparer.OrdinalIgnoreCase)];
    }

    // The same for everybody who may read the wiki: kept once a space until something happens in it.
    private Task<T> KeptAsync<T>(Visit visit, string what, Func<Task<T>> read) => glances.GetAsync(visit.SpaceId, Guid.Empty, "wiki." + what, read);
}
