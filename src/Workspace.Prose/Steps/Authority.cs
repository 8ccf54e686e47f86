namespace Workspace.Prose;

/// <summary>The one who decides what becomes of a document: carries a batch over what others did, and lets in only what schema, rules and limits allow.</summary>
public static class Authority
{
    /// <summary>Takes a batch in, whole or not at all; steps that lost their place to others are dropped and named.</summary>
    /// <param name="doc">The document as it is now.</param>
    /// <param name="batch">The steps, each made on the document the one before it gave.</param>
    /// <param name="since">All steps accepted since the version the batch was made on, in order; empty where it was made on the document as it is.</param>
    /// <param name="earlier">Steps of the same author between that version and the batch, as he made them.</param>
    /// <returns>What was made of it, or why it is refused; never an exception, whatever was sent.</returns>
    public static Verdict Accept(Node doc, IReadOnlyList<Step> batch, IReadOnlyList<Step> since, IReadOnlyList<EarlierStep>? earlier = null)
    {
        try
        {
            foreach (var step in batch) StepRules.Check(step);
            var result = Rebase.Over(doc, batch, since, earlier, Refuse);
            return since.Count == 0 && result.Dropped is [var unfounded, ..] ? new Verdict(null, unfounded.Reason) : new Verdict(result, null);
        }
        catch (ProseException e)
        {
            return new Verdict(null, e.Message);
        }
    }

    private static string? Refuse(Step step, Node before, Node after)
    {
        StepRules.CheckAttribute(step, before);
        after.Check();
        return after.Type.Schema.Limits.Problem(after);
    }
}

/// <summary>What the authority made of a batch.</summary>
/// <param name="Accepted">The document, the steps and what was lost; null where the batch is refused.</param>
/// <param name="Refused">Why it is refused; null where it is accepted.</param>
public sealed record Verdict(RebaseResult? Accepted, string? Refused);
