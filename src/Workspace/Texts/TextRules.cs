using Workspace.Spaces;

namespace Workspace.Texts;

/// <summary>
/// What a tool lets the roles of a space do to one of its texts: the least role for each, or nobody. It is stored with the text and read
/// inside every saving transaction, so a document that was agreed a moment ago takes no further word.
/// </summary>
public sealed record TextRules
{
    public const int MaxBecause = 300;

    public Role? Read { get; init; } = Role.Reader;
    public Role? Comment { get; init; } = Role.Commenter;
    public Role? Suggest { get; init; } = Role.Contributor;
    public Role? Write { get; init; } = Role.Contributor;

    /// <summary>Said to whoever may do less than others might expect: "This document was agreed on 3 May 2026."</summary>
    public string? Because { get; init; }

    /// <summary>Everybody comments and suggests as their role allows, contributors write.</summary>
    public static TextRules Open { get; } = new();

    /// <summary>Everybody reads, nobody changes anything.</summary>
    public static TextRules ReadOnly(string because) => new() { Comment = null, Suggest = null, Write = null, Because = because };

    /// <summary>Nobody sees it: thrown away, or not yet shown.</summary>
    public static TextRules Hidden { get; } = new() { Read = null, Comment = null, Suggest = null, Write = null };

    public TextRight For(Role role) =>
        Read is not { } read || role < read ? TextRight.None
        : role >= Write ? TextRight.Write
        : role >= Suggest ? TextRight.Suggest
        : role >= Comment ? TextRight.Comment
        : TextRight.Read;
}
