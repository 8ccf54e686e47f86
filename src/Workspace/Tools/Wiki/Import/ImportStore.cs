using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Texts.Images;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki.Import;

/// <summary>Stores the pages of an import: all of them in one transaction, or none.</summary>
public sealed class ImportStore(SpaceAccess spaces, TreeTurns turns, PageActions pages)
{
    private const string Late = "The import was cancelled.";

    /// <summary>Stores what an archive holds, and lets go of the archive in the same transaction.</summary>
    public async Task StoreArchiveAsync(Guid person, Guid spaceId, Guid archive, ImportPlan plan, ImportJob job)
    {
        await turns.ChangeAsync(spaceId, () => EnterAsync(person, spaceId, job.Stop), async (visit, tree) =>
        {
            var kept = await visit.Tracked<WaitingArchive>().SingleOrDefaultAsync(a => a.Id == archive, job.Stop) ?? throw Refusal.Wrong(Late);
            if (kept.ImportedAt is not null) return 0;
            Add(visit, tree, plan, kept.ParentId, job.Reach, job.Stop);
            kept.Done(plan.Pages.Count, visit.Now);
            visit.Record(WikiEvents.Imported, kept, new WikiFacts { Count = plan.Written });
            return plan.Pages.Count;
        }, job.Stop);
        job.Stored();
    }

    /// <summary>Stores a plan under a page, or at the top.</summary>
    public Task<int> StoreAsync(Guid person, Guid spaceId, Guid? parent, ImportPlan plan, CancellationToken ct = default) =>
        turns.ChangeAsync(spaceId, () => EnterAsync(person, spaceId, ct), (visit, tree) =>
        {
            Add(visit, tree, plan, parent, null, ct);
            visit.Record(WikiEvents.Imported, spaceId, new WikiFacts { Count = plan.Written });
            return Task.FromResult(plan.Written);
        }, ct);

    private void Add(Visit visit, PageTree tree, ImportPlan plan, Guid? parent, Action<int, int>? done, CancellationToken ct)
    {
        if (tree.Count + plan.Pages.Count > PageTree.MostPages) throw Refusal.Wrong($"With these pages the wiki would hold more than {PageTree.MostPages:N0}. Divide the import, or put pages into the trash first.");
        var pictures = plan.Pictures.ToLookup(p => p.PageId);
        var places = PlacesOf(plan, Places.Last(tree, parent));
        foreach (var (page, index) in plan.Pages.Select((p, i) => (p, i)))
        {
            ct.ThrowIfCancellationRequested();
            var added = WikiPage.Add(visit.SpaceId, page.Id, page.Title, page.Parent?.Id ?? parent, places[page], visit.PersonId, visit.Now, page.IsFolder);
            added.BeTemplate(page.Matter?.Value("template") == "true");
            pages.Begin(visit, added, WithPictures(visit, page, pictures));
            done?.Invoke(index + 1, plan.Pages.Count);
        }
    }

    private static Node WithPictures(Visit visit, SourcePage page, ILookup<Guid, ImportPicture> pictures)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var picture in pictures[page.Id].Take(TextImage.MaxOfOneText))
        {
            var image = TextImage.Keep(visit.SpaceId, page.Id, picture.File.Bytes, visit.PersonId, visit.Now);
            visit.Add(image);
            addresses[picture.Placeholder] = PictureAddress.Of(image);
        }
        return addresses.Count == 0 ? page.Doc : DocLinks.Rewrite(page.Doc, href => href, src => src.StartsWith(ImportPicture.Prefix, StringComparison.Ordinal) ? addresses.GetValueOrDefault(src) : src);
    }

    private static Dictionary<SourcePage, long> PlacesOf(ImportPlan plan, long first)
    {
        var places = new Dictionary<SourcePage, long>();
        foreach (var siblings in plan.Pages.GroupBy(p => p.Parent?.Id))
            foreach (var (page, index) in siblings.OrderBy(p => p.Order ?? int.MaxValue).ThenBy(p => p.Key, NaturalOrder.Comparer).Select((p, i) => (p, i)))
                places[page] = (siblings.Key is null ? first : Places.Step) + index * Places.Step;
        return places;
    }

    private Task<Visit> EnterAsync(Guid person, Guid spaceId, CancellationToken ct) => spaces.EnterAsAsync(person, spaceId, Role.Facilitator, WikiTool.Wiki, ct);
}
