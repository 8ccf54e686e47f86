namespace Workspace.Prose.Html;

/// <summary>Judges addresses by the schema's own rules once more before they are written.</summary>
internal static class Addresses
{
    private static readonly string[] Links = ["http", "https", "mailto", "relative"];
    private static readonly string[] Pictures = ["http", "https", "relative"];
    private static readonly string[] Own = ["relative"];

    public static bool MayLead(string href) => SafeUrl.Allows(href, Links);

    public static bool MayShow(string src) => SafeUrl.Allows(src, Pictures);

    /// <summary>Whether it leads out of the site.</summary>
    public static bool IsForeign(string url) => !SafeUrl.Allows(url, Own);
}
