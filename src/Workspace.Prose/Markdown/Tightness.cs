namespace Workspace.Prose.Markdown;

/// <summary>Whether a list can be written without empty lines: its items are a line, or a line and one such list.</summary>
internal static class Tightness
{
    public static bool Of(Node list) => list.Children.All(IsTight);

    private static bool IsTight(Node item) => item.ChildCount switch
    {
        1 => true,
        2 => StartsWithWords(item) && IsStart(item.Child(1)) && Of(item.Child(1)),
        _ => false,
    };

    /// <summary>Only a list that begins with words, and with 1 if it is numbered, may follow a line directly.</summary>
    private static bool IsStart(Node list) =>
        (list.Type.Name is "bullet_list" or "task_list" || (list.Type.Name == "ordered_list" && list.Attrs.Number("order") == 1)) && StartsWithWords(list.Child(0));

    /// <summary>A line break alone would be read as a block of HTML that goes on.</summary>
    private static bool StartsWithWords(Node item) => item.Child(0) is { ChildCount: > 0 } line && !(line.ChildCount == 1 && line.Child(0).Type.Name == "hard_break");
}
