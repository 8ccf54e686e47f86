using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Prose.Markdown;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Texts.History;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki;

/// <summary>What people do with pages: add, rename, move, rewrite.</summary>
public sealed class PageActions(SpaceAccess spaces, TreeTurns turns, SharedTexts texts, TextHistory history)
{
    private const int MostMarkdown = 256 * 1024;

    /// <summary>Adds a page under an id of the form's own, so that a form sent twice adds it once.</summary>
    public Task<Guid> AddAsync(Guid spaceId, Guid id, string title, Guid? parentId, Node? doc = null, CancellationToken ct = default) => turns.ChangeAsync(spaceId, () => EnterAsync(spaceId, ct), async (visit, tree) =>
    {
        if (await visit.Query<WikiPage>().AnyAsync(p => p.Id == id, ct)) return id;
        if (tree.Count >= PageTree.MostPages) throw Refusal.Wrong($"This wiki holds {PageTree.MostPages:N0} pages, which is the most. Put some into the trash first.");
        Under(tree, parentId, 1);
        var page = WikiPage.Add(spaceId, id, title, parentId, Places.Last(tree, parentId), visit.PersonId, visit.Now);
        Begin(visit, page, doc ?? Docs.Empty);
        visit.Record(WikiEvents.Added, page);
        return id;
    }, ct);

    /// <summary>Gives a page another title; links by the old one still find it.</summary>
    public Task<Guid> RenameAsync(Guid spaceId, Guid id, string title, CancellationToken ct = default) => turns.ChangeAsync(spaceId, () => EnterAsync(spaceId, ct), async (visit, _) =>
    {
        var page = await LiveAsync(visit, id, ct);
        if (PageName.Read(title) == page.Title) return id;
        if (page.Rename(title) is { } former) visit.Add(FormerTitle.Of(page, former, visit.Now));
        visit.Record(WikiEvents.Renamed, page);
        return id;
    }, ct);

    /// <summary>Puts a page, and those below it, somewhere else in the tree.</summary>
    public Task<Guid> MoveAsync(Guid spaceId, Guid id, PageMove move, CancellationToken ct = default) => turns.ChangeAsync(spaceId, () => EnterAsync(spaceId, ct), async (visit, tree) =>
    {
        var page = await LiveAsync(visit, id, ct);
        if (move.To(tree, tree.Find(id)!) is not { } stand) return id;
        if (stand.Parent is { } parent && tree.IsWithin(parent, id)) throw Refusal.Wrong("A page cannot stand under itself, or under a page below it.");
        Under(tree, stand.Parent, tree.Height(id));
        await Places.StandAsync(visit, tree, page, stand, ct);
        visit.Record(WikiEvents.Moved, page);
        return id;
    }, ct);

    /// <summary>Makes a page's text another one. Only what differs is replaced, so that others who write in it keep their place.</summary>
    public async Task WriteAsync(Guid spaceId, Guid id, Node doc, string note, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        await LiveAsync(visit, id, ct);
        await texts.ReplaceAsync(visit, id, doc, note, ct);
    }

    /// <summary>The same from Markdown that was made of an earlier version; what others wrote since is not overwritten unseen.</summary>
    public async Task WriteMarkdownAsync(Guid spaceId, Guid id, int version, string markdown, CancellationToken ct = default)
    {
        var text = Spaces.Text.Lines(markdown, MostMarkdown, "the page", "Text");
        var read = MarkdownReader.Read(text);
        if (read.Refused is { } refused) throw Refusal.Wrong($"This cannot be read as Markdown. {refused}", "Text");
        await using var visit = await EnterAsync(spaceId, ct);
        await LiveAsync(visit, id, ct);
        if ((await texts.ReadAsync(visit, id, ct)).Version != version) throw Refusal.Conflict("Somebody else changed this page while you were writing. Your text is still here: copy it, look at the page, and save it again from there.");
        var named = text.Contains('@', StringComparison.Ordinal) ? Called.ApplyTyped(read.Doc, await visit.Members().ToListAsync(ct)) : read.Doc;
        await texts.ReplaceAsync(visit, id, TitleLinks.Apply(named, spaceId), "markdown", ct);
    }

    /// <summary>Brings an earlier version back as a new one.</summary>
    public async Task RestoreAsync(Guid spaceId, Guid id, int version, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        await LiveAsync(visit, id, ct);
        var then = await history.ReadAsync(visit, id, version, ct);
        await texts.ReplaceAsync(visit, id, then.Doc, $"restored {version}", ct);
    }

    internal void Begin(Visit visit, WikiPage page, Node doc)
    {
        visit.Add(page);
        texts.Begin(visit, new NewText(page.Id, WikiTool.Wiki, page.Id, WikiEvents.Edited, doc) { Rules = PageRules.Live });
        foreach (var link in PageLinks.Of(doc, page.SpaceId).Rows(page)) visit.Add(link);
    }

    internal static async Task<WikiPage> LiveAsync(Visit visit, Guid id, CancellationToken ct) =>
        await visit.FindAsync<WikiPage>(id, ct) is { DeletedAt: null } page ? page : throw Refusal.NotFound();

    private Task<Visit> EnterAsync(Guid spaceId, CancellationToken ct) => spaces.EnterAsync(spaceId, Role.Contributor, WikiTool.Wiki, ct);

    private static void Under(PageTree tree, Guid? parentId, int levels)
    {
        if (parentId is { } parent && tree.Find(parent) is null) throw Refusal.Wrong("The page that it should stand under is not there any more. Choose another one.", "Parent");
        if (parentId is { } over && tree.Way(over).Count + 1 + levels > PageTree.MostLevels) throw Refusal.Wrong($"That would be deeper than {PageTree.MostLevels} levels. Choose a place further up.", "Parent");
    }
}

/// <summary>Who may do what to a page's text.</summary>
public static class PageRules
{
    public static TextRules Live { get; } = TextRules.Open;
}
