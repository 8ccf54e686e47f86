using Workspace.Spaces.Publishing;

namespace Workspace.Tools.Wiki.Export;

/// <summary>The file of each page in an archive: a name made of its title, in the folder of the page above it.</summary>
public sealed class ExportNames
{
    private readonly Dictionary<Guid, string> _paths = [];
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public ExportNames(PageTree tree, IEnumerable<TreeNode> pages)
    {
        foreach (var page in pages)
        {
            var folder = page.ParentId is { } parent && _paths.TryGetValue(parent, out var over) ? over + "/" : "";
            var proposed = Publication.Propose(page.Title, 60) is { Length: > 0 } made and not ("index" or "readme" or "images") ? made : "page";
            var name = folder + proposed;
            for (var number = 2; !_taken.Add(name); number++) name = $"{folder}{proposed}-{number}";
            _paths[page.Id] = name;
        }
    }

    /// <summary>"travel/rail.md", or null where the page is not in the archive.</summary>
    public string? FileOf(Guid id) => _paths.TryGetValue(id, out var path) ? path + ".md" : null;

    /// <summary>How to get from one file to another: "../glossary.md".</summary>
    public static string Relative(string from, string to)
    {
        var (start, end) = (from.Split('/')[..^1], to.Split('/'));
        var same = 0;
        while (same < start.Length && same < end.Length - 1 && start[same] == end[same]) same++;
        return string.Concat(Enumerable.Repeat("../", start.Length - same)) + string.Join('/', end[same..]);
    }
}
