using Workspace.Spaces.Publishing;

namespace Workspace.Tools.Wiki.Publishing;

/// <summary>The pages that a publication shows, and the address of each. Nothing else of the tree is known to it.</summary>
public sealed class PublicTree
{
    private readonly PageTree _tree;
    private readonly Guid _root;
    private readonly Dictionary<Guid, string> _names = [];
    private readonly Dictionary<string, Guid> _byName = new(StringComparer.Ordinal);

    public PublicTree(PageTree tree, Publication publication)
    {
        (_tree, _root, Address) = (tree, publication.ThingId, publication.Address);
        var pages = publication.Whole ? tree.Below(_root) : tree.Find(_root) is { } only ? [only] : [];
        foreach (var page in pages) Name(page);
    }

    public string Address { get; }

    public TreeNode? Root => _tree.Find(_root);

    public int Count => _names.Count;

    public bool Shows(Guid id) => _names.ContainsKey(id);

    /// <summary>The page of that name; the page itself has none.</summary>
    public TreeNode? Find(string name) => _byName.TryGetValue(name, out var id) ? _tree.Find(id) : null;

    public string HrefOf(Guid id) => _names[id].Length == 0 ? $"/p/{Address}" : $"/p/{Address}/{_names[id]}";

    public IEnumerable<TreeNode> Children(Guid id) => _tree.Children(id).Where(c => Shows(c.Id));

    public IEnumerable<TreeNode> Way(Guid id) => _tree.Way(id).Where(n => Shows(n.Id));

    public IEnumerable<(TreeNode Page, int Level)> All() => _tree.Below(_root).Where(p => Shows(p.Id)).Select(p => (p, Way(p.Id).Count()));

    // Where two titles give the same name the later one is numbered.
    private void Name(TreeNode page)
    {
        var proposed = page.Id == _root ? "" : Publication.Propose(page.Title, 80) is { Length: > 0 } made ? made : "page";
        var name = proposed;
        for (var number = 2; !_byName.TryAdd(name, page.Id); number++) name = $"{proposed}-{number}";
        _names[page.Id] = name;
    }
}
