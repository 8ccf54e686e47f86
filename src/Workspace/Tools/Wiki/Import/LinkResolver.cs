namespace Workspace.Tools.Wiki.Import;

/// <summary>Finds the page or picture that an address in a file means: beside the file, on the site it was made for, or by a former address.</summary>
internal sealed class LinkResolver
{
    private readonly Dictionary<string, SourcePage> _pages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SourceFile> _pictures = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, SourcePage> _former = [];
    private readonly string? _site;

    /// <param name="pages">All pages of the import.</param>
    /// <param name="files">All files of the import.</param>
    /// <param name="site">Where the pages were published, so that full addresses of there are found too.</param>
    public LinkResolver(IEnumerable<SourcePage> pages, IEnumerable<SourceFile> files, string? site)
    {
        var all = pages.ToList();
        foreach (var page in all) _pages.TryAdd(page.Key, page);
        foreach (var page in all.Where(p => p.File is not null)) _pages.TryAdd(SafePath.WithoutEnd(page.File!.Path), page);
        foreach (var page in all)
            foreach (var alias in page.Aliases) _pages.TryAdd(Trimmed(alias), page);
        foreach (var page in all) if (page.FormerId is { } id) _former.TryAdd(id, page);
        foreach (var file in files.Where(f => !f.IsPage)) _pictures.TryAdd(file.Path, file);
        _site = site?.TrimEnd('/');
    }

    /// <summary>Whether the address is meant to stay among the imported pages.</summary>
    public bool IsInternal(string href) => WithinSite(href) is { Length: > 0 } path && path[0] != '#' && !path.StartsWith("//", StringComparison.Ordinal) && !HasScheme(path);

    /// <summary>Whether the address is that of the beginning, which is the wiki itself.</summary>
    public bool IsRoot(string href) => PathOf(WithinSite(href)) == "/";

    public SourcePage? Former(Guid id) => _former.GetValueOrDefault(id);

    public SourcePage? Page(SourcePage from, string href)
    {
        var path = Uri.UnescapeDataString(PathOf(WithinSite(href)));
        return path.Length == 0 ? from : path == "/" ? _pages.GetValueOrDefault("index") : Candidates(from, path).Select(c => _pages.GetValueOrDefault(Trimmed(c))).FirstOrDefault(p => p is not null);
    }

    public SourceFile? Picture(SourcePage from, string src)
    {
        var path = Uri.UnescapeDataString(PathOf(src));
        return path.Length == 0 ? null : Candidates(from, path).Select(c => _pictures.GetValueOrDefault(c.Trim('/'))).FirstOrDefault(f => f is not null);
    }

    public static string AnchorOf(string href) => href.IndexOf('#', StringComparison.Ordinal) is var cut and >= 0 ? href[cut..] : "";

    private string WithinSite(string href) =>
        _site is not null && href.StartsWith(_site, StringComparison.OrdinalIgnoreCase) && (href.Length == _site.Length || href[_site.Length] is '/' or '#') ? href[_site.Length..] + (href.Length == _site.Length ? "/" : "") : href;

    private static IEnumerable<string> Candidates(SourcePage from, string path)
    {
        if (path[0] == '/') return [path];
        var folder = from.File is null ? from.Key : SafePath.FolderOf(from.File.Path);
        return new[] { SafePath.Combine(folder, path), SafePath.Combine(from.Key, path), path }.OfType<string>();
    }

    private static string PathOf(string href) => href.Split('#', 2)[0].Split('?', 2)[0];

    private static string Trimmed(string path)
    {
        var trimmed = path.Trim('/');
        if (trimmed.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || SourceFile.IsPageName(trimmed)) trimmed = SafePath.WithoutEnd(trimmed);
        return trimmed.EndsWith("/index", StringComparison.OrdinalIgnoreCase) ? trimmed[..^6] : trimmed;
    }

    private static bool HasScheme(string href) => href.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && href.AsSpan(0, colon).IndexOfAny('/', '#', '?') < 0;
}
