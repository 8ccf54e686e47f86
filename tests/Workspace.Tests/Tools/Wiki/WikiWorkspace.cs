using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Prose.Markdown;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Texts;
using Workspace.Tools.Wiki;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tests.Tools.Wiki;

/// <summary>What the tests of the wiki do often.</summary>
internal static class WikiWorkspace
{
    public static Task<Guid> AddPageAsync(this TestWorkspace w, Actor by, string title, Guid? parent = null, string markdown = "") =>
        w.DoAsync<PageActions, Guid>(by, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), title, parent, markdown.Length == 0 ? null : w.Doc(markdown)));

    /// <summary>Puts these words in the place of the page's.</summary>
    public static Task ReplaceAsync(this TestWorkspace w, Actor by, Guid page, string markdown) => w.DoAsync<SpaceAccess>(by, async spaces =>
    {
        await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Contributor);
        await w.DoAsync<SharedTexts>(by, texts => texts.ReplaceAsync(visit, page, w.Doc(markdown), "a test"));
    });

    public static Node Doc(this TestWorkspace w, string markdown) => TitleLinks.Apply(MarkdownReader.Read(markdown).Doc, w.SpaceId);

    public static string Wiki(this TestWorkspace w, string page = "") => WikiAddresses.To(w.SpaceId, page);

    public static string WikiPage(this TestWorkspace w, Guid id, string page = "") => WikiAddresses.ToPage(w.SpaceId, id, page);

    public static Task MoveAsync(this TestWorkspace w, Actor by, Guid page, string where, Guid? target = null) => w.DoAsync<PageActions>(by, a => a.MoveAsync(w.SpaceId, page, new PageMove(where, target)));

    /// <summary>The tree in one line: "A(B C(D)) E".</summary>
    public static async Task<string> TreeAsync(this TestWorkspace w)
    {
        var tree = await w.VisitAsync(visit => PageTree.ReadAsync(visit));
        return string.Join(' ', tree.Roots.Select(Line));
        string Line(TreeNode node) => tree.Children(node.Id).Any() ? $"{node.Title}({string.Join(' ', tree.Children(node.Id).Select(Line))})" : node.Title;
    }

    public static async Task<T> VisitAsync<T>(this TestWorkspace w, Func<Visit, Task<T>> read) => await w.DoAsync<SpaceAccess, T>(w.Ann, async spaces =>
    {
        await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Reader);
        return await read(visit);
    });

    public static Task<Node> TextAsync(this TestWorkspace w, Guid page) => w.VisitAsync(visit => w.DoAsync<SharedTexts, Node>(w.Ann, async texts => (await texts.ReadAsync(visit, page)).Doc));

    public static async Task<Refusal> RefusalAsync<TService>(this TestWorkspace w, Actor by, Func<TService, Task> act) where TService : notnull =>
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync(by, act));

    public static Task<WikiPage> StoredAsync(this TestWorkspace w, Guid id) => w.ReadAsync(db => db.Set<WikiPage>().AsNoTracking().SingleAsync(p => p.Id == id));
}
