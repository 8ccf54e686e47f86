namespace Workspace.Prose;

/// <summary>What became of a batch that was carried over what others did.</summary>
/// <param name="Doc">The document afterwards.</param>
/// <param name="Steps">The steps that were made, in order.</param>
/// <param name="Dropped">The steps that had no place left; their words are offered back to their author.</param>
/// <param name="Overwritten">The words that the batch deleted without its author meaning to; they are offered back to those who wrote them.</param>
public sealed record RebaseResult(Node Doc, IReadOnlyList<RebasedStep> Steps, IReadOnlyList<DroppedStep> Dropped, IReadOnlyList<OverwrittenWords> Overwritten);

/// <summary>A step as it was made in the end.</summary>
/// <param name="Index">Its place in the batch.</param>
/// <param name="Step">The step, carried over.</param>
public sealed record RebasedStep(int Index, Step Step);

/// <summary>A step that had no place left.</summary>
/// <param name="Index">Its place in the batch.</param>
/// <param name="Step">The step as its author made it.</param>
/// <param name="Reason">Why it could not be made.</param>
/// <param name="Text">The words it would have put in; empty where there were none.</param>
public sealed record DroppedStep(int Index, Step Step, string Reason, string Text);

/// <summary>Words that somebody put in and that a simultaneous deletion took away.</summary>
/// <param name="Index">The place in the batch of the step that deleted them.</param>
/// <param name="Since">The place, among the steps accepted since, of the one that had put them in; null where the batch itself had.</param>
/// <param name="Text">The words.</param>
public sealed record OverwrittenWords(int Index, int? Since, string Text);

/// <summary>A step its author sent before the batch, on the same version.</summary>
/// <param name="Step">The step as he made it.</param>
/// <param name="Since">Its place among the steps accepted since; null where it was dropped.</param>
public sealed record EarlierStep(Step Step, int? Since);
