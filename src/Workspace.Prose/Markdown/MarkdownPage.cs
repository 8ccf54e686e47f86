namespace Workspace.Prose.Markdown;

/// <summary>A page read from Markdown.</summary>
/// <param name="Doc">The document; it keeps every rule and limit of the schema.</param>
/// <param name="FrontMatter">What stood before the text between two lines of <c>---</c>, or null.</param>
/// <param name="Losses">What the document cannot hold as it was.</param>
/// <param name="Refused">Why the text was not read as Markdown and is kept word for word in one block instead; null where it was read.</param>
public sealed record MarkdownPage(Node Doc, FrontMatter? FrontMatter, IReadOnlyList<Loss> Losses, string? Refused = null);

/// <summary>A document written as Markdown.</summary>
/// <param name="Text">The Markdown, with lines ended by LF.</param>
/// <param name="Losses">What Markdown cannot say. When there are none, reading the text gives the same document.</param>
public sealed record MarkdownText(string Text, IReadOnlyList<Loss> Losses);
