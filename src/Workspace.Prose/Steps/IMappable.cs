namespace Workspace.Prose;

/// <summary>Something positions can be carried over: one change of a document, or many.</summary>
public interface IMappable
{
    /// <summary>Where the position is afterwards.</summary>
    /// <param name="pos">A position before the change.</param>
    /// <param name="assoc">Which side it belongs to when something is put in right there: -1 stays before it, 1 goes after it.</param>
    int Map(int pos, int assoc = 1);

    /// <summary>Where the position is afterwards, and whether what was around it is gone.</summary>
    /// <inheritdoc cref="Map"/>
    MapResult MapResult(int pos, int assoc = 1);
}
