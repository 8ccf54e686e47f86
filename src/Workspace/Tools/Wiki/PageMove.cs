using Workspace.Spaces;

namespace Workspace.Tools.Wiki;

/// <summary>Where a page is to stand: under which page, and after which sibling (none: first).</summary>
public sealed record Stand(Guid? Parent, Guid? After);

/// <summary>What somebody asked for: a step with the keyboard, or a place beside another page.</summary>
public sealed record PageMove(string Where, Guid? Target = null)
{
    /// <summary>The place that is meant in the tree as it is; null where the page stands there already.</summary>
    public Stand? To(PageTree tree, TreeNode page)
    {
        var parent = page.ParentId is { } over && tree.Find(over) is not null ? page.ParentId : null;
        var siblings = tree.Children(parent).ToList();
        var at = siblings.FindIndex(s => s.Id == page.Id);
        return Where switch
        {
            "up" => at > 0 ? new(parent, at > 1 ? siblings[at - 2].Id : null) : null,
            "down" => at < siblings.Count - 1 ? new(parent, siblings[at + 1].Id) : null,
            "in" => at > 0 ? Inside(tree, siblings[at - 1].Id) : null,
            "out" => parent is { } from ? new(Parent(tree, from), from) : null,
            "inside" => Inside(tree, Target),
            "top" => new(null, tree.Roots.LastOrDefault(r => r.Id != page.Id)?.Id),
            "before" => Before(tree, Known(tree), page),
            "after" => new(Parent(tree, Known(tree).Id), Known(tree).Id),
            _ => throw Refusal.Wrong("Say where the page is to stand."),
        };
    }

    private TreeNode Known(PageTree tree) => Target is { } id && tree.Find(id) is { } found ? found : throw Refusal.Wrong("The page beside which it should stand is not there any more.");

    private static Guid? Parent(PageTree tree, Guid id) => tree.Way(id) is [.., var over] ? over.Id : null;

    private static Stand Inside(PageTree tree, Guid? target) => new(target, tree.Children(target).LastOrDefault()?.Id);

    private static Stand Before(PageTree tree, TreeNode target, TreeNode page)
    {
        var parent = Parent(tree, target.Id);
        return new(parent, tree.Children(parent).Where(s => s.Id != page.Id).TakeWhile(s => s.Id != target.Id).LastOrDefault()?.Id);
    }
}
