namespace Workspace.Tools.Forums.Posts;

/// <summary>The address of a thing of the same space, as people copy it from their browser.</summary>
internal static class ThingAddress
{
    /// <summary>"risks:ID", or null where the address leads elsewhere.</summary>
    public static string? Read(string href, Guid spaceId)
    {
        var path = Uri.TryCreate(href, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole!.AbsolutePath : href;
        return path.Split(['?', '#'], 2)[0].Split('/') is ["", "spaces", var space, { Length: > 0 and <= 40 } tool, var id, ..] && Guid.TryParse(space, out var where) && where == spaceId && Guid.TryParse(id, out var thing) && tool.All(c => char.IsAsciiLetterLower(c) || c == '-')
            ? $"{tool}:{thing}"
            : null;
    }
}
