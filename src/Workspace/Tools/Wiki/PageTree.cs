using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Wiki;

/// <summary>A page in the tree.</summary>
public sealed record TreeNode(Guid Id, Guid? ParentId, long Place, string Title, string TitleKey, bool IsFolder, bool IsTemplate);

/// <summary>The pages of one wiki, in order. A page whose parent is gone stands at the top.</summary>
public sealed class PageTree
{
    public const int MostPages = 5_000, MostLevels = 20;

    private readonly Dictionary<Guid, TreeNode> _all;
    private readonly ILookup<Guid, TreeNode> _children;
    private readonly Dictionary<string, Guid> _byTitle = new(StringComparer.Ordinal);

    public PageTree(IEnumerable<TreeNode> nodes, IEnumerable<(string Key, Guid Page)>? former = null, int stamp = 0)
    {
        _all = nodes.ToDictionary(n => n.Id);
        Stamp = stamp;
        _children = _all.Values.OrderBy(n => n.Place).ThenBy(n => n.Id).ToLookup(n => n.ParentId is { } parent && _all.ContainsKey(parent) ? parent : Guid.Empty);
        foreach (var node in _all.Values.OrderBy(n => n.Id)) _byTitle.TryAdd(node.TitleKey, node.Id);
        foreach (var (key, page) in former ?? []) if (_all.ContainsKey(page)) _byTitle.TryAdd(key, page);
    }

    /// <summary>Grows with each change of the tree.</summary>
    public int Stamp { get; }

    public int Count => _all.Count;

    public IEnumerable<TreeNode> All => _all.Values;

    public IEnumerable<TreeNode> Roots => _children[Guid.Empty];

    public TreeNode? Find(Guid id) => _all.GetValueOrDefault(id);

    /// <summary>The page of that title, or one that once had it.</summary>
    public TreeNode? Named(string title) => _byTitle.TryGetValue(PageName.Key(title), out var id) ? _all[id] : null;

    public TreeNode? WithKey(string key) => _byTitle.TryGetValue(key, out var id) ? _all[id] : null;

    public IEnumerable<TreeNode> Children(Guid? id) => _children[id ?? Guid.Empty];

    /// <summary>From the top to the page's parent.</summary>
    public IReadOnlyList<TreeNode> Way(Guid id)
    {
        var way = new List<TreeNode>();
        for (var at = Find(id); at?.ParentId is { } parent && Find(parent) is { } over && way.Count <= MostLevels; at = over) way.Insert(0, over);
        return way;
    }

    /// <summary>The page and everything below it, in order; a page that stands under itself by some accident is met once.</summary>
    public IEnumerable<TreeNode> Below(Guid id)
    {
        var met = new HashSet<Guid>();
        var left = new Stack<TreeNode>(Find(id) is { } top ? [top] : []);
        while (left.TryPop(out var node))
        {
            if (!met.Add(node.Id)) continue;
            yield return node;
            foreach (var child in Children(node.Id).Reverse()) left.Push(child);
        }
    }

    public bool IsWithin(Guid id, Guid over) => id == over || Way(id).Any(n => n.Id == over);

    /// <summary>How many levels the page and those below it take.</summary>
    public int Height(Guid id) => 1 + Below(id).Max(n => Way(n.Id).Count) - Way(id).Count;

    /// <summary>The tree as it is now, former titles included.</summary>
    public static async Task<PageTree> ReadAsync(Visit visit, CancellationToken ct = default)
    {
        var stamp = await visit.Query<TreeState>().Select(s => s.Version).FirstOrDefaultAsync(ct);
        var nodes = await visit.Query<WikiPage>().Where(p => p.DeletedAt == null).OrderBy(p => p.Id).Take(MostPages)
            .Select(p => new TreeNode(p.Id, p.ParentId, p.Place, p.Title, p.TitleKey, p.IsFolder, p.IsTemplate)).ToListAsync(ct);
        var former = await visit.Query<FormerTitle>().OrderByDescending(t => t.At).Take(MostPages).Select(t => new { t.TitleKey, t.PageId }).ToListAsync(ct);
        return new PageTree(nodes, former.Select(t => (t.TitleKey, t.PageId)), stamp);
    }
}
