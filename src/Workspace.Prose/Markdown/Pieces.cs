namespace Workspace.Prose.Markdown;

/// <summary>What a line of Markdown is put together from.</summary>
internal enum PieceKind
{
    /// <summary>Words, which still have to be escaped.</summary>
    Words,

    /// <summary>Markdown as it is: a bracket, an address, code.</summary>
    Raw,

    /// <summary>A line break written as a backslash and a line end.</summary>
    Break,

    /// <summary>Begins emphasis.</summary>
    Open,

    /// <summary>Ends emphasis.</summary>
    Close,
}

/// <summary>A piece of a line.</summary>
internal sealed record Piece(PieceKind Kind, string Text);
