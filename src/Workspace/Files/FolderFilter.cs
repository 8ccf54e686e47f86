using System.Globalization;

namespace Workspace.Files;

/// <summary>Which files of a space are listed, and in which order: all of it stands in the address.</summary>
public sealed record FolderFilter
{
    public const int OnePage = 50, LongestSearch = 100;

    public string Search { get; init; } = "";
    public string Tag { get; init; } = "";
    public string Tool { get; init; } = "";
    public bool Deleted { get; init; }

    /// <summary>"name", "size" or, where empty, what changed last.</summary>
    public string Sort { get; init; } = "";
    public int Page { get; init; } = 1;

    public bool Narrows => Search.Length > 0 || Tag.Length > 0 || Tool.Length > 0;

    public static FolderFilter Read(IQueryCollection query) => new()
    {
        Search = Short(query["q"]),
        Tag = Short(query["tag"]),
        Tool = Short(query["tool"]),
        Deleted = query["show"] == "deleted",
        Sort = query["sort"].ToString() is "name" or "size" ? query["sort"].ToString() : "",
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 1_000) : 1,
    };

    public string Query()
    {
        (string Name, string Value)[] parts = [("q", Search), ("tag", Tag), ("tool", Tool), ("show", Deleted ? "deleted" : ""), ("sort", Sort), ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : "")];
        var query = string.Join('&', parts.Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return query.Length == 0 ? "" : "?" + query;
    }

    private static string Short(string? text) => (text ?? "").Trim() is var trimmed && trimmed.Length > LongestSearch ? trimmed[..LongestSearch] : trimmed;
}
