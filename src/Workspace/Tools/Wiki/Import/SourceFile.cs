namespace Workspace.Tools.Wiki.Import;

/// <summary>One file of a folder or archive.</summary>
/// <param name="Path">Where it lies, with slashes, never outside.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record SourceFile(string Path, byte[] Bytes)
{
    private static readonly string[] Pages = [".md", ".markdown"], Pictures = [".png", ".jpg", ".jpeg", ".gif", ".webp"];

    public bool IsPage => IsPageName(Path);

    public static bool IsPageName(string path) => Has(path, Pages);

    public static bool IsPictureName(string path) => Has(path, Pictures);

    private static bool Has(string path, string[] ends) => ends.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
