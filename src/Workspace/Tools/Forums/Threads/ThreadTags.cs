using Workspace.Spaces;

namespace Workspace.Tools.Forums.Threads;

/// <summary>The words that a thread is found by.</summary>
public static class ThreadTags
{
    /// <summary>As people type them: "witnesses, video".</summary>
    public static IReadOnlyList<string> Read(string? typed)
    {
        string[] tags = [.. Text.OptionalLine(typed, 1_000, "the tags", nameof(Tags)).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DistinctBy(Text.Key)];
        if (tags.Length > ForumThread.MostTags) throw Refusal.Wrong($"Keep to {ForumThread.MostTags} tags.", nameof(Tags));
        return tags.Any(t => t.Length > ForumText.Tag) ? throw Refusal.Wrong($"Shorten each tag to {ForumText.Tag} characters.", nameof(Tags)) : tags;
    }

    public static string Write(IReadOnlyList<string> tags) => string.Join(", ", tags);

    internal static IReadOnlyList<string> Split(string kept) => kept.Length == 0 ? [] : kept.Split('\n');

    internal static string Join(IReadOnlyList<string> tags) => string.Join('\n', tags);

    private const string Tags = nameof(Tags);
}
