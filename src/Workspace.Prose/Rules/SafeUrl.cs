namespace Workspace.Prose;

/// <summary>Judges an address as a browser will read it: leading controls and spaces go, tabs and line breaks go wherever they stand, and only then comes the scheme.</summary>
/// <remarks>Source: the URL Standard (url.spec.whatwg.org), "basic URL parser", steps 1 to 3 and the scheme states.</remarks>
public static class SafeUrl
{
    /// <summary>Whether the address has one of the schemes, or lies within the site where these name <c>relative</c>.</summary>
    public static bool Allows(string url, IReadOnlyList<string> schemes)
    {
        var read = AsRead(url);
        var scheme = SchemeOf(read);
        return scheme is not null ? schemes.Contains(scheme) : schemes.Contains("relative") && !LeavesSite(read);
    }

    private static string AsRead(string url)
    {
        var trimmed = url.AsSpan().Trim(Controls);
        return trimmed.ContainsAny('\t', '\n', '\r') ? new string([.. trimmed.ToArray().Where(c => c is not ('\t' or '\n' or '\r'))]) : trimmed.ToString();
    }

    private static string? SchemeOf(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !char.IsAsciiLetter(url[0])) return null;
        var scheme = url.AsSpan(0, colon);
        foreach (var c in scheme) if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return null;
        return scheme.ToString().ToLowerInvariant();
    }

    /// <summary>Two slashes, either way round, lead to another host.</summary>
    private static bool LeavesSite(string url) => url.Length > 1 && url[0] is '/' or '\\' && url[1] is '/' or '\\';

    private static readonly char[] Controls = [.. Enumerable.Range(0, 0x21).Select(c => (char)c)];
}
