namespace Workspace.Tools.Wiki.Import;

/// <summary>Something in a file that did not become part of a page as it was, with its place.</summary>
/// <param name="File">The path in the folder or archive.</param>
/// <param name="Line">The line, from 1; 0 where it is about the whole file.</param>
/// <param name="What">What it is and what became of it, as a sentence.</param>
public sealed record ImportNote(string File, int Line, string What);
