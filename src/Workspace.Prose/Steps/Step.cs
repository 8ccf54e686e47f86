namespace Workspace.Prose;

/// <summary>One change of a document: it can be applied, taken back, carried over other changes, and written down.</summary>
public abstract class Step
{
    /// <summary>The document after the change, or why it cannot be made; never an exception.</summary>
    public StepResult Apply(Node doc)
    {
        try
        {
            return new StepResult(Make(doc), null);
        }
        catch (ProseException e)
        {
            return new StepResult(null, e.Message);
        }
    }

    /// <summary>What the change does to positions.</summary>
    public virtual StepMap GetMap() => StepMap.Empty;

    /// <summary>The change that takes this one back.</summary>
    /// <param name="doc">The document before this change.</param>
    /// <exception cref="ProseException">The change cannot be made in that document.</exception>
    public abstract Step Invert(Node doc);

    /// <summary>The same change in a document changed by others meanwhile, or null where it has no place left.</summary>
    public abstract Step? Map(IMappable mapping);

    /// <summary>This change and the following one in a single step, or null where that is not possible.</summary>
    public virtual Step? Merge(Step next) => null;

    /// <inheritdoc/>
    public override string ToString() => ProseJson.WriteText(this);

    /// <summary>The words it puts in.</summary>
    internal virtual string InsertedText => "";

    /// <exception cref="ProseException">It cannot be made.</exception>
    internal abstract Node Make(Node doc);

    internal abstract void Write(JsonOut json);

    /// <summary>Puts another version of a node in the place of its opening, and leaves its content alone.</summary>
    private protected static Node ReplaceOpening(Node doc, int pos, Node node, Node updated) =>
        doc.Replace(pos, pos + 1, new Slice(Fragment.Of(updated), 0, node.IsLeaf ? 0 : 1));

    private protected static Node Found(Node doc, int pos) => doc.NodeAt(pos) ?? throw new ProseException($"There is no node at position {pos}.");
}

/// <summary>What became of a step.</summary>
/// <param name="Doc">The document afterwards; null where the step failed.</param>
/// <param name="Failed">Why it failed; null where it did not.</param>
public sealed record StepResult(Node? Doc, string? Failed);
