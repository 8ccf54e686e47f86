namespace Workspace.Tools.Forums.Posts;

/// <summary>What somebody wrote, read and bounded: ready to be kept.</summary>
/// <param name="Doc">The document as JSON.</param>
/// <param name="Words">Its words without form.</param>
/// <param name="Things">The things of the space it links to, "tool:ID" a line.</param>
/// <param name="Named">The people it names, each once.</param>
public sealed record WrittenPost(byte[] Doc, string Words, string Things, IReadOnlyList<Guid> Named);
