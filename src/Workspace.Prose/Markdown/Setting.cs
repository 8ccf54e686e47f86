namespace Workspace.Prose.Markdown;

/// <summary>Where a line is written, which decides how it breaks and what has to be escaped.</summary>
internal enum Setting
{
    Paragraph,
    Heading,
    Cell,
    Note,
}
