using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Wiki;

/// <summary>The numbers that keep siblings in order, with room between them so that a move writes one row.</summary>
internal static class Places
{
    public const long Step = 1024;

    public static long Last(PageTree tree, Guid? parentId) => tree.Children(parentId).Select(c => c.Place).DefaultIfEmpty().Max() + Step;

    public static async Task StandAsync(Visit visit, PageTree tree, WikiPage page, Stand stand, CancellationToken ct)
    {
        var siblings = tree.Children(stand.Parent).Where(s => s.Id != page.Id).ToList();
        var at = stand.After is { } after ? siblings.FindIndex(s => s.Id == after) + 1 : 0;
        var (low, high) = (at > 0 ? siblings[at - 1].Place : 0, at < siblings.Count ? siblings[at].Place : siblings.Select(s => s.Place).DefaultIfEmpty().Max() + 2 * Step);
        if (high - low < 2)
        {
            await SpreadAsync(visit, stand.Parent, siblings, at, ct);
            low = at * Step;
            high = low + Step;
        }
        page.Stand(stand.Parent, low + (high - low) / 2);
    }

    // No room is left between two: all of them get new numbers, with room for one more in the middle.
    private static async Task SpreadAsync(Visit visit, Guid? parent, List<TreeNode> siblings, int at, CancellationToken ct)
    {
        var ids = siblings.Select(s => s.Id).ToList();
        var pages = await visit.Tracked<WikiPage>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        foreach (var (sibling, index) in siblings.Select((s, i) => (s, i))) pages[sibling.Id].Stand(parent, (index < at ? index + 1 : index + 2) * Step - Step / 2);
    }
}
