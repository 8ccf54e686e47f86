namespace Workspace.Ui.Kit;

/// <summary>Small parts that rows of different lists share.</summary>
public static class Pieces
{
    private static readonly Markup ChangedClass = Markup.Of($" class=\"changed\"");

    /// <summary>The change bar, as an attribute of the row.</summary>
    public static Markup Changed(bool changed) => changed ? ChangedClass : default;

    /// <summary>A quieter second line, where there is one.</summary>
    public static Markup Two(string? text) => text is null ? default : Markup.Of($"<span class=\"two\">{text}</span>");

    /// <summary>Read out and not seen.</summary>
    public static Markup Hidden(string text) => Markup.Of($"<span class=\"hidden-text\">{text}</span>");
}
