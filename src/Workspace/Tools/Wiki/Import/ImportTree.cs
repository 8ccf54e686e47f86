namespace Workspace.Tools.Wiki.Import;

/// <summary>Lays the files out as a tree: index.md is the page of its folder, page.md beside page/ is the page over it, and a folder without a page becomes one.</summary>
internal sealed class ImportTree
{
    private static readonly string[] IndexNames = ["index", "readme", "_index"];

    private readonly Dictionary<string, SourcePage> _byKey = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every page with its parent, parents first, each in the order of its name.</summary>
    public static IReadOnlyList<SourcePage> Of(IEnumerable<SourceFile> files)
    {
        var tree = new ImportTree();
        foreach (var file in files.Where(f => f.IsPage).OrderBy(f => IsIndex(f.Path)).ThenBy(f => f.Path, StringComparer.Ordinal)) tree.Add(file);
        foreach (var key in tree._byKey.Keys.ToList()) tree.Folders(key);
        return [.. tree._byKey.Values.OrderBy(p => p.Key.Count(c => c == '/')).ThenBy(p => p.Key, NaturalOrder.Comparer)];
    }

    private void Add(SourceFile file)
    {
        var key = SafePath.WithoutEnd(file.Path);
        if (IsIndex(file.Path) && SafePath.FolderOf(file.Path) is { Length: > 0 } folder && !_byKey.ContainsKey(folder)) key = folder;
        while (_byKey.ContainsKey(key)) key += "-2";
        _byKey[key] = new SourcePage(key, file);
    }

    private void Folders(string key)
    {
        for (var folder = SafePath.FolderOf(key); ; folder = SafePath.FolderOf(folder))
        {
            var page = _byKey[key];
            if (folder.Length == 0) return;
            if (!_byKey.TryGetValue(folder, out var over)) _byKey[folder] = over = new SourcePage(folder, null);
            page.Parent ??= over;
            key = folder;
        }
    }

    private static bool IsIndex(string path) => IndexNames.Contains(SafePath.WithoutEnd(SafePath.NameOf(path)), StringComparer.OrdinalIgnoreCase);
}
