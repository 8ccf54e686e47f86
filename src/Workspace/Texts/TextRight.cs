namespace Workspace.Texts;

/// <summary>What somebody may do to a text; each includes those before it.</summary>
public enum TextRight
{
    None = 0,
    Read = 1,

    /// <summary>Anchor comments, and change nothing else.</summary>
    Comment = 2,

    /// <summary>Insert and delete as suggestions, and anchor comments.</summary>
    Suggest = 3,
    Write = 4,
}
