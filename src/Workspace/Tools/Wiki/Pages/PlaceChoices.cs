using Workspace.Ui.Kit;

namespace Workspace.Tools.Wiki.Pages;

/// <summary>The pages under which another may stand, as choices: set in by their level.</summary>
internal static class PlaceChoices
{
    private const int Most = 1_000;

    /// <param name="tree">All pages.</param>
    /// <param name="moving">The page that is to move: it and what is below it are no choices.</param>
    public static IReadOnlyList<Choice> Of(PageTree tree, Guid? moving) =>
    [
        .. tree.Roots.SelectMany(root => tree.Below(root.Id)).Where(page => moving is not { } id || !tree.IsWithin(page.Id, id)).Take(Most)
            .Select(page => new Choice($"{page.Id}", new string('\u2003', tree.Way(page.Id).Count) + page.Title)),
    ];
}
