using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Spaces.Links;
using Workspace.Texts;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki;

/// <summary>The page that a result becomes: what was asked and what was decided, below the page "Decisions" where the wiki has one.</summary>
internal static class DecisionNote
{
    private const string Folder = "Decisions";

    /// <summary>Writes the page, to be saved with the visit.</summary>
    public static async Task<Guid> WriteAsync(Visit visit, Origin origin, CancellationToken ct)
    {
        var state = await visit.Tracked<TreeState>().SingleOrDefaultAsync(ct);
        if (state is null) visit.Add(state = TreeState.Begin(visit.SpaceId, visit.Now));
        var tree = await PageTree.ReadAsync(visit, ct);
        if (tree.Count >= PageTree.MostPages) throw Refusal.Wrong($"This wiki holds {PageTree.MostPages:N0} pages, which is the most. Put some into the trash first.");
        var parent = tree.Named(Folder) is { } folder && tree.Way(folder.Id).Count + 2 <= PageTree.MostLevels ? folder.Id : (Guid?)null;
        var page = WikiPage.Add(visit.SpaceId, Guid.CreateVersion7(visit.Now), TitleIn(tree, origin.Title), parent, Places.Last(tree, parent), visit.PersonId, visit.Now);
        visit.Add(page);
        SharedTexts.Start(visit, new NewText(page.Id, WikiTool.Wiki, page.Id, WikiEvents.Edited, TextOf(origin)) { Rules = PageRules.Live });
        visit.Record(WikiEvents.Added, page);
        state.Change(visit.Now);
        return page.Id;
    }

    private static string TitleIn(PageTree tree, string of)
    {
        var title = PageName.Clean($"Decision: {of}");
        title = title.Length <= PageName.Max - 6 ? title : $"{title[..(PageName.Max - 7)].TrimEnd()}…";
        return Enumerable.Range(1, PageTree.MostPages + 1).Select(n => n == 1 ? title : $"{title} ({n})").First(t => tree.Named(t) is null);
    }

    private static Node TextOf(Origin origin) =>
        Docs.Of(origin.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => Docs.Paragraph(Schema.Standard.Text(line))));
}
