namespace Workspace.Tools.Wiki.Import;

/// <summary>Judges the names in an archive and the paths in links; nothing ever leads out of the folder.</summary>
public static class SafePath
{
    private const int Longest = 400;

    /// <summary>Why a name is refused, or null.</summary>
    public static string? Problem(string name, int depth)
    {
        if (name.Length is 0 or > Longest) return "Its name is empty or too long.";
        if (name.Any(char.IsControl) || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)) return "Its name holds characters that no name of a file here may have.";
        var parts = name.Split('/');
        if (name[0] == '/' || parts.Any(p => p is ".." or "." or "")) return "Its name leads out of the folder.";
        return parts.Length > depth ? $"It lies deeper than {depth} folders." : null;
    }

    /// <summary>What a relative path means from a folder, or null where it leads out.</summary>
    public static string? Combine(string folder, string path)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else return null;
        }
        return string.Join('/', parts);
    }

    public static string FolderOf(string path) => path.LastIndexOf('/') is var cut and >= 0 ? path[..cut] : "";

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static string WithoutEnd(string path) => path.LastIndexOf('.') is var dot && dot > path.LastIndexOf('/') ? path[..dot] : path;
}
