namespace Workspace.Prose;

/// <summary>How large a document may grow.</summary>
/// <param name="Depth">How many nodes may stand within each other, the document and its text included.</param>
/// <param name="Nodes">How many nodes there may be, text included.</param>
/// <param name="Bytes">How long its JSON may be, in bytes of UTF-8.</param>
public sealed record Limits(int Depth, int Nodes, int Bytes)
{
    /// <summary>No limits.</summary>
    public static Limits None { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue);

    /// <summary>What is too large, or null. What has not changed since the last time is not counted again.</summary>
    public string? Problem(Node doc) =>
        doc.Depth > Depth ? $"The document would be nested deeper than {Depth} levels."
        : doc.NodeCount > Nodes ? $"The document would hold more than {Nodes} parts."
        : doc.JsonSize > Bytes ? $"The document would be larger than {Bytes / 1024} kB."
        : null;
}
