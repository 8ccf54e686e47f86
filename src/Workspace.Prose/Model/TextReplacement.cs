namespace Workspace.Prose;

/// <summary>The shortcut for what happens most: typing and deleting within one piece of text.</summary>
internal static class TextReplacement
{
    /// <summary>The content of the parent of both positions with the slice between them, or null where more than one piece of text is concerned.</summary>
    public static Fragment? Of(ResolvedPos from, ResolvedPos to, Slice slice)
    {
        var inserted = slice.Content.FirstChild;
        if (slice.Content.ChildCount > 1 || slice.OpenStart + slice.OpenEnd > 0 || inserted is { Text: null }) return null;
        var (content, index, start) = (from.Parent.Content, from.Index(from.Depth), from.Pos - from.TextOffset);
        if (from.TextOffset == 0 && from.Pos == to.Pos && Text(content, index - 1) is { } before && inserted?.JoinsText(before) == true)
            (index, start) = (index - 1, start - before.NodeSize);
        if (Text(content, index) is not { } text || to.Pos < from.Pos || to.Pos > start + text.NodeSize || inserted?.JoinsText(text) == false) return null;
        if (Text(content, index - 1)?.JoinsText(text) == true || Text(content, index + 1)?.JoinsText(text) == true) return null;
        var words = string.Concat(text.Text.AsSpan(0, from.Pos - start), inserted?.Text, text.Text.AsSpan(to.Pos - start));
        return words.Length == 0 ? null : content.ReplaceChild(index, text.WithText(words));
    }

    private static Node? Text(Fragment content, int index) => content.MaybeChild(index) is { IsText: true } text ? text : null;
}
